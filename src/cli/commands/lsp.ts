import { NewsctlError } from '../../errors.ts';
import { defineCommand } from '../command.ts';

export const lsp = defineCommand({
  name: 'lsp',
  summary: 'serve an editor: findings as one types, fixes, sources',
  details:
    'Speaks the Language Server Protocol on stdin and stdout; an editor starts it. It shows what `newsctl check` finds while somebody writes, offers the fixes, tells of a quotation who says it and what the sources have, goes to the passage, and completes front matter. `newsctl explain editors` has settings for VS Code, Neovim, Helix and Emacs. Nothing is written and no network is touched.',
  options: [
    { flags: '--stdio', description: 'what it does anyway; many editors add it' },
    {
      flags: '--clientProcessId <id>',
      description: 'the process of the editor, with which the server ends',
      number: true,
    },
  ],
  examples: [
    { line: 'newsctl lsp', does: 'serve the editor that starts it' },
    {
      line: 'hx articles/2026/11/bridge-closes.md',
      does: 'write in Helix, once its settings name `newsctl lsp`',
    },
    { line: 'newsctl explain editors', does: 'read how to set up an editor' },
  ],
  group: 'Check',
  async run(context, _, options) {
    if (context.json)
      throw new NewsctlError('USAGE', 'lsp speaks a protocol of its own: --json cannot go with it.', {
        hint: 'Leave --json out, or use `newsctl check --json`.',
      });
    if (context.stdin.isTTY)
      throw new NewsctlError('USAGE', 'lsp talks with an editor, and none is there.', {
        hint: '`newsctl explain editors` says how to set up yours.',
      });
    const { serveEditor } = await import('../language-server.ts');
    return serveEditor(context, options as { clientProcessId?: number });
  },
});

import { defineCommand } from '../command.ts';

export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;

export const completion = defineCommand({
  name: 'completion',
  summary: 'print a script that completes commands in your shell',
  details: 'The script is printed, not installed: your shell reads it at its start.',
  arguments: [{ name: '<shell>', description: SHELLS.join(', ') }],
  examples: [
    {
      line: 'newsctl completion bash > ~/.local/share/bash-completion/completions/newsctl',
      does: 'install for bash',
    },
    { line: 'newsctl completion zsh > ~/.zfunc/_newsctl', does: 'install for zsh' },
    { line: 'newsctl completion fish > ~/.config/fish/completions/newsctl.fish', does: 'install for fish' },
  ],
  group: 'Help',
  async run(_context, [shell = '']) {
    const [{ completionScript }, { NewsctlError }, { didYouMean }] = await Promise.all([
      import('../completion.ts'),
      import('../../errors.ts'),
      import('../../text/suggest.ts'),
    ]);
    const known = SHELLS.find((name) => name === shell);
    if (!known)
      throw new NewsctlError(
        'USAGE',
        `There is no completion for "${shell}".${didYouMean(shell, SHELLS)} There is one for ${SHELLS.join(', ')}.`,
      );
    const script = completionScript(known);
    return { result: { shell, script }, text: script };
  },
});

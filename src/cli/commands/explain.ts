import { defineCommand } from '../command.ts';

export const explain = defineCommand({
  name: 'explain',
  summary: 'tell about a rule, an error code or a topic',
  arguments: [{ name: '[name]', description: 'such as quotes/unclosed, HOST_LOCKED or front-matter' }],
  examples: [
    { line: 'newsctl explain', does: 'list what can be explained' },
    { line: 'newsctl explain quotes/unclosed', does: 'say why a rule is there, with examples' },
    { line: 'newsctl explain publishing', does: 'say what publish does, step by step' },
  ],
  group: 'Help',
  async run(context, [name]) {
    const [{ explain: find }, { showMarkdown }] = await Promise.all([
      import('../../explain/explain.ts'),
      import('../show-markdown.ts'),
    ]);
    const found = find(name);
    return { result: found, text: showMarkdown(found.text, context.paint) };
  },
});

import { NewsctlError } from '../../errors.ts';
import { didYouMean } from '../../text/suggest.ts';
import { defineCommand } from '../command.ts';

export const help = defineCommand({
  name: 'help',
  summary: 'show help for a command or a topic',
  arguments: [{ name: '[name]', description: 'a command, or a topic such as exit-codes' }],
  examples: [
    { line: 'newsctl help publish', does: 'show how a command is used' },
    { line: 'newsctl help exit-codes', does: 'tell about a topic' },
  ],
  group: 'Help',
  async run(context, [name]) {
    const { helpFor, commandNames } = await import('../help-text.ts');
    const text = helpFor(name);
    if (text !== null) return { result: { command: name ?? null, text }, text };
    const { explain } = await import('../../explain/explain.ts');
    const { showMarkdown } = await import('../show-markdown.ts');
    try {
      const found = explain(name);
      return { result: found, text: showMarkdown(found.text, context.paint) };
    } catch {
      throw new NewsctlError(
        'TOPIC_UNKNOWN',
        `There is no command or topic "${name}".${didYouMean(name!, commandNames())}`,
      );
    }
  },
});

import { defineCommand } from '../command.ts';

export interface AckOptions {
  by?: string;
  note?: string;
  line?: number;
}

export const ack = defineCommand<AckOptions>({
  name: 'ack',
  summary: 'answer for a review, by name and with a reason',
  details:
    'What the check marks “review”, such as a question about the law, is not mended but decided by somebody. ack notes who that was, when and why under `acks` in the front matter, for each passage that the rule asks about, or with --line for one. It is bound to the words of the passage and lapses when they change. Readers never see it.',
  arguments: [
    { name: '<rule>', description: 'such as legal/jigsaw' },
    { name: '<path>', description: 'the article' },
  ],
  options: [
    { flags: '--by <name>', description: 'who decided' },
    { flags: '--note <text>', description: 'why it may stand' },
    { flags: '--line <number>', description: 'only what is found on this line', number: true },
  ],
  examples: [
    {
      line: 'newsctl ack legal/jigsaw story.md --by "Ann Lee" --note "Counsel agrees"',
      does: 'note who decided that the article may say so',
    },
  ],
  group: 'Check',
  async run(context, [rule, path], options) {
    const { acknowledge } = await import('../ack.ts');
    return acknowledge(context, rule!, path!, options);
  },
});

import { BLOCK_NAMES } from '../../article/body.ts';
import { didYouMean } from '../../text/suggest.ts';
import { defineRule } from '../rule.ts';

export const blockName = defineRule({
  id: 'structure/block-name',
  summary: 'A `:::` block of an unknown name, or one that never closes.',
  why: 'A mistyped `:::opinion` would show the house’s view as news; one that never closes would label the rest of the news as opinion.',
  severity: 'error',
  good: [
    { text: ':::opinion[Our view]\nWe think so.\n:::\n\nThe news goes on.' },
    { text: ':::update\nThe road is open.\n:::' },
    { text: ':::note\nThis article was first published in May.\n:::' },
    { text: 'At 10:45am, Leeds:Bradford was 2:1.', why: 'colons in copy' },
    { text: '```\n:::opinon\n```', why: 'code' },
  ],
  bad: [
    { text: ':::opinon\nWe think so.\n:::' },
    { text: ':::opinion\nWe think so.\n\nThe council met on Monday.' },
    { text: ':::Update\nThe road is open.\n:::' },
  ],
  check({ article }, report) {
    for (const block of article.namedBlocks) {
      const opening = { start: block.span.start, end: block.span.start + 3 + block.name.length };
      if (!Object.hasOwn(BLOCK_NAMES, block.name))
        report({
          message: `There is no block \`:::${block.name}\`.${didYouMean(block.name, Object.keys(BLOCK_NAMES))} Use opinion, update or note.`,
          span: opening,
        });
      else if (!block.closed)
        report({
          message: `\`:::${block.name}\` opens here and never closes: end it with a line \`:::\`.`,
          span: opening,
        });
    }
  },
});

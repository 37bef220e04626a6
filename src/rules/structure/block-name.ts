import type { Article } from '../../article/article.ts';
import { BLOCK_NAMES } from '../../article/body.ts';
import type { Span } from '../../text/position.ts';
import { didYouMean } from '../../text/suggest.ts';
import { defineRule } from '../rule.ts';

export const blockName = defineRule({
  id: 'structure/block-name',
  summary: 'A `:::` block of an unknown name, one that never closes, or colons that make no block at all.',
  why: 'A mistyped `:::opinion` would show the house’s view as news; one that never closes would label the rest of the news as opinion; and readers would see the colons themselves where they make no block.',
  severity: 'error',
  good: [
    { text: ':::opinion[Our view]\nWe think so.\n:::\n\nThe news goes on.' },
    { text: ':::update\nThe road is open.\n:::' },
    { text: ':::note\nThis article was first published in May.\n:::' },
    { text: 'At 10:45am, Leeds:Bradford was 2:1.', why: 'colons in copy' },
    { text: '```\n:::opinon\n```', why: 'code' },
    { text: 'The score was\n:: 2 to 1.', why: 'two colons and no name of a block' },
  ],
  bad: [
    { text: ':::opinon\nWe think so.\n:::' },
    { text: ':::opinion\nWe think so.\n\nThe council met on Monday.' },
    { text: ':::Update\nThe road is open.\n:::' },
    { text: ':::update14:05 GMT\nThe road is open.\n:::', why: 'a time without its brackets' },
    { text: ':::update 14:05\nThe road is open.\n\nIt is dry.\n\n:::', why: 'a time after a blank' },
    { text: '::update[14:05]\n\nThe road is open.', why: 'a colon too few' },
    { text: 'The road is open.\n\n:::', why: 'an end of nothing' },
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
    for (const { line, span } of strayColons(article)) report({ message: strayMessage(line), span });
  },
});

const STRAY = new RegExp(`^[ \\t]*(:{3,}|:{2}(?=(?:${Object.keys(BLOCK_NAMES).join('|')})\\b)).*`, 'gimu');

interface StrayLine {
  line: string;
  span: Span;
}

/** Lines that begin like a block and are words of the copy; the end of one that never began belongs to its opening. */
function strayColons({ plain }: Article): StrayLine[] {
  const found: StrayLine[] = [];
  let begun = 0;
  for (const block of plain.blocks) {
    if (block.zone === 'code') continue;
    for (const match of plain.words(block).matchAll(STRAY)) {
      const line = match[0].trim();
      const isEnd = /^:+$/.test(line);
      if (isEnd && begun > 0) begun--;
      else {
        if (!isEnd) begun++;
        const start = block.start + match.index;
        found.push({ line, span: plain.sourceSpan({ start, end: start + match[0].length }) });
      }
    }
  }
  return found;
}

function strayMessage(line: string): string {
  if (/^:+$/.test(line))
    return `\`${line}\` ends no block: delete it, or look for the line that should begin one.`;
  const [, name, rest] = line.match(/^:+[ \t]*([a-z]*)(.*)$/isu)!;
  const known = Object.hasOwn(BLOCK_NAMES, name!.toLowerCase());
  const label = rest!.replace(/^[ \t[{(]+|[ \t\]})]+$/gu, '');
  const form = `:::${known ? name!.toLowerCase() : 'update'}[${known && label ? label : '14:05'}]`;
  return `\`${line}\` begins no block: readers would see it as it stands. Write it in the form \`${form}\`, and end the block with a line \`:::\`.`;
}

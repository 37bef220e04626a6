import { copyOf, wordSet } from '../copy.ts';
import { defineRule } from '../rule.ts';

export const subordinatorComma = defineRule({
  id: 'style/subordinator-comma',
  summary: 'A comma between a conjunction and its clause: “When, they came back”.',
  why: 'The comma cuts the conjunction off from what it joins. It is right only where an aside begins, and then another comma closes the aside.',
  severity: 'warning',
  fixable: 'safe',
  good: [
    { text: 'If, however, it rains, the game is off.', why: 'an aside' },
    { text: 'If, he said, it rains, the game is off.', why: 'a cue' },
    { text: 'When they came back, the bridge was shut.' },
    { text: '“If, it rains,” said Ada Brook.', why: 'somebody’s words' },
    { text: 'Since then, they have waited.' },
    { text: 'She left after a while, he stayed. Once in a while, they sing.', why: 'a while, the noun' },
    { text: 'She asked when, and they told her.', why: 'the end of a clause' },
  ],
  bad: [
    { text: 'When, they came back the bridge was shut.', fixed: 'When they came back the bridge was shut.' },
    { text: 'The game is off if, it rains all day.', fixed: 'The game is off if it rains all day.' },
    {
      text: 'Although, she had waited for hours the ferry was full.',
      fixed: 'Although she had waited for hours the ferry was full.',
    },
  ],
  check(input, report) {
    const { plain } = input.article;
    for (const { block, text } of copyOf(input))
      for (const match of text.matchAll(COMMA)) {
        // A second comma, or a cue, within four words closes an aside.
        const rest = text.slice(match.index + match[0].length).split(/\s+/, 5);
        if (rest.slice(0, 4).some((word) => /[,:;–—)]/.test(word) || CUES.has(word.toLowerCase()))) continue;
        const at = block.start + match.index + match[1]!.length;
        const span = plain.sourceSpan({ start: at, end: at + 1 });
        report({
          message: `The comma cuts “${match[1]}” off from its clause.`,
          span,
          fix: { description: 'Take the comma away.', safe: true, edits: [{ ...span, text: '' }] },
        });
      }
  },
});

const COMMA =
  /(?<!\b(?:a|the|little|short|long) )\b(if|when|although|because|unless|while|until|whenever)(?:,) (?:he|she|it|they|we|you|I)\b(?=\s+[a-z])/gi;
const CUES = wordSet('said says told added thought think believe believes asked explained wrote argued');

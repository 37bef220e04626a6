import { COMMON_RUN, FARTHEST, FRAGMENT, NEAR, SHORTEST_PIECE } from '../sources/align/contract.ts';
import { MEANS, VERDICTS } from '../sources/verify/verification.ts';

/** The matching contract, with the numbers that the program itself goes by. */
export function matching(): string {
  return [
    '# How a quotation is held against its sources',
    'Each quotation of an article is compared with every source that the front matter declares, word by word. No score of likeness ever decides: a sentence and its opposite are alike but for one word. Nothing is fetched; `check` reads the files of the newsroom and no network.',
    '## What makes no difference',
    'Compatibility forms of Unicode, capital and small letters, the glyphs of marks, apostrophes, dashes and ellipses, hyphens, white space, full stops and commas, the commas of large numbers. Numbers, `%` and signs of currency are words.',
    `## Verdicts\n\n${VERDICTS.map((verdict) => `- \`${verdict}\`: ${MEANS[verdict]} ${TESTS[verdict]}`).join('\n')}`,
    '## Which place counts',
    'The places in which the words stand as they are come first, and among them those of the speaker whom the article names. Else the place counts that fits best; of two that fit equally well, the one that says the worse of the quotation.',
    '## Who speaks',
    'The speaker of a passage is whoever the source quotes there; else the one whose turn it is by a label (`LEE:`, `Q:`, a voice of a caption). A label means the person that `sources[].speakers` gives for it, or the one whose name or post it is. A label that nobody has explained is held against nobody. What stands in a `release` outside its own marks is no person’s words, if the release quotes people.',
    '## Spoken words',
    'A source is spoken if its `fidelity` is `transcript`, `notes` or `asr`, or, where none is given, if it is an interview, a transcript, a broadcast, a court or a witness, or a caption file. Figures for numbers, British or American spelling and, with `quotations.cleanup: clean-verbatim`, hesitation (um, er, you know) and words said twice are then the writer’s. In a document they are not.',
  ].join('\n\n');
}

const percent = NEAR * 100;

const TESTS: Readonly<Record<(typeof VERDICTS)[number], string>> = {
  exact: 'The folded words are equal.',
  permitted: `Only: an ellipsis between stretches that stand in order, within ${FARTHEST} words and one turn; words in brackets beside those that were said; \`[sic]\`; a masked word (\`f***\`) with the first letter of what was said; and what is the writer’s in spoken words.`,
  'bracket-substitution': 'The source has other words where the bracket stands.',
  'near-miss': `At most ${percent}% of its words would have to change, and at least ${COMMON_RUN} in a row are alike. From a text that a program made of a recording (\`fidelity: asr\`) it is a warning: listen again.`,
  'undeclared-omission':
    'Every word stands there in order; the source has more between them, and no ellipsis shows it.',
  spliced: `Pieces of at least ${SHORTEST_PIECE} words stand in another order, in the turns of different speakers, or more than ${FARTHEST} words apart.`,
  'wrong-speaker': 'They stand there as they are, or with permitted edits.',
  'critical-change':
    'What differs is a negation, a number, a modal (may, must), a quantifier (all, most), a unit, a date or a name, however alike the rest is.',
  'not-found': `Fewer than ${FRAGMENT} words are looked for word for word only, and weigh a warning at most.`,
  unverifiable:
    'It needs `verified_by` and `verified_from` with the person in the front matter, and never counts as verified.',
};

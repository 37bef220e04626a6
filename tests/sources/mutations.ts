import type { Verdict } from '../../src/sources/verify/verification.ts';
import type { SpokenText } from './texts.ts';

/** One way in which copy departs from what was said. */
export interface Mutation {
  name: string;
  /** What the quotation becomes; null where a text offers nothing to change. */
  change: (said: string, text: SpokenText) => string | null;
  verdicts: readonly Verdict[];
  /** Who the article says it was; the speaker of the text if left out. */
  speaker?: string;
  /** What the transcript has instead of the words said. */
  spoken?: (said: string) => string;
}

const sentences = (said: string): string[] => said.match(/[^.?!]+[.?!]/g)!.map((sentence) => sentence.trim());

const replaced = (said: string, pattern: RegExp, by: string): string | null =>
  pattern.test(said) ? said.replace(pattern, by) : null;

/** Words of the first sentence from the third to the sixth. */
function withoutMiddle(said: string, instead: string): string | null {
  const [first, ...rest] = sentences(said);
  const words = first!.split(' ');
  if (words.length < 12) return null;
  const middle = words.slice(5, 9).join(' ');
  if (/[,]/.test(middle)) return null;
  return [[...words.slice(0, 5), ...(instead ? [instead] : []), ...words.slice(9)].join(' '), ...rest].join(
    ' ',
  );
}

/** Adjectives and nouns that none of the texts has, for one of theirs. */
const swapWord = (said: string): string | null => {
  const word =
    /\b(?:bridge|ward|roof|boat|farm|library|gate|company|rent|front|staff|surveyor|grant|insurer|room|coat|canteen|square|row)\b/;
  return replaced(said, word, 'machine');
};

export const MUTATIONS: readonly Mutation[] = [
  { name: 'word for word', change: (said) => said, verdicts: ['exact'] },
  { name: 'the first sentence', change: (said) => sentences(said)[0]!, verdicts: ['exact'] },
  {
    name: 'small first letter, no stop',
    change: (said) => said[0]!.toLowerCase() + said.slice(1, -1),
    verdicts: ['exact'],
  },
  {
    name: 'curly apostrophes and long dashes',
    change: (said) => said.replaceAll(', and', ' — and'),
    verdicts: ['exact'],
  },
  { name: 'a remark in brackets', change: (said) => said.replace(/\.$/, ' [sic].'), verdicts: ['permitted'] },
  {
    name: 'a bracket beside a word',
    change: (said) => said.replace(/ (of|in|on|before|after) /, ' $1 [as we know] '),
    verdicts: ['permitted'],
  },
  {
    name: 'a bracket in place of words',
    change: (said) => withoutMiddle(said, '[and so on]'),
    verdicts: ['bracket-substitution'],
  },
  {
    name: 'words left out with an ellipsis',
    change: (said) => withoutMiddle(said, '…'),
    verdicts: ['permitted'],
  },
  {
    name: 'words left out without one',
    change: (said) => withoutMiddle(said, ''),
    verdicts: ['undeclared-omission', 'critical-change'],
  },
  {
    name: 'a sentence of another answer put behind',
    change: (said) => `${sentences(said)[0]} Thank you. The next witness will be called after lunch.`,
    verdicts: ['spliced', 'wrong-speaker'],
  },
  {
    name: 'two sentences the other way round',
    change: (said) => sentences(said).reverse().join(' '),
    verdicts: ['spliced'],
  },
  {
    name: 'a not that is gone',
    change: (said) => replaced(said, /\b(?:not|never) /, ''),
    verdicts: ['critical-change'],
  },
  {
    name: 'a not that is new',
    change: (said) => replaced(said, /\b(will|had|was|is|were|would|could) /, '$1 not '),
    verdicts: ['critical-change'],
  },
  {
    name: 'another number',
    change: (said) => replaced(said, /\b\d+\b/, '57'),
    verdicts: ['critical-change'],
  },
  {
    name: 'another number in words',
    change: (said) =>
      replaced(said, /\b(?:twenty|nine|eighteen|forty|ten|five|thirty|six|seven|three|four|two)\b/, 'eleven'),
    verdicts: ['critical-change'],
  },
  {
    name: 'another name',
    change: (said) =>
      replaced(
        said,
        /\b(?:Harrow|Calder|Staithe|Wend|Dunmoor|Ferrow|Voss|Leipzig|Oxley|Marlow)\b/,
        'Brackley',
      ),
    verdicts: ['critical-change'],
  },
  {
    name: 'another day',
    change: (said) => replaced(said, /\b(?:Tuesday|Saturday|March|January|Friday|Sunday)\b/, 'Monday'),
    verdicts: ['critical-change'],
  },
  {
    name: 'another degree of certainty',
    change: (said) => replaced(said, /\b(?:may|could|should|will|would|must)\b/, 'might'),
    verdicts: ['critical-change'],
  },
  {
    name: 'another quantity',
    change: (said) => replaced(said, /\b(?:some|most|every|half|any|only|single|about)\b/i, 'all'),
    verdicts: ['critical-change', 'near-miss'],
  },
  { name: 'another word', change: swapWord, verdicts: ['near-miss'] },
  {
    name: 'a word more',
    change: (said) => replaced(said, / (and|because|that|until|before) /, ' $1 frankly '),
    verdicts: ['near-miss'],
  },
  { name: 'another speaker', change: (said) => said, speaker: 'Jon Firth', verdicts: ['wrong-speaker'] },
  {
    name: 'hesitation that is left out',
    change: (said) => said,
    spoken: (said) => said.replace(/, /, ', er, you know, ').replace(/^(\w+) (\w+)/, '$1, um, $1 $2'),
    verdicts: ['permitted'],
  },
  {
    name: 'British spelling of a transcript in American',
    change: (said) => said.replace(/\bthe\b/, 'the color of the'),
    spoken: (said) => said.replace(/\bthe\b/, 'the colour of the'),
    verdicts: ['permitted'],
  },
  {
    name: 'figures for numbers that were spoken',
    change: (said) => replaced(said, /\b(?:twenty|nine|eighteen|forty|thirty)\b/, '90'),
    spoken: (said) => said.replace(/\b(?:twenty|nine|eighteen|forty|thirty)\b/, 'ninety'),
    verdicts: ['permitted'],
  },
  {
    name: 'letters masked',
    change: (said) => said.replace(/\bthe\b/, 'the f***ing'),
    spoken: (said) => said.replace(/\bthe\b/, 'the flaming'),
    verdicts: ['permitted'],
  },
  {
    name: 'words of nobody',
    change: () =>
      'There is a time for gardens and there is a time for walls, and this town has built both in the wrong order.',
    verdicts: ['not-found'],
  },
];

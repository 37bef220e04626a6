import type { PlainText, Zone } from '../article/plain-text.ts';
import type { Quotation } from '../quotes/analysis.ts';
import { startsWithCapital, startsWithDigit } from '../text/character.ts';
import { BREAK, type WordRow, wordRow } from './word-row.ts';

/** What a word of the copy is to a comparison with other texts. */
export const OWN = 0;
/** Stands in quotation marks, or is a phrase that the outlet always prints: nobody minds that it is elsewhere too. */
export const NOT_OURS = 1;
/** Part of a name, the title of a law or a body, or a figure: there is no other way to write it. */
const NAME = 2;

/** The words that an outlet puts before its readers as its own, with what each of them is. */
export interface OwnCopy {
  row: WordRow;
  /** 1 for each word that is {@link NOT_OURS}. */
  foreign: Uint8Array;
  /** {@link OWN}, {@link NOT_OURS} or {@link NAME}, a word each; made when first asked for. */
  readonly sorts: Uint8Array;
  /** Index of the block that a word stands in. */
  blocks: Uint32Array;
}

const COPY: readonly Zone[] = ['narrative', 'update'];

/** @param boilerplate phrases that the outlet always prints */
export function ownCopy(
  plain: PlainText,
  quotations: readonly Quotation[],
  boilerplate: readonly string[] = [],
): OwnCopy {
  const row = wordRow(
    plain.text,
    plain.blocks.filter((block) => COPY.includes(block.zone) && block.kind !== 'heading'),
  );
  const foreign = new Uint8Array(row.codes.length);
  markQuoted(row, foreign, quotations);
  for (const phrase of boilerplate)
    markPhrase(row, foreign, wordRow(phrase, [{ start: 0, end: phrase.length }]));
  let sorts: Uint8Array | null = null;
  return {
    row,
    foreign,
    blocks: blocksOf(plain, row),
    get sorts() {
      sorts ??= namesIn(plain.text, row).map((sort, i) => (foreign[i] ? NOT_OURS : sort));
      return sorts;
    },
  };
}

/** The copy with a break wherever it quotes. */
export function unquotedRow({ row, foreign }: OwnCopy): WordRow {
  return { ...row, codes: row.codes.map((code, i) => (foreign[i] ? BREAK : code)) };
}

/** Words of the copy outside its quotations, from one word to another. */
export function countOurs({ foreign }: OwnCopy, from = 0, to = foreign.length): number {
  let count = 0;
  for (let i = from; i < to; i++) if (!foreign[i]) count++;
  return count;
}

/** Those of them that are no part of a name and no figure. */
export function countOwn({ sorts }: OwnCopy, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) if (sorts[i] === OWN) count++;
  return count;
}

function blocksOf(plain: PlainText, { starts }: WordRow): Uint32Array {
  const blocks = new Uint32Array(starts.length);
  let block = 0;
  for (let i = 0; i < starts.length; i++) {
    while (plain.blocks[block]!.end <= starts[i]!) block++;
    blocks[i] = block;
  }
  return blocks;
}

function markQuoted(row: WordRow, foreign: Uint8Array, quotations: readonly Quotation[]): void {
  let word = 0;
  for (const part of quotations.flatMap((quotation) => quotation.parts)) {
    while (word < foreign.length && row.starts[word]! < part.start) word++;
    while (word < foreign.length && row.starts[word]! < part.end) foreign[word++] = 1;
  }
}

function markPhrase({ codes }: WordRow, foreign: Uint8Array, phrase: WordRow): void {
  const { length } = phrase.codes;
  if (length === 0) return;
  for (let at = codes.indexOf(phrase.codes[0]!); at >= 0; at = codes.indexOf(phrase.codes[0]!, at + 1))
    if (phrase.codes.every((code, i) => code !== BREAK && codes[at + i] === code))
      foreign.fill(1, at, at + length);
}

/** Words that join the parts of one name: the Department for Work and Pensions. */
const JOINS = /^(?:of|for|the|and|on|in|to|at|by|with|de|du|la|le|von|van|der|al|s)$/i;

/** Tells names and figures from other words. A capital at the start of a sentence is a name only before another one. */
function namesIn(text: string, { starts, ends }: WordRow): Uint8Array {
  const sorts = new Uint8Array(starts.length);
  const word = (i: number): string => text.slice(starts[i], ends[i]);
  let lastName = -1;
  for (let i = 0; i < starts.length; i++) {
    if (!isNamelike(text, starts, i)) continue;
    sorts[i] = NAME;
    let joins = i - 1;
    while (joins > lastName && i - joins <= 3 && JOINS.test(word(joins))) joins--;
    if (joins === lastName && lastName >= 0 && !endsSentence(text, starts[lastName]!, starts[i]!))
      sorts.fill(NAME, lastName, i);
    lastName = i;
  }
  return sorts;
}

function isNamelike(text: string, starts: Uint32Array, i: number): boolean {
  const at = starts[i]!;
  if (startsWithDigit(text.slice(at, at + 2))) return true;
  if (!isCapital(text, at)) return false;
  const first = i === 0 || endsSentence(text, starts[i - 1]!, at);
  return (
    !first ||
    (i + 1 < starts.length && isCapital(text, starts[i + 1]!) && !endsSentence(text, at, starts[i + 1]!))
  );
}

const isCapital = (text: string, at: number): boolean => startsWithCapital(text.slice(at, at + 2));

/** Something stands between two words after which a sentence may begin. @param start of the word before */
const endsSentence = (text: string, start: number, end: number): boolean => {
  const between = text.slice(start, end);
  return /[.?!:;“"‘]\s|[“"‘]$|\n/.test(between) && !ABBREVIATION.test(between);
};

const ABBREVIATION = /^(?:\p{Lu}|Mr|Mrs|Ms|Dr|St|Prof|Rev|Cllr|Sgt|Const|Insp|Supt|No)\. $/u;

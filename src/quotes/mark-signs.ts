import type { MarkStyle } from './analysis.ts';

/** What the look of a sign says about it, whatever stands beside it. */
export interface Shape {
  /** The sign as it is typed. */
  text: string;
  style: MarkStyle;
  family: 'double' | 'single';
  role: 'open' | 'close' | 'either';
  /** The sign that closes what this one opens. */
  closing: string;
}

const TABLE: readonly [string, MarkStyle, Shape['family'], Shape['role'], string][] = [
  ['"', 'straight-double', 'double', 'either', '"'],
  ['“', 'curly-double', 'double', 'open', '”'],
  ['”', 'curly-double', 'double', 'close', '”'],
  ['„', 'curly-double', 'double', 'open', '“'],
  ['‟', 'curly-double', 'double', 'open', '”'],
  ['«', 'guillemet', 'double', 'open', '»'],
  ['»', 'guillemet', 'double', 'close', '«'],
  ['``', 'doubled-single', 'double', 'open', "''"],
  ["''", 'doubled-single', 'double', 'either', "''"],
  ["'", 'straight-single', 'single', 'either', "'"],
  ['‘', 'curly-single', 'single', 'open', '’'],
  ['’', 'curly-single', 'single', 'close', '’'],
  ['‚', 'curly-single', 'single', 'open', '‘'],
  ['‛', 'curly-single', 'single', 'open', '’'],
  ['‹', 'guillemet', 'single', 'open', '›'],
  ['›', 'guillemet', 'single', 'close', '‹'],
];

const shapes = TABLE.map(
  ([text, style, family, role, closing]): Shape => ({
    text,
    style,
    family,
    role,
    closing,
  }),
);

const BY_CODE = new Map(
  shapes.filter(({ text }) => text.length === 1).map((shape) => [shape.text.charCodeAt(0), shape]),
);
const DOUBLED = new Map(
  shapes.filter(({ text }) => text.length === 2).map((shape) => [shape.text.charCodeAt(0), shape]),
);

/** Every character that a quotation mark is typed with. */
export const MARK_CHARACTERS = shapes.map(({ text }) => text[0]).join('');

/** The shape of a sign, by the first unit and the number of units it is typed with. */
export const shapeOf = (code: number, length: number): Shape =>
  (length === 2 ? DOUBLED.get(code) : BY_CODE.get(code)) ?? DOUBLED.get(code)!;

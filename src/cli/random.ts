import { randomBytes } from 'node:crypto';

const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';

/** Eight letters and digits that nobody mistakes for others, for ids. */
export const randomLetters = (): string => [...randomBytes(8)].map((byte) => LETTERS[byte % 32]).join('');

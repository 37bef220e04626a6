import type { SharedParts } from './shared-looks.ts';

/** What the thread that looks at files is asked: to look at what has these names, or to find that first. */
export type Asked = { id: number; folder: string } & (
  | {
      /** With a character between them that no path can hold: one text is handed over faster than many. Or as bytes. */
      names: string | Uint8Array;
      follow: boolean;
      parts: SharedParts;
    }
  | {
      /** Where in it files are looked for. */
      below: string;
      /** What their names are like. */
      named: RegExp;
    }
);

/** Names that came as one text. */
export const splitNames = (names: string): string[] => (names === '' ? [] : names.split('\0'));

/** What it answers. */
export type Told = { id: number } & (
  | { is: 'done' | 'failed' }
  | { is: 'found'; names: string; parts: SharedParts }
);

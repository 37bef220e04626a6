/** The letters and digits of a text, folded and run together, with the way back. */
export interface Letters {
  text: string;
  /** For each unit of `text` the offset that it comes from. */
  at: readonly number[];
}

/** A stretch of a text that does not count as words, or stands for other characters. */
export interface Replaced {
  start: number;
  end: number;
  /** What it stands for; nothing for markup. */
  as: string;
}

/**
 * White space, marks, hyphens at a line end and the case of letters differ between a file and what is read out of it;
 * letters and digits do not.
 * @param replaced in order, never overlapping
 */
export function lettersOf(text: string, replaced: Iterable<Replaced> = []): Letters {
  const letters: string[] = [];
  const at: number[] = [];
  const add = (from: number, to: number): void => {
    for (let offset = from; offset < to; offset++) addFolded(text[offset]!, offset, letters, at);
  };
  let done = 0;
  for (const { start, end, as } of replaced) {
    add(done, start);
    for (const character of as) addFolded(character, start, letters, at);
    done = end;
  }
  add(done, text.length);
  return { text: letters.join(''), at };
}

function addFolded(character: string, offset: number, letters: string[], at: number[]): void {
  for (const folded of character < '\u0080' ? character : character.normalize('NFKD')) {
    if (!isLetter(folded)) continue;
    const lower = folded.toLowerCase();
    letters.push(lower);
    for (let unit = 0; unit < lower.length; unit++) at.push(offset);
  }
}

/** Halves of characters of two units count too: they stand alike on both sides. */
const isLetter = (character: string): boolean =>
  character.toLowerCase() !== character.toUpperCase() ||
  (character >= '0' && character <= '9') ||
  (character >= '\u0590' && !SIGNS.test(character));

const SIGNS = /[\u2000-\u2bff\u2e00-\u2e7f\u3000-\u303f\ufeff\s]/;

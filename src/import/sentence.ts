const CLOSING = /[.!?…:;,]["'”’»)\]]*$/;

/** Whether a line ends the way a sentence, or a part of one, ends: titles, labels and names do not. */
export const endsLikeSentence = (line: string): boolean => CLOSING.test(line) || /["”’»]$/.test(line);

export const wordCount = (line: string): number => line.split(/\s+/).filter((word) => word !== '').length;

/** Whether a line is running copy: a sentence of some length. */
export const isProse = (line: string): boolean => wordCount(line) >= 12 && endsLikeSentence(line);

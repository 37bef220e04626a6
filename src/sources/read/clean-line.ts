const LIGATURES: Readonly<Record<string, string>> = {
  ﬀ: 'ff',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
  ﬅ: 'ft',
  ﬆ: 'st',
};

/** Nothing that a reader sees: control characters, zero-width spaces and joiners of words, marks of direction. */
const UNSEEN = /(?!\s)\p{Cc}|[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe]/gu;

/** A line as it is read aloud: ligatures as letters, one space between words, none around them. */
export const cleanLine = (text: string): string =>
  text
    .replace(/[ﬀ-ﬆ]/g, (ligature) => LIGATURES[ligature]!)
    .replace(UNSEEN, '')
    // A soft hyphen shows only where the line breaks at it.
    .replace(/\u00ad(?!\s*$)/g, '')
    .replace(/\s+/g, ' ')
    .trim();

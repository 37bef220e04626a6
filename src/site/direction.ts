/** Scripts that are written from right to left (ISO 15924). */
const RIGHT_TO_LEFT = new Set('Adlm Arab Aran Hebr Mand Mend Nkoo Rohg Samr Syrc Thaa'.split(' '));

const directions = new Map<string, 'ltr' | 'rtl'>();

/** The way a language is written. @param lang BCP 47 tag; what is none is written from left to right */
export function direction(lang: string): 'ltr' | 'rtl' {
  const known = directions.get(lang);
  if (known !== undefined) return known;
  const found = directionOf(lang);
  directions.set(lang, found);
  return found;
}

function directionOf(lang: string): 'ltr' | 'rtl' {
  try {
    return RIGHT_TO_LEFT.has(new Intl.Locale(lang).maximize().script ?? '') ? 'rtl' : 'ltr';
  } catch {
    return 'ltr';
  }
}

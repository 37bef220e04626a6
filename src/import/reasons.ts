/** Why furniture was dropped. */
export const FURNITURE = 'part of the site, not of the article';

/** Why a date without an offset is left out: a midnight in London is none in New York. */
export const untrusted = (field: string): string =>
  `a date without an offset from UTC cannot be trusted as ${field}`;

/** Given for words that no step accounted for: the editor is asked to look for them. */
export const UNPLACED = 'words of the page that found no place: compare with the page';

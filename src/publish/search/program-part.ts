import type { SearchPart, SearchRecord } from '../../site/search/search-types.ts';

/** An index is data alone: the program that reads them is there once. */
export const isData = (path: string): boolean =>
  /^(?:pagefind-entry\.json|pagefind\.[^/]+\.pf_meta|(?:index|fragment|filter)\/.+)$/.test(path);

/** Of all that the package brings along readers need what searches, not its own boxes and buttons. */
export const isProgram = (path: string, all: ReadonlySet<string>): boolean =>
  path === 'pagefind.js' ||
  /^(?:pagefind-entry\.json|pagefind\.[^/]+\.pf_meta|index\/.+)$/.test(path) ||
  (isStemmer(path) && (path !== ANY_STEMMER || [...all].filter(isStemmer).length === 1));

/** What searches words of one language, or as they stand where it knows no stems of theirs. */
const isStemmer = (path: string): boolean => /^wasm\.[^/]+\.pagefind$/.test(path);

/** It comes with every index, and is needed where there is no other. */
const ANY_STEMMER = 'wasm.unknown.pagefind';

/**
 * The index that the program in the browser starts with, to which those of the stories are added. The program
 * takes none that is empty, so there is one sign in it that nobody looks for.
 */
export function programPart(language: string): SearchPart {
  const record: SearchRecord = {
    url: '',
    title: '',
    authors: '',
    subjects: '',
    section: '',
    published: 0,
    language,
    words: '‿',
  };
  // No part of the stories has such a name.
  return { name: `program ${language}`, articles: [{ key: language, file: '', record: async () => record }] };
}

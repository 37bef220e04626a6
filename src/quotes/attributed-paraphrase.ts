/**
 * Verbs and phrases that lay a sentence to somebody without quoting: fewer than the cues of quotations, because
 * beside copied words nothing else shows that speech is reported (a service that offers help says nothing).
 */
const CREDITS = new RegExp(
  [
    '(?<!\\b(?:is|was|are|were|be|been|being) )\\bsaid\\b',
    '\\b(?:says|told|according to|stated|announced|explained|warned|claimed|argued|insisted|admitted|wrote|testified|predicted)\\b',
    '\\b(?:adds|added|confirmed|reported|estimated|believes?|found|ruled|shows?|showed) that\\b',
    '\\b(?:he|she|they) (?:added|confirmed)\\b',
    '\\b(?:in|from) an? (?:\\w+ )?(?:statement|release|report|letter|post|email)\\b',
  ].join('|'),
  'i',
);

/** Whether the reporter's words in a sentence say that somebody else said, wrote or found this. */
export const isAttributed = (sentence: string): boolean => CREDITS.test(sentence);

/** Something that would tell who a source is, and how it looks in a text. */
export interface Secret {
  /** What sort of thing it is, for a message: never the thing itself. */
  what: string;
  /** Global. */
  pattern: RegExp;
}

/** Shorter ones stand in any text. */
const FEWEST_LETTERS = 4;

const START = '(?<![\\p{L}\\p{N}])';
const END = '(?![\\p{L}\\p{N}])';

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
const isLongEnough = (text: string): boolean => (text.match(/\p{L}/gu) ?? []).length >= FEWEST_LETTERS;

/** A text as it stands, whatever its case. */
export function asWritten(what: string, text: unknown): Secret[] {
  if (typeof text !== 'string' || !isLongEnough(text)) return [];
  const words = text.trim().split(/\s+/).map(escaped).join('\\s+');
  return [{ what, pattern: new RegExp(`${START}${words}${END}`, 'giu') }];
}

/** A name, also as an address or a file name writes it: `zorah-pell`, `zorah_pell`. */
export function asName(what: string, name: unknown): Secret[] {
  if (typeof name !== 'string' || !isLongEnough(name)) return [];
  const words = name.split(/[^\p{L}\p{N}’']+/u).filter((word) => word !== '');
  const pattern = words.map((word) => escaped(word).replace(/[’']/g, "[’']?")).join('[^\\p{L}\\p{N}]{1,3}');
  return [{ what, pattern: new RegExp(`${START}${pattern}${END}`, 'giu') }];
}

/**
 * The surname of a full name, where it stands for a person: after a title, or inside a sentence and not before another
 * capital. `Lake levels`, `the Lake` and `Harrow Lake` are no Mr Lake.
 */
export function asSurname(what: string, name: unknown): Secret[] {
  const words = typeof name === 'string' ? name.trim().split(/\s+/) : [];
  const last = words.at(-1) ?? '';
  if (words.length < 2 || !isLongEnough(last) || !/^\p{Lu}/u.test(last)) return [];
  const title = '(?<=(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Cllr|Sir|Dame)\\.?\\s+)';
  const inSentence =
    '(?<=(?<!\\p{L})\\p{Ll}+(?:[,;:]|[,.!?]?[”"])?(?:[^\\S\\r\\n]+|\\r?\\n))(?<!\\b(?:the|a|an)\\s+)';
  const pattern = `(?:${title}|${inSentence})${escaped(last)}${END}(?!\\s+\\p{Lu})`;
  return [{ what, pattern: new RegExp(pattern, 'gu') }];
}

/** A word or a number that tells nothing by itself: `source-1`, `minutes`, `r2`. */
const isPlain = (text: string): boolean => /^\p{L}+[-_ ]?\d*$/u.test(text);

/** An id or the like: plain ones are found in any story. */
export const asId = (what: string, id: unknown): Secret[] =>
  typeof id === 'string' && !isPlain(id) ? asWritten(what, id) : [];

/** A file: its name with and without its ending. */
export function asFile(what: string, file: unknown): Secret[] {
  if (typeof file !== 'string') return [];
  const name = file.split(/[\\/]/).at(-1)!;
  const stem = name.replace(/\.[^.]*$/, '');
  // `council minutes` is a name for a file, and what any report may say.
  const isWords = /^[\p{Ll}\s]+$/u.test(stem);
  return [...asWritten(what, name), ...(isWords ? [] : asId(what, stem))];
}

/** A web address, however it is written down. */
export const asAddress = (what: string, url: unknown): Secret[] =>
  typeof url === 'string'
    ? asWritten(what, url.replace(/^[a-z]+:\/\/(?:www\.)?/i, '').replace(/\/+$/, ''))
    : [];

const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const PHONE = /\+?\d(?:[\s().-]{0,2}\d){6,14}/g;
const DATE = /\d{4}-\d\d-\d\d/g;

/** E-mail addresses and telephone numbers that stand in a text, whatever is said of them there. */
export function contactsIn(text: string): Secret[] {
  const emails = text.match(EMAIL) ?? [];
  const phones = text.replace(DATE, ' ').match(PHONE) ?? [];
  return [
    ...emails.flatMap((email) => asWritten('an e-mail address', email)),
    ...phones.map((phone) => ({ what: 'a telephone number', pattern: numberPattern(phone) })),
  ];
}

/** Digits that tell one telephone from another; what stands in front is the country, and the 0 in its place. */
const OWN_DIGITS = 9;

function numberPattern(phone: string): RegExp {
  const apart = '[\\s().-]{0,2}';
  const own = phone.replace(/\D/g, '').slice(-OWN_DIGITS).split('').join(apart);
  return new RegExp(`(?<!\\d)\\+?(?:\\d${apart}){0,6}${own}(?!\\d)`, 'gu');
}

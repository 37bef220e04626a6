/** How the first mention of a person in running copy introduces them. */
export interface FirstMention {
  start: number;
  end: number;
  /** `full`: with a forename. `role`: with what they are. `title`: with Mr or Mrs only. `bare`: a surname and no more. */
  manner: 'full' | 'role' | 'title' | 'bare';
}

const COURTESY = /(?<![\w\u00C0-\u024F])(?:Mr|Mrs|Ms|Miss|Mx)\.?\s+$/u;
/** A word that says what somebody is: a capital title, or a noun in front of the name. */
const RANK =
  /(?<![\w\u00C0-\u024F])(?:Dr|Prof|Professor|Sir|Dame|Lord|Lady|Baroness|Baron|Cllr|Councillor|Rev|Father|Sister|Bishop|Sgt|Sergeant|Insp|Inspector|Supt|Superintendent|Constable|PC|DC|DS|DI|DCI|Det|Judge|Justice|Capt|Captain|Major|Colonel|Gen|General|Senator|Sen|Rep|Gov|Governor|Mayor|President|Minister|Chancellor|King|Queen|Prince|Princess|Pope|Emperor|Coach|Chief|Officer|Commissioner)\.?\s+(?:Mr\.?\s+|Mrs\.?\s+|Ms\.?\s+)?$/u;
const NO_ROLE =
  /^(?:said|says|say|told|asked|added|and|or|but|of|to|by|with|for|from|in|on|at|as|that|when|while|if|than|like|the|a|an|this|which|who|whom|after|before|because|where|then|so|is|was|were|had|has|did|does|according|called|against|about|between|over|under|later|also|only|not|until|since|though|although)$/;

/** Words of a name that come before its surname. */
const FORENAME = /(\p{Lu}[^\s,;:()“”"]*)\s+(?:(?:de|da|di|van|von|der|den|la|le|al|bin|ap|O)\s+)*$/u;
const NOT_FORENAME =
  /^(?:Mr|Mrs|Ms|Miss|Mx|The|A|An|But|And|When|As|Yet|So|If|While|For|In|At|On|After|Before|Then|Now|According|Yesterday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Said|Later|That|This|Like|Even|Only|Although|Though|Because|Since)\.?$/;

/**
 * Finds the first mention of a person and how it introduces them; null where they are not mentioned.
 * @param name as far as it is known; its last word is looked for
 * @param text running copy, headline left out
 */
export function firstMention(name: string, text: string): FirstMention | null {
  const surname = name.trim().split(/\s+/).at(-1)!;
  const match = new RegExp(
    `(?<![\\w\\u00C0-\\u024F’'-])${literal(surname)}(?![\\w\\u00C0-\\u024F-])`,
    'u',
  ).exec(text);
  if (!match) return null;
  const start = match.index;
  const end = start + surname.length;
  return { start, end, manner: mannerOf(text, start, end) };
}

function mannerOf(text: string, start: number, end: number): FirstMention['manner'] {
  const before = text.slice(Math.max(0, start - 80), start);
  const after = text.slice(end, end + 80);
  if (RANK.test(before)) return 'role';
  if (explains(after)) return 'role';
  const courtesy = COURTESY.test(before);
  const words = courtesy ? before.replace(/(?:Mr|Mrs|Ms|Miss|Mx)\.?\s+$/u, '') : before;
  const forename = FORENAME.exec(words)?.[1];
  if (!courtesy && forename && !NOT_FORENAME.test(forename)) return 'full';
  const noun = /(?<![\w\u00C0-\u024F])(\p{Ll}[^\s,.;:]+),?\s+$/u.exec(words)?.[1];
  if (noun && !NO_ROLE.test(noun) && !/(?:ly|ed|ing)$/.test(noun)) return 'role';
  return courtesy ? 'title' : 'bare';
}

/** `Lee, the chair`, `Lee, 54, who runs the ferry`, `Lee (Labour)`: what follows says who it is. */
const explains = (after: string): boolean =>
  /^(?:,\s+(?:\d|an?\b|the\b|who\b|whose\b|his\b|her\b|their\b|of\b|from\b|[\p{Ll}]+(?:\s+[\p{Ll}]+){0,3}\s+(?:of|at|for|in)\b|head\b|chair\b|chief\b)|\s+\(|\s+of\s+\p{Lu})/u.test(
    after,
  );

const literal = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

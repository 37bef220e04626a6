import type { VerbForm } from '../lexicon/index.ts';
import type { Sentence } from './sentence.ts';
import type { Tag, Token } from './token.ts';
import { isBe } from './word-classes.ts';

const MAIN: ReadonlySet<Tag> = new Set<Tag>(['cue', 'verb', 'participle']);

/** A verb that no other verb of its group follows: described in `has been described`, is in `is mad`. */
export function isMainVerb(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  const { tag } = tokens[at]!;
  if (MAIN.has(tag)) return true;
  if (tag !== 'auxiliary') return false;
  let next = at + 1;
  while (next < sentence.to && tokens[next]!.tag === 'adverb') next++;
  if (next >= sentence.to) return true;
  return tokens[next]!.tag !== 'auxiliary' && !MAIN.has(tokens[next]!.tag);
}

/** The auxiliaries and adverbs directly before a main verb. */
export interface VerbGroup {
  /** Its first token. */
  from: number;
  /** The auxiliary nearest to the verb is a form of be. */
  be: boolean;
  /** An infinitive: to say. */
  to: boolean;
}

/** Reads the group of a main verb from right to left. @param floor first token of the sentence */
export function groupBefore(tokens: readonly Token[], verb: number, floor: number): VerbGroup {
  const group: VerbGroup = { from: verb, be: false, to: false };
  let nearest = true;
  for (let at = verb - 1; at >= floor; at--) {
    const { tag, lower } = tokens[at]!;
    if (tag === 'to') return { ...group, from: at, to: true };
    if (tag !== 'auxiliary' && tag !== 'adverb') break;
    if (tag === 'auxiliary' && nearest) {
      group.be = isBe(lower) && !isHas(tokens, at, verb);
      nearest = false;
    }
    group.from = at;
  }
  return group;
}

/** `He’s said` is `has said`; `he’s called a liar by …` is `is called`. */
const isHas = (tokens: readonly Token[], at: number, verb: number): boolean =>
  /^['’]s$/.test(tokens[at]!.lower) &&
  !tokens[verb]!.lower.endsWith('ing') &&
  !tokens.slice(verb, verb + 6).some((token) => token.lower === 'by');

/** Whether a reading of a verb may be of that shape. */
export const hasShape = (form: VerbForm | null, shape: VerbForm['shapes'][number]): boolean =>
  form?.shapes.includes(shape) ?? false;

/** Of the verbs that begin with a word, the one whose particle follows; else the plain one. */
export function chooseForm(
  tokens: readonly Token[],
  verb: number,
  forms: readonly VerbForm[],
): VerbForm | null {
  let plain: VerbForm | null = null;
  for (const form of forms) {
    const { particle } = form.verb;
    if (particle === null) plain ??= form;
    else if (tokens[verb + 1]?.lower === particle || tokens[verb + 2]?.lower === particle) return form;
  }
  return plain;
}

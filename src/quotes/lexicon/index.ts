import { CUE_PHRASES, type CuePhrase, IRREGULAR_PLURALS, type NounClass, NOUNS } from './cue-nouns.ts';
import { ALSO_NOUN, LOADED, VERB_CLASSES } from './cue-verbs.ts';
import { formsOf } from './verb-forms.ts';

export { CUE_PHRASES, type CuePhrase, type NounClass };

/** What a cue verb takes beside it; each letter is explained over the table of verbs. */
export type Frame = 'D' | 'T' | 'W' | 'I' | 'O' | 'N' | 'A' | 'M' | 'P' | 'R';

/** A verb that reports speech, writing or an attitude. */
export interface CueVerb {
  /** Phrasal verbs with a space: `point out`. */
  lemma: string;
  frames: ReadonlySet<Frame>;
  /** Prepositions that may lead to its object (N), its name (`as` with A) or the topic beside an addressee (O). */
  prepositions: readonly string[];
  /** Whether its object may also follow without a preposition. False where it takes none. */
  bareObject: boolean;
  /** What follows the first word of a phrasal verb, an object perhaps in between: `out`. */
  particle: string | null;
  /** Whether style guides warn that it adds doubt, guilt or triumph. */
  loaded: boolean;
  /** Whether its first word is as often a noun of the same form: `claim`, `reports`. */
  alsoNoun: boolean;
}

export type VerbShape = 'base' | 'present' | 'past' | 'participle' | 'ing';

/** One reading of a word as a form of a cue verb. */
export interface VerbForm {
  verb: CueVerb;
  /** Those that the word may be: `said` is past and participle. */
  shapes: readonly VerbShape[];
}

/** A noun that can hold someone’s words. */
export interface CueNoun {
  /** In the singular. */
  noun: string;
  class: NounClass;
}

/** The verbs that begin with one word; they are only spelled out when someone asks for one of them. */
interface Head {
  /** Frames and entry of each as the table writes them, in turn. */
  written: string[];
  verbs: readonly CueVerb[] | null;
}

/** One form of such a word. */
interface Slot {
  head: Head;
  /** One bit for each shape. */
  mask: number;
  /** The same word as a form of another: `found`. */
  next: Slot | null;
  readings: readonly VerbForm[] | null;
}

const NONE: readonly VerbForm[] = Object.freeze([]);

let heads: Map<string, Head> | null = null;
let slots: Map<string, Slot> | null = null;
let flags: { loaded: ReadonlySet<string>; alsoNoun: ReadonlySet<string> } | null = null;
let nouns: Map<string, CueNoun> | null = null;

/** Every cue verb, phrasal ones included; each spelling of a verb is one of its own. */
export function cueVerbs(): readonly CueVerb[] {
  heads ??= readHeads();
  return [...heads.values()].flatMap(verbsOf);
}

/**
 * Every reading of a word as a form of a cue verb, in any case. A phrasal verb is found by its first word: that
 * its `particle` follows is for the caller to see.
 */
export function verbForms(word: string): readonly VerbForm[] {
  slots ??= readSlots();
  const slot = slots.get(word) ?? slots.get(word.toLowerCase());
  if (!slot) return NONE;
  slot.readings ??= readingsOf(slot);
  return slot.readings;
}

/** The noun of saying or writing that a word is, in singular or plural, or null. */
export function cueNoun(word: string): CueNoun | null {
  nouns ??= readNouns();
  return nouns.get(word) ?? nouns.get(word.toLowerCase()) ?? null;
}

function readHeads(): Map<string, Head> {
  const found = new Map<string, Head>();
  for (const table of VERB_CLASSES)
    for (const line of table.split('\n')) {
      const [frames, ...entries] = line.trim().split(' ');
      for (const entry of entries)
        for (const spelling of spellingsOf(entry)) addEntry(found, frames!, spelling);
    }
  return found;
}

function addEntry(found: Map<string, Head>, frames: string, entry: string): void {
  const word = /^[^_:]+/.exec(entry)![0];
  const head = found.get(word);
  if (head) head.written.push(frames, entry);
  else found.set(word, { written: [frames, entry], verbs: null });
}

function verbsOf(head: Head): readonly CueVerb[] {
  if (!head.verbs) {
    const verbs: CueVerb[] = [];
    for (let at = 0; at < head.written.length; at += 2)
      verbs.push(verbOf(head.written[at]!, head.written[at + 1]!));
    head.verbs = Object.freeze(verbs);
  }
  return head.verbs;
}

function verbOf(letters: string, entry: string): CueVerb {
  flags ??= {
    loaded: new Set(LOADED.split(/\s+/).flatMap(spellingsOf)),
    alsoNoun: new Set(ALSO_NOUN.split(/\s+/)),
  };
  const [written, object] = entry.split(':') as [string, string?];
  const frames: ReadonlySet<Frame> = new Set(letters as Iterable<Frame>);
  const space = written.indexOf('_');
  return Object.freeze({
    lemma: written.replaceAll('_', ' '),
    frames,
    ...objectOf(frames, object),
    particle: space < 0 ? null : written.slice(space + 1).replaceAll('_', ' '),
    loaded: flags.loaded.has(written),
    alsoNoun: flags.alsoNoun.has(space < 0 ? written : written.slice(0, space)),
  });
}

const NO_PREPOSITIONS: readonly string[] = Object.freeze([]);

function objectOf(
  frames: ReadonlySet<Frame>,
  object: string | undefined,
): Pick<CueVerb, 'prepositions' | 'bareObject'> {
  const takesObject = frames.has('N') || frames.has('A');
  if (object === undefined) return { prepositions: NO_PREPOSITIONS, bareObject: takesObject };
  const bare = object.startsWith('+');
  return { prepositions: Object.freeze(object.slice(bare ? 1 : 0).split(',')), bareObject: bare };
}

/** British and American spelling of an entry where the table leaves the letter open. */
const spellingsOf = (entry: string): string[] =>
  entry.includes('S') ? [entry.replace('S', 's'), entry.replace('S', 'z')] : [entry];

const SHAPES: readonly VerbShape[] = ['base', 'present', 'past', 'participle', 'ing'];

function readSlots(): Map<string, Slot> {
  heads ??= readHeads();
  const found = new Map<string, Slot>();
  for (const [word, head] of heads) {
    const { base, present, past, participle, ing } = formsOf(word);
    addForm(found, head, base, 0);
    addForm(found, head, present, 1);
    for (const form of past) addForm(found, head, form, 2);
    for (const form of participle) addForm(found, head, form, 3);
    for (const form of ing) addForm(found, head, form, 4);
  }
  return found;
}

function addForm(found: Map<string, Slot>, head: Head, form: string, shape: number): void {
  const there = found.get(form);
  if (there?.head === head) there.mask |= 1 << shape;
  else found.set(form, { head, mask: 1 << shape, next: there ?? null, readings: null });
}

function readingsOf(slot: Slot): readonly VerbForm[] {
  const readings: VerbForm[] = [];
  for (let at: Slot | null = slot; at; at = at.next) {
    const { mask } = at;
    const shapes = Object.freeze(SHAPES.filter((_, shape) => mask & (1 << shape)));
    for (const verb of verbsOf(at.head)) readings.push(Object.freeze({ verb, shapes }));
  }
  return Object.freeze(readings);
}

function readNouns(): Map<string, CueNoun> {
  const found = new Map<string, CueNoun>();
  for (const [nounClass, words] of Object.entries(NOUNS) as [NounClass, string][])
    for (const noun of words.split(/\s+/)) {
      const entry = Object.freeze({ noun, class: nounClass });
      found.set(noun, entry);
      const plural = pluralOf(noun);
      if (plural !== null && !found.has(plural)) found.set(plural, entry);
    }
  return found;
}

function pluralOf(noun: string): string | null {
  const irregular = IRREGULAR_PLURALS[noun];
  if (irregular !== undefined) return irregular;
  if (/(?:[^s]s|graffiti)$/.test(noun) && !/us$/.test(noun)) return null;
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(?:s|x|sh|ch)$/.test(noun) ? `${noun}es` : `${noun}s`;
}

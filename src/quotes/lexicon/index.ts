import { ALSO_NOUN, LOADED, VERB_CLASSES } from './cue-verbs.ts';
import { possibleLemmas } from './stems.ts';
import { type Forms, formsOf } from './verb-forms.ts';

export { CUE_PHRASES, type CuePhrase } from './cue-phrases.ts';
export { type CueNoun, cueNoun, type NounClass } from './nouns.ts';

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
  /** What follows the first word of a phrasal verb, an object or article perhaps in between: `out`, `case`. */
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

const NONE: readonly VerbForm[] = Object.freeze([]);

/** The table of verbs as one text, in which they are looked up, and the first words of them all. */
let table: { text: string; heads: ReadonlySet<string> } | null = null;
/** Readings already made, by the word that was asked for, in lower case. */
const known = new Map<string, readonly VerbForm[]>();
/** Words lately asked for that are no cue verbs; a newspaper’s worth of them, or a watch would never let go of any. */
const others = new Set<string>();
const MOST_OTHERS = 20_000;
const verbsOfHead = new Map<string, readonly CueVerb[]>();
let flags: { loaded: string; alsoNoun: string } | null = null;

/** Every cue verb, phrasal ones included; each spelling of a verb is one of its own. */
export function cueVerbs(): readonly CueVerb[] {
  table ??= readTable();
  const { text, heads } = table;
  return [...heads].flatMap((head) => verbsOf(head, text));
}

/**
 * Every reading of a word as a form of a cue verb, in any case. A phrasal verb is found by its first word: that
 * its `particle` follows is for the caller to see; a verb without one comes first.
 */
export function verbForms(word: string): readonly VerbForm[] {
  const ready = known.get(word);
  if (ready) return ready;
  const lower = word.toLowerCase();
  if (others.has(lower)) return NONE;
  const made = known.get(lower) ?? readingsOf(lower);
  if (made.length > 0) known.set(lower, made);
  else {
    if (others.size >= MOST_OTHERS) others.clear();
    others.add(lower);
  }
  return made;
}

/**
 * Only marks the first words in the table. Forms are not made ahead, nor entries read: to do so for all takes
 * longer than the analysis of an article, which asks for a few hundred.
 */
function readTable(): { text: string; heads: ReadonlySet<string> } {
  const text = spellOut(VERB_CLASSES.join('\n'));
  const heads = new Set(text.replace(NO_HEAD, '').split(/\s+/));
  heads.delete('');
  return { text: `${text}\n`, heads };
}

/** The frames in front of a line, and what follows the first word of an entry. */
const NO_HEAD = /[A-Z]+|[_:]\S+/g;

/** Puts the British and the American entry where the table leaves the letter open. */
function spellOut(entries: string): string {
  let spelt = '';
  let done = 0;
  for (let at = entries.indexOf('S'); at >= 0; at = entries.indexOf('S', at + 1)) {
    const start = Math.max(entries.lastIndexOf(' ', at), entries.lastIndexOf('\n', at)) + 1;
    const rest = /^\S*/.exec(entries.slice(at + 1, at + LONGEST_REST))![0];
    const stem = entries.slice(start, at);
    spelt += `${entries.slice(done, at)}s${rest} ${stem}z${rest}`;
    done = at + 1 + rest.length;
  }
  return spelt + entries.slice(done);
}

function verbsOf(head: string, text: string): readonly CueVerb[] {
  const ready = verbsOfHead.get(head);
  if (ready) return ready;
  const verbs: CueVerb[] = [];
  for (let at = text.indexOf(` ${head}`); at >= 0; at = text.indexOf(` ${head}`, at + 1)) {
    const after = at + 1 + head.length;
    if (!'_: \n'.includes(text[after]!)) continue;
    const line = text.slice(text.lastIndexOf('\n', at) + 1, at).trimStart();
    const frames = line.slice(0, `${line} `.indexOf(' '));
    verbs.push(verbOf(frames, /\S+/.exec(text.slice(at, after + LONGEST_REST))![0]));
  }
  verbs.sort((a, b) => Number(a.particle !== null) - Number(b.particle !== null));
  verbsOfHead.set(head, Object.freeze(verbs));
  return verbs;
}

/** No entry has more than this after its first word. */
const LONGEST_REST = 80;

function verbOf(letters: string, entry: string): CueVerb {
  flags ??= { loaded: listOf(spellOut(LOADED)), alsoNoun: listOf(ALSO_NOUN) };
  const [written, object] = entry.split(':') as [string, string?];
  const frames: ReadonlySet<Frame> = new Set(letters as Iterable<Frame>);
  const space = written.indexOf('_');
  return Object.freeze({
    lemma: written.replaceAll('_', ' '),
    frames,
    ...objectOf(frames, object),
    particle: space < 0 ? null : written.slice(space + 1).replaceAll('_', ' '),
    loaded: flags.loaded.includes(` ${written} `),
    alsoNoun: flags.alsoNoun.includes(` ${space < 0 ? written : written.slice(0, space)} `),
  });
}

/** A text in which a word of a list is found between spaces. */
const listOf = (words: string): string => ` ${words.replaceAll('\n', ' ')} `;

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

function readingsOf(word: string): readonly VerbForm[] {
  table ??= readTable();
  const { text, heads } = table;
  let readings: VerbForm[] | null = null;
  possibleLemmas(word, (lemma) => {
    if (!heads.has(lemma)) return;
    const shapes = shapesOf(word, formsOf(lemma));
    if (shapes.length === 0) return;
    readings ??= [];
    for (const verb of verbsOf(lemma, text)) readings.push(Object.freeze({ verb, shapes }));
  });
  return readings ? Object.freeze(readings) : NONE;
}

function shapesOf(word: string, forms: Forms): readonly VerbShape[] {
  const shapes: VerbShape[] = [];
  if (forms.base === word) shapes.push('base');
  if (forms.present === word) shapes.push('present');
  if (forms.past.includes(word)) shapes.push('past');
  if (forms.participle.includes(word)) shapes.push('participle');
  if (forms.ing.includes(word)) shapes.push('ing');
  return Object.freeze(shapes);
}

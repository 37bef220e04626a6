import type { Span } from '../../text/position.ts';
import type { Block } from '../block.ts';
import type { Measures } from '../language/measures.ts';
import type { Speller } from '../language/speller.ts';
import type { Tagger } from '../language/tagger.ts';
import type { RuleFields } from '../rule/fields.ts';

/** What a check says about a block. */
export interface Alert {
  /** The place in the block's text; missing where the alert is about the whole file. */
  span?: Span;
  message: string;
  /** What a fix would put in the place of the match; nothing where a person has to think. */
  replacements?: readonly string[];
}

/** What a check keeps from block to block of one file. */
export interface Memory {
  /** Words or forms that were met. */
  readonly seen: Set<string>;
  /** Counts of the whole file, for readability. */
  measures: () => Measures;
}

/** A rule ready to look at blocks. */
export interface Check {
  run(block: Block, memory: Memory): Alert[];
  /**
   * Whether there can be an alert in blocks whose texts are joined by white lines: most rules have nothing to say of most
   * articles, and one look at the whole is cheaper than one at each block. Left out where only the blocks can tell.
   */
  mayOccur?(joined: string): boolean;
  /** Patterns, so that their faults come to light when the rule is loaded. */
  validate(): void;
}

/** What surrounds a rule: the newsroom's words and the settings of its styles. */
export interface Surroundings {
  /** Words and patterns that are always right. */
  accepted: readonly string[];
  /** The pattern for a word, with `%s` for the tokens; usually `\b(?:%s)\b`. */
  wordTemplate: string | null;
  /** A file of the styles folder that a rule names, or null where there is none. */
  readFile: (name: string) => string | null;
  /** The dictionary that newsctl ships; null unless a rule of spelling was found. */
  speller: Speller | null;
  /** Tells parts of speech; null unless a rule of sequences was found. */
  tag: Tagger | null;
}

/** A kind of rule: what `extends:` may name. */
export interface CheckKind {
  /** Keys of its own that a rule file may have. */
  keys: readonly string[];
  /** The scope of a rule that names none. */
  scope: readonly string[];
  make(fields: RuleFields, around: Surroundings): Check;
}

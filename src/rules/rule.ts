import type { Article } from '../article/article.ts';
import type { Analysis } from '../quotes/analysis.ts';
import type { KnownPerson } from '../quotes/people/known-person.ts';
import type { DeclaredSource } from '../sources/source.ts';
import type { Verification } from '../sources/verify/verification.ts';
import type { Span } from '../text/position.ts';
import type { Edit } from './finding.ts';

/**
 * `error` stops a publication, `warning` does so under `--strict`, `note` informs, `review` can never be
 * fixed, only acknowledged by a named person with a reason.
 */
export type Severity = 'error' | 'warning' | 'note' | 'review';

/** Whose law a newsroom works under; `none` asks nothing about law. */
export type Jurisdiction = 'uk' | 'us' | 'none';

/** What a rule says about one place. Spans are offsets of the whole file. */
export interface Report {
  message: string;
  span: Span;
  related?: { message: string; span: Span }[];
  fix?: { description: string; safe: boolean; edits: Edit[] };
  /**
   * The most this finding may weigh, where the rule has a reason to take one case more lightly than the rest;
   * `review` for a case of a rule of errors that only a person can settle.
   */
  atMost?: Severity;
}

/** What a rule may look at. Rules read; they never parse. */
export interface RuleInput {
  article: Article;
  analysis: Analysis;
  /** Every source that the article declares, in the order of its front matter. */
  sources: readonly DeclaredSource[];
  /** What they say of each quotation of the analysis; null for one that is not held against them. */
  verifications: readonly (Verification | null)[];
  context: RuleContext;
}

/** What an image file carries within itself. */
export interface ImageFacts {
  /** Why it cannot be shown, as the end of a sentence that begins with it; null where it can. */
  fault: string | null;
  /** What it would tell readers about whoever took it, in words: “the place where it was taken”. */
  reveals: readonly string[];
  /** It is marked as made by a generative model (IPTC digital source type). */
  madeByAi: boolean;
}

/** What the newsroom around the article adds. */
export interface RuleContext {
  /** False for text that belongs to no newsroom, such as copy from another system. */
  inNewsroom: boolean;
  now: Date;
  /** Whose law the newsroom works under; an article may name another. */
  jurisdiction: Jurisdiction;
  /** IANA zone for calendar days. */
  timezone: string;
  /** Language of the house, where the article names none. */
  language: string;
  /** Whether a file named in an article exists in the newsroom; null where there is no newsroom. */
  fileExists: ((path: string) => boolean) | null;
  /** What an image file of the newsroom carries; null for one without metadata, or where there is no newsroom. */
  imageFacts: (path: string) => ImageFacts | null;
  /** Other articles that carry a slug or an id; empty where there is no newsroom. */
  sameSlug: (slug: string) => readonly string[];
  sameId: (id: string) => readonly string[];
  /** Names of the article types and of the newsroom's own templates; null where there is no newsroom. */
  knownTypes: readonly string[] | null;
  /** What readers have of an article now; null where it never went out, or not a word of it has changed since. */
  previous: (article: Article) => Article | null;
  /** Those whom the newsroom knows by name. */
  people: readonly KnownPerson[];
}

/** An article text that a rule must stay silent on, or must catch. */
export interface Example {
  /** Markdown; with front matter if it starts with `---`. A plain body gets the keys that publishing needs. */
  text: string;
  /** Why the example is here, in a few words. */
  why?: string;
  options?: Record<string, unknown>;
  /** Files of the source store, by their path in the newsroom, with their text. */
  sources?: Record<string, string>;
  /** The text as it went out before. */
  previous?: string;
  /** In a bad example: how often the rule must speak. One by default. */
  findings?: number;
  /** In a bad example: what the safe fix must make of it. */
  fixed?: string;
  /** Time at which the example is checked (RFC 3339). */
  now?: string;
}

/** The part of a zod schema that newsctl uses, so that a rule of a newsroom may bring its own copy of zod. */
export interface OptionsSchema<Options> {
  safeParse(
    value: unknown,
    /** Options are read once: compiling the schema would cost more than it saves. */
    context?: { jitless: boolean },
  ):
    | { success: true; data: Options }
    | { success: false; error: { issues: readonly { path: readonly PropertyKey[]; message: string }[] } };
}

/** A rule: one file, one question to an article. */
export interface Rule<Options = unknown> {
  /** `group/name`, as in suppressions and settings. */
  id: string;
  /** What it finds, in one line. */
  summary: string;
  /** Why a newsroom minds; with the authority it rests on. */
  why: string;
  severity: Severity;
  /** Whether it offers fixes: `safe` ones are applied by `--fix`, a `suggestion` is only shown. */
  fixable?: 'safe' | 'suggestion';
  /** Needs front matter to say anything: silent on text that has none, such as copy from another system. */
  needsFrontMatter?: boolean;
  /** Where it is about law: under which it asks; everywhere if left out. */
  jurisdictions?: readonly Exclude<Jurisdiction, 'none'>[];
  options?: OptionsSchema<Options>;
  /** What each option means, for the documentation. */
  optionHelp?: Record<string, string>;
  good: readonly Example[];
  bad: readonly Example[];
  check(input: RuleInput, report: (report: Report) => void, options: Options): void;
}

/** Gives a rule its types. Throws nothing; the registry test proves the rest. */
export function defineRule<Options = Record<string, never>>(rule: Rule<Options>): Rule<Options> {
  return rule;
}

import type { Article } from '../article/article.ts';
import { readInSteps } from '../article/read-in-steps.ts';
import type { KnownPerson } from '../quotes/people/known-person.ts';
import type { Finding } from '../rules/finding.ts';
import { type AnyRule, RULES } from '../rules/index.ts';
import type { ImageFacts, Jurisdiction, RuleContext } from '../rules/rule.ts';
import type { SourceFile } from '../sources/source.ts';
import type { StyleCheck } from '../style/house-check.ts';
import type { Timed } from '../text/timed.ts';
import { type CheckedArticle, type CheckInput, checkArticle } from './check-article.ts';
import { type CheckResult, countSeverities } from './counts.ts';
import { type FixedText, type FixScope, fixText } from './fix.ts';
import { type NamedArticle, namesOf, pathsBy } from './named.ts';
import { type Question, watch } from './questions.ts';
import { type CheckSettings, settingsByArticle } from './settings.ts';

export { type CheckResult, countSeverities } from './counts.ts';

/** Articles to check together, and the newsroom around them. */
export interface CheckRequest {
  /** Texts to read, or articles that were read already. */
  files: readonly ({ path: string; text: string } | Article)[];
  settings?: CheckSettings;
  people?: readonly KnownPerson[];
  /** Files of the source store, by their path in the newsroom; left out where no source is read. */
  sourceFiles?: ReadonlyMap<string, SourceFile>;
  /** Whether the house lets hesitation and repeats of spoken words go; true if left out. */
  cleanVerbatim?: boolean;
  /** The newsroom's house style; left out where it has none. */
  style?: StyleCheck | undefined;
  /** What readers have of an article; left out where nothing was published. */
  previous?: (article: Article) => Article | null;
  /** Rules to run; those that newsctl ships if left out. */
  rules?: readonly AnyRule[];
  now: Date;
  timezone?: string;
  language?: string;
  /** Whose law prompts apply; none if left out. */
  jurisdiction?: Jurisdiction;
  /** What there is in the newsroom; left out for text that belongs to none. */
  newsroom?: {
    fileExists: (path: string) => boolean;
    knownTypes: readonly string[];
    /** By path; left out where no image was read. */
    imageFacts?: ReadonlyMap<string, ImageFacts>;
  };
  /** All articles among which slugs and ids must not come twice, in order; the files alone if left out. */
  names?: readonly NamedArticle[];
  /** Notes how long each rule takes; left out where nobody wants to know. */
  timed?: Timed | undefined;
  /** Takes what was found in each article, and what was asked meanwhile (null: the clock was). */
  noted?: (article: Article, checked: CheckedArticle, asked: Question[] | null) => void;
}

/**
 * Checks articles with every rule that is switched on.
 * @returns findings by file and place, and how many there are of each severity
 */
export function check(request: CheckRequest): CheckResult {
  return atOnce(checkInSteps(request));
}

/** Applies the fixes to each article, the safe ones or all; the texts come back, nothing is written. */
export function fix(request: CheckRequest, scope: FixScope = 'safe'): (FixedText & { path: string })[] {
  return atOnce(fixInSteps(request, scope));
}

function atOnce<T>(steps: Generator<Step, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** How far long work has come. */
export interface Step {
  verb: 'reading' | 'checking' | 'mending';
  done: number;
  total: number;
  path: string;
}

/** Does what {@link check} does, and hands control back after each article, so that many can be interrupted. */
export function* checkInSteps(request: CheckRequest): Generator<Step, CheckResult> {
  const articles = yield* readInSteps(request.files);
  const input = checkInput(request, articles);
  const findings: Finding[] = [];
  let acknowledged = 0;
  for (const [i, article] of articles.entries()) {
    const watched = request.noted && watch(input);
    const checked = checkArticle(article, watched?.input ?? input);
    request.noted?.(article, checked, watched!.questions());
    findings.push(...checked.findings);
    acknowledged += checked.acknowledged.length;
    yield { verb: 'checking', done: i + 1, total: articles.length, path: article.path };
  }
  return { findings, files: articles.length, counts: countSeverities(findings), acknowledged };
}

/** Does what {@link fix} does, in steps. */
export function* fixInSteps(
  request: CheckRequest,
  scope: FixScope,
): Generator<Step, (FixedText & { path: string })[]> {
  const input = checkInput(request, yield* readInSteps(request.files));
  const fixed: (FixedText & { path: string })[] = [];
  for (const [i, { path, text }] of request.files.entries()) {
    fixed.push({ path, ...fixText(text, path, input, scope) });
    yield { verb: 'mending', done: i + 1, total: request.files.length, path };
  }
  return fixed;
}

function checkInput(request: CheckRequest, articles: readonly Article[]): CheckInput {
  const rules = request.rules ?? RULES;
  const named = request.names ?? articles.map(namesOf);
  const slugs = pathsBy(named, ({ slug }) => slug);
  const ids = pathsBy(named, ({ id }) => id);
  const context: RuleContext = {
    inNewsroom: request.newsroom !== undefined,
    jurisdiction: request.jurisdiction ?? 'none',
    now: request.now,
    timezone: request.timezone ?? 'UTC',
    language: request.language ?? 'en-GB',
    fileExists: request.newsroom?.fileExists ?? null,
    knownTypes: request.newsroom?.knownTypes ?? null,
    imageFacts: (path) => request.newsroom?.imageFacts?.get(path) ?? null,
    sameSlug: (slug) => slugs.get(slug.toLowerCase()) ?? [],
    sameId: (id) => ids.get(id.toLowerCase()) ?? [],
    previous: request.previous ?? (() => null),
    people: request.people ?? [],
  };
  return {
    rules,
    settingsOf: settingsByArticle(rules, request.settings ?? { rules: {} }),
    context,
    sourceFiles: request.sourceFiles ?? new Map(),
    cleanVerbatim: request.cleanVerbatim ?? true,
    style: request.style,
    timed: request.timed,
  };
}

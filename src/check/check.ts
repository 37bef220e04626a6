import { type Article, readArticle } from '../article/article.ts';
import type { KnownPerson } from '../quotes/people.ts';
import type { Finding } from '../rules/finding.ts';
import { type AnyRule, RULES } from '../rules/index.ts';
import type { RuleContext, Severity } from '../rules/rule.ts';
import { type CheckInput, checkArticle } from './check-article.ts';
import { type FixedText, fixText } from './fix.ts';
import { type CheckSettings, resolveSettings } from './settings.ts';

/** Articles to check together, and the newsroom around them. */
export interface CheckRequest {
  /** Texts to read, or articles that were read already. */
  files: readonly ({ path: string; text: string } | Article)[];
  settings?: CheckSettings;
  people?: readonly KnownPerson[];
  /** Rules to run; those that newsctl ships if left out. */
  rules?: readonly AnyRule[];
  now: Date;
  timezone?: string;
  language?: string;
  /** What there is in the newsroom; left out for text that belongs to none. */
  newsroom?: { fileExists: (path: string) => boolean; knownTypes: readonly string[] };
}

export interface CheckResult {
  findings: Finding[];
  files: number;
  counts: Record<Severity, number>;
}

/**
 * Checks articles with every rule that is switched on.
 * @returns findings by file and place, and how many there are of each severity
 */
export function check(request: CheckRequest): CheckResult {
  const articles = request.files.map(asArticle);
  const input = checkInput(request, articles);
  const findings = articles.flatMap((article) => checkArticle(article, input));
  return { findings, files: articles.length, counts: countSeverities(findings) };
}

const asArticle = (file: CheckRequest['files'][number]): Article =>
  'plain' in file ? file : readArticle(file.text, file.path);

/** Applies the safe fixes to each article; the texts come back, nothing is written. */
export function fix(request: CheckRequest): (FixedText & { path: string })[] {
  const input = checkInput(request, request.files.map(asArticle));
  return request.files.map(({ path, text }) => ({ path, ...fixText(text, path, input) }));
}

export function countSeverities(findings: readonly Finding[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, note: 0, review: 0 };
  for (const finding of findings) counts[finding.severity]++;
  return counts;
}

function checkInput(request: CheckRequest, articles: readonly Article[]): CheckInput {
  const rules = request.rules ?? RULES;
  const slugs = index(articles, (article) => article.frontMatter.slug);
  const ids = index(articles, (article) => article.frontMatter.id);
  const context: RuleContext = {
    inNewsroom: request.newsroom !== undefined,
    now: request.now,
    timezone: request.timezone ?? 'UTC',
    language: request.language ?? 'en-GB',
    fileExists: request.newsroom?.fileExists ?? null,
    knownTypes: request.newsroom?.knownTypes ?? null,
    sameSlug: (slug) => slugs.get(slug.toLowerCase()) ?? [],
    sameId: (id) => ids.get(id.toLowerCase()) ?? [],
  };
  return {
    rules,
    settings: resolveSettings(rules, request.settings ?? { rules: {} }),
    context,
    people: request.people ?? [],
  };
}

/** Paths of the articles by one of their keys; case does not tell addresses apart on every host. */
function index(
  articles: readonly Article[],
  key: (article: Article) => string | undefined,
): Map<string, string[]> {
  const paths = new Map<string, string[]>();
  for (const article of articles) {
    const value = key(article)?.toLowerCase();
    if (value) paths.set(value, [...(paths.get(value) ?? []), article.path]);
  }
  return paths;
}

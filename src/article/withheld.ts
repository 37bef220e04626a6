import type { Span } from '../text/position.ts';
import type { Article } from './article.ts';

type Entry = Record<string, unknown>;

/** The entries of a list of the front matter as written, also of one that newsctl cannot use; null for what is none. */
export const entriesOf = ({ raw }: Pick<Article, 'raw'>, key: 'sources' | 'people'): (Entry | null)[] =>
  Array.isArray(raw[key])
    ? raw[key].map((entry: unknown) =>
        typeof entry === 'object' && entry !== null ? (entry as Entry) : null,
      )
    : [];

/** Whether a source is kept secret. A value or a key that was mistyped must not give anybody away. */
export const isConfidential = (entry: Entry): boolean =>
  Object.entries(entry).some(
    ([key, value]) =>
      /^confid/i.test(key) && value !== false && value !== null && !/^(?:no|false)$/i.test(String(value)),
  );

export const isAnonymous = (entry: Entry): boolean =>
  entry.anonymity !== undefined && entry.anonymity !== null && entry.anonymity !== false;

/**
 * The stretches of an article file of which nothing is shown to anybody: its entries for confidential sources and
 * for people without a name; the whole front matter where it cannot be read, and speaks of such.
 */
export function withheldSpans(article: Article): Span[] {
  if (!article.hasFrontMatter) return [];
  if (isUnreadable(article)) return [{ start: 0, end: article.bodySpan.start }];
  const places = (key: 'sources' | 'people', isSecret: (entry: Entry) => boolean): Span[] =>
    entriesOf(article, key).flatMap((entry, index) =>
      entry && isSecret(entry) ? [article.fieldSpan([key, index])] : [],
    );
  return [...places('sources', isConfidential), ...places('people', isAnonymous)];
}

/** Nobody can tell which lines of a broken text belong to which source. */
const isUnreadable = ({ problems, text, bodySpan }: Article): boolean =>
  problems.some(({ path }) => path.length === 0) && SPEAKS.test(text.slice(0, bodySpan.start));

const SPEAKS = /\bconfid|\banonymity\b/i;

/** The lines, from 1, on which any of these stretches stands. */
export function linesOf({ lines }: Article, spans: readonly Span[]): Set<number> {
  const found = new Set<number>();
  for (const { start, end } of spans) {
    const last = lines.position(Math.max(start, end - 1)).line;
    for (let line = lines.position(start).line; line <= last; line++) found.add(line);
  }
  return found;
}

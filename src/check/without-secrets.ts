import type { Article } from '../article/article.ts';
import type { KnownPerson } from '../quotes/people/known-person.ts';
import type { Finding } from '../rules/finding.ts';
import { placesOfSecret, type Secret, secretEntries, secretsOf } from '../sources/confidential.ts';
import type { Span } from '../text/position.ts';

/**
 * Findings as they may be printed and logged: nothing of a confidential source stands in a message, and a line that
 * holds such a thing is not shown, whichever rule speaks.
 */
export function withoutSecrets(
  article: Article,
  people: readonly KnownPerson[],
  findings: readonly Finding[],
): Finding[] {
  const entries = secretEntries(article);
  if (entries.length === 0) return [...findings];
  const secrets = secretsOf(article, people);
  return findings.map((finding) => {
    const isSecret =
      entries.some((entry) => touches(entry, finding)) || holdsSecret(article, finding, secrets);
    return {
      ...finding,
      message: masked(finding.message, secrets),
      related: finding.related.map((one) => ({ ...one, message: masked(one.message, secrets) })),
      ...(isSecret ? { withheld: true as const } : {}),
    };
  });
}

const touches = (entry: Span, { start, end }: Finding): boolean =>
  start.offset < entry.end && entry.start < Math.max(end.offset, start.offset + 1);

function holdsSecret({ lines, fieldSpan }: Article, { start }: Finding, secrets: readonly Secret[]): boolean {
  const line = lines.line(start.line);
  return (
    secrets.some((secret) => placesOfSecret(line, secret).length > 0) || isListOf(fieldSpan, start.offset)
  );
}

/** The line on which `sources:` or `people:` stands may hold the whole list. */
const isListOf = (fieldSpan: Article['fieldSpan'], offset: number): boolean =>
  ['sources', 'people'].some((key) => {
    const { start, end } = fieldSpan([key]);
    return start <= offset && offset < end;
  });

function masked(message: string, secrets: readonly Secret[]): string {
  let shown = message;
  for (const secret of [...secrets].sort((a, b) => b.text.length - a.text.length))
    for (const { start, end } of placesOfSecret(shown, secret).reverse())
      shown = `${shown.slice(0, start)}[withheld]${shown.slice(end)}`;
  return shown;
}

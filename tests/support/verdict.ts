import { readArticle } from '../../src/article/article.ts';
import { analyse } from '../../src/quotes/analyse.ts';
import { declaredSources } from '../../src/sources/declared.ts';
import type { SourceFile } from '../../src/sources/source.ts';
import type { Verification } from '../../src/sources/verify/verification.ts';
import { verifyQuotations } from '../../src/sources/verify/verify.ts';

/** A source as the front matter declares it, and its file. */
export interface Declared {
  kind?: string;
  file: string;
  fidelity?: string;
  lang?: string;
  speakers?: Record<string, string>;
}

/** What the sources say of each quotation of a body, in order. */
export function verificationsOf(
  body: string,
  declared: readonly Declared[],
  files: ReadonlyMap<string, SourceFile>,
  more: { people?: Record<string, string>[]; verbatim?: boolean } = {},
): (Verification | null)[] {
  const keys = {
    ...(more.people ? { people: more.people } : {}),
    sources: declared.map((source, index) => ({ id: `s${index + 1}`, kind: 'transcript', ...source })),
  };
  const article = readArticle(`---\n${JSON.stringify(keys)}\n---\n${body}`, 'story.md');
  return verifyQuotations(article, analyse(article.plain), declaredSources(article, files), {
    people: [],
    cleanVerbatim: more.verbatim !== true,
    language: 'en-GB',
  });
}

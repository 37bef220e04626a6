import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../article/article.ts';
import type { CheckRequest } from '../check/check.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import { knownTypes } from '../newsroom/own-types.ts';

/** What a newsroom adds to a check of its articles, beside its people and its sources. */
export async function newsroomCheck({
  root,
  config,
}: Newsroom): Promise<Required<Pick<CheckRequest, 'settings' | 'timezone' | 'newsroom'>>> {
  return {
    settings: config,
    timezone: config.timezone,
    newsroom: { fileExists: (path) => existsSync(join(root, path)), knownTypes: await knownTypes(root) },
  };
}

/**
 * Finds what readers have of each of some articles. A receipt is as long as the archive: it is not read for articles
 * that readers never had.
 * @param host its name in `newsctl.yaml`
 */
export async function versionsOut(
  root: string,
  host: string,
  articles: readonly Article[],
): Promise<NonNullable<CheckRequest['previous']>> {
  if (!articles.some(wasOut)) return () => null;
  const { publishedVersions } = await import('./published-versions.ts');
  return publishedVersions(root, host);
}

const wasOut = ({ frontMatter: { status, date_published } }: Article): boolean =>
  date_published !== undefined || status === 'published' || status === 'corrected';

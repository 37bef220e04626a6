import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Article } from '../article/article.ts';
import type { CheckRequest } from '../check/check.ts';
import type { HouseStyle } from '../newsroom/house-style.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import { overridesOf } from '../newsroom/overrides.ts';
import { knownTypes } from '../newsroom/own-types.ts';
import type { ImageFacts } from '../rules/rule.ts';
import type { Live } from './live-index.ts';

/**
 * What a newsroom adds to a check of its articles, beside its people and its sources.
 * @param packageRoot the folder of newsctl, which ships styles
 * @param base the absolute path of the folder from which the paths of articles are shown
 * @throws NewsctlError CONFIG_INVALID where the house style has a fault
 */
export async function newsroomCheck(
  newsroom: Newsroom,
  packageRoot: string,
  base: string,
): Promise<Pick<CheckRequest, 'settings' | 'timezone' | 'jurisdiction' | 'newsroom' | 'style'>> {
  const { root, config } = newsroom;
  const style = await houseStyle(newsroom, packageRoot);
  const types = await knownTypes(root);
  return {
    settings: { rules: config.rules, overrides: await overridesOf(newsroom, types, base) },
    timezone: config.timezone,
    jurisdiction: config.jurisdiction,
    newsroom: { fileExists: (path) => existsSync(join(root, path)), knownTypes: types },
    style: style?.check,
  };
}

/** The house style of a newsroom; what loads it is not even read where there is none, or none yet. */
export async function houseStyle(newsroom: Newsroom, packageRoot: string): Promise<HouseStyle | null> {
  const { root, config } = newsroom;
  const isThere =
    config.styles.length > 0 ||
    existsSync(join(root, '.vale.ini')) ||
    (await readdir(join(root, 'style')).catch(() => [])).some(mayHoldRules);
  if (!isThere) return null;
  return (await import('../newsroom/house-style.ts')).loadHouseStyle(newsroom, packageRoot);
}

/** A rule file or a folder; a new newsroom has a placeholder there, whose name starts with a dot, or a read-me. */
const mayHoldRules = (name: string): boolean => !/^\.|\.md$/i.test(name);

/** What the image files of some articles carry within themselves; files are opened only where an article shows any. */
export async function imagesOf(
  root: string,
  articles: readonly Article[],
): Promise<ReadonlyMap<string, ImageFacts>> {
  if (!articles.some(({ images, frontMatter }) => images.length > 0 || (frontMatter.images ?? []).length > 0))
    return new Map();
  return (await import('../newsroom/image-facts.ts')).imageFactsOf(root, articles);
}

/**
 * Finds what readers have of each of some articles. A receipt is as long as the archive: it is not read for articles
 * that readers never had.
 */
export async function versionsOut(
  root: string,
  live: Live,
  articles: readonly Article[],
): Promise<NonNullable<CheckRequest['previous']>> {
  if (!articles.some(wasOut)) return () => null;
  const { publishedVersions } = await import('./published-versions.ts');
  return publishedVersions(root, await live());
}

/** Whether readers may ever have had an article. */
export const wasOut = ({ frontMatter: { status, date_published } }: Article): boolean =>
  date_published !== undefined || status === 'published' || status === 'corrected';

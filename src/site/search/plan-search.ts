import { sha256 } from '../../text/sha256.ts';
import type { ToldStory } from '../build/told-story.ts';
import type { SiteFile, SiteInput, SiteProblem } from '../site-types.ts';
import { type Cut, cut } from './cut.ts';
import { languageOf, searchArticle } from './record.ts';
import type { Indexed } from './search-types.ts';

/** The folder of everything that searching needs. */
export const SEARCH = 'search/';

/** What readers search with, and in. */
export interface Search {
  files: SiteFile[];
  /** Path of the script of the page. */
  script: string;
  /** Years that have stories, newest first. */
  years: string[];
  /** The parts of the index, each with its stories, oldest first. */
  parts: { name: string; told: readonly ToldStory[] }[];
  list: PartsList;
}

/** What the script on the page needs to know: where the parts are, newest first. */
export interface PartsList {
  version: 1;
  /** Folder of the program. */
  program: string;
  languages: readonly string[];
  parts: { path: string; year: string; since: string; languages: string[]; mark: string }[];
}

/**
 * The search of a site; null where it has none. One that cannot be had is a problem, and the site is whole without it.
 * @param told newest first
 */
export async function planSearch(
  input: SiteInput,
  told: readonly ToldStory[],
  problems: SiteProblem[],
): Promise<Search | null> {
  const { settings, search: indexer } = input;
  if (!settings.search || !indexer) return null;
  const script = await input.readTemplate('search.js');
  const without = (reason: string): null => {
    problems.push({
      path: 'newsctl.yaml',
      message: `\`search: true\`, but ${reason}. The site has no search.`,
    });
    return null;
  };
  if (script === null) return without('the theme has no file `search.js`');
  if (indexer.version === null)
    return without('the package `pagefind`, which makes the index, is not installed: npm install pagefind');
  const cuts = cut([...told].reverse(), ({ story }) => story, settings.timezone);
  const languages = [...new Set([settings, ...told.map(({ story }) => story)].map(tagOf))].sort();
  const parts = cuts.map(({ name, things }) => ({
    name,
    articles: things.map((one) => searchArticle(one, settings)),
  }));
  let indexed: Indexed;
  try {
    indexed = await indexer.index(parts, languages);
  } catch (error) {
    return without(`\`pagefind\` failed: ${error instanceof Error ? error.message : String(error)}`);
  }
  const common = `pagefind-${indexer.version}/`;
  const scriptFile = fileOf('assets/search', '.js', script);
  const list = partsList(cuts, indexed, common, languages);
  return {
    files: [
      scriptFile,
      listFile(list),
      ...below(`${SEARCH}${common}`, indexed.common),
      ...cuts.flatMap(({ name }, i) => partFiles(name, indexed.parts[i]!.files)),
    ],
    script: scriptFile.path,
    years: [...new Set(cuts.map(({ year }) => year))].reverse(),
    parts: cuts.map(({ name, things }) => ({ name, told: things })),
    list,
  };
}

/** The files of a part where they stand on the site. */
export const partFiles = (name: string, files: readonly SiteFile[]): SiteFile[] =>
  below(`${SEARCH}${name}/`, files);

export const listFile = (list: PartsList): SiteFile =>
  fileOf(`${SEARCH}parts.json`, null, `${JSON.stringify(list)}\n`);

/** By which browsers keep what has not changed of a part. */
export const markOf = (files: readonly SiteFile[]): string =>
  files.find(({ path }) => path.endsWith('pagefind-entry.json'))?.sha256.slice(0, 12) ?? '';

const tagOf = (one: { lang: string } | { language: string }): string =>
  languageOf({ lang: 'lang' in one ? one.lang : one.language });

const below = (folder: string, files: readonly SiteFile[]): SiteFile[] =>
  files.map((file) => ({ ...file, path: folder + file.path }));

function partsList(
  cuts: readonly Cut<ToldStory>[],
  { parts }: Indexed,
  common: string,
  languages: readonly string[],
): PartsList {
  const list = cuts.map(({ name, year, things }, i) => ({
    path: `${name}/`,
    year,
    since: things[0]!.story.published.day,
    languages: [...new Set(things.map(({ story }) => languageOf(story)))].sort(),
    mark: markOf(parts[i]!.files),
  }));
  return { version: 1, program: common, languages, parts: list.reverse() };
}

/** @param suffix that of a file with its hash in its name; null where the path is the whole of it */
function fileOf(path: string, suffix: string | null, text: string): SiteFile {
  const bytes = new TextEncoder().encode(text);
  const hash = sha256(bytes);
  return {
    path: suffix === null ? path : `${path}.${hash.slice(0, 12)}${suffix}`,
    kind: 'search',
    sha256: hash,
    size: bytes.length,
    bytes: async () => bytes,
  };
}

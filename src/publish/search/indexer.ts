import { readFile } from 'node:fs/promises';
import type { Indexed, SearchIndexer, SearchPart } from '../../site/search/search-types.ts';
import type { SiteFile } from '../../site/site-types.ts';
import { sha256 } from '../../text/sha256.ts';
import { IndexMaker, type MakerInput } from './index-maker.ts';
import { findPagefind, type Installed } from './pagefind.ts';
import { isData, isProgram, programPart } from './program-part.ts';

/**
 * Makes the indexes that have to be made; one of which no article changed is not, and where that is so of all, the
 * program that makes them is not even loaded.
 */
export function searchIndexer(input: MakerInput): SearchIndexer {
  const installed = findPagefind();
  return {
    version: installed?.version ?? null,
    async part(part) {
      const maker = new IndexMaker(input, installed!);
      try {
        return await maker.one({ part, takes: isData });
      } finally {
        await maker.close();
      }
    },
    async index(parts, languages) {
      const maker = new IndexMaker(input, installed!);
      try {
        const { common, parts: made } = await indexed(maker, parts, languages);
        return { common: [...common, ...(await licence(installed!))], parts: made };
      } finally {
        await maker.close();
      }
    },
  };
}

/** It has to go with the program, which is somebody else's work. */
async function licence({ licence: path }: Installed): Promise<SiteFile[]> {
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) return [];
  const [hash, size] = [sha256(bytes), bytes.length];
  return [{ path: 'LICENSE', kind: 'search', sha256: hash, size, bytes: async () => bytes }];
}

async function indexed(
  maker: IndexMaker,
  parts: readonly SearchPart[],
  languages: readonly string[],
): Promise<Indexed> {
  const made = await maker.make([
    ...languages.map((language) => ({ part: programPart(language), takes: isProgram })),
    ...parts.map((part) => ({ part, takes: isData })),
  ]);
  const common = new Map<string, SiteFile>();
  for (const [i, language] of languages.entries())
    for (const file of made[i]!) {
      // The script is one for all languages; what it begins with is not.
      const path = file.path === 'pagefind.js' ? file.path : `${language}/${file.path}`;
      common.set(path, { ...file, path });
    }
  return { common: [...common.values()], parts: made.slice(languages.length).map((files) => ({ files })) };
}

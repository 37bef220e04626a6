import { readFile, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { SiteArticle, SiteInput, SiteSettings } from '../site/site-types.ts';

/** Folders that the files of a site come from. */
export interface SiteFolders {
  /** The newsroom. */
  root: string;
  /** The theme that newsctl ships, absolute. */
  theme: string;
}

/** Ties the builder to the disk: media from the newsroom, templates from the newsroom or else from the package. */
export function siteInput(
  folders: SiteFolders,
  settings: SiteSettings,
  articles: readonly SiteArticle[],
): SiteInput {
  return {
    settings,
    articles,
    async readPage(name) {
      const bytes = await readInside(join(folders.root, 'pages'), `${name}.md`);
      return bytes === null ? null : new TextDecoder().decode(bytes);
    },
    readMedia: (path) => readInside(folders.root, path),
    async readTemplate(name) {
      const own = await readInside(join(folders.root, 'templates', 'site'), name);
      const bytes = own ?? (await readInside(folders.theme, name));
      return bytes === null ? null : new TextDecoder().decode(bytes);
    },
  };
}

/** A file below a folder; null where there is none, or where a link leads out of the folder. */
async function readInside(folder: string, path: string): Promise<Uint8Array | null> {
  try {
    const root = await realpath(folder);
    const file = await realpath(join(root, path));
    return file.startsWith(root + sep) ? await readFile(file) : null;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG', 'ELOOP', 'ERR_INVALID_ARG_VALUE'].includes(code))
      return null;
    throw error;
  }
}

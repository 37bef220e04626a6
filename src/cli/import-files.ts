import { join, resolve } from 'node:path';
import { articleFile } from '../import/article-file.ts';
import { importPage } from '../import/import-page.ts';
import { shownPath } from '../newsroom/find-articles.ts';
import { loadNewsroom } from '../newsroom/newsroom.ts';
import { placeArticle } from '../newsroom/place-article.ts';
import { readTextFile } from '../text/read-file.ts';
import type { Context } from './context.ts';
import { randomLetters } from './random.ts';

/** One page that became an article. */
export interface ImportedFile {
  source: string;
  path: string;
  id: string;
  slug: string;
  headline: string;
  dropped: { line: number; text: string; reason: string }[];
}

/** Imports pages one after another; those before a page that fails are written and stay. */
export async function importFiles(
  context: Context,
  files: readonly string[],
  options: { type?: string; section?: string },
): Promise<ImportedFile[]> {
  const newsroom = await loadNewsroom({ cwd: context.cwd });
  const imported: ImportedFile[] = [];
  for (const source of files) {
    if (context.signal.aborted) break;
    const page = importPage({ text: await readTextFile(resolve(context.cwd, source), source), name: source });
    const { headline, section = '', type = 'news' } = page.frontMatter;
    const placed = await placeArticle(
      newsroom,
      { headline, type, now: context.now, random: randomLetters },
      ({ id, slug }) =>
        articleFile(page, {
          id,
          slug,
          type: options.type ?? type,
          section: options.section ?? section,
          status: 'draft',
        }),
    );
    const path = shownPath(join(newsroom.root, placed.path), context.cwd);
    imported.push({ source, ...placed, path, headline, dropped: page.dropped });
  }
  return imported;
}

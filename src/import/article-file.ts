import { stringify } from 'yaml';
import type { ImportedArticle } from './types.ts';

/** What the newsroom adds to an imported page to make an article of it. */
export interface ArticleKeys {
  id: string;
  slug: string;
  type: string;
  section: string;
  status: 'draft';
}

/**
 * Writes an imported page as an article file: YAML front matter, keys always in the same order, and the body.
 * @param keys the ones that the desk decides; `section` and `type` win over the page's own
 */
export function articleFile(imported: ImportedArticle, keys: ArticleKeys): string {
  const page = imported.frontMatter;
  const values = {
    id: keys.id,
    type: keys.type,
    headline: page.headline,
    standfirst: page.standfirst,
    slug: keys.slug,
    section: keys.section,
    lang: page.lang,
    byline: page.byline,
    tags: page.tags,
    date_published: page.date_published,
    date_modified: page.date_modified,
    canonical: page.canonical,
    images: page.images,
    status: keys.status,
  };
  const known = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
  // Folded lines would move the marks of a long headline about.
  const yaml = stringify(known, { lineWidth: 0, aliasDuplicateObjects: false });
  return `---\n${yaml}---\n\n${imported.body}`;
}

import type { Byline, FrontMatter } from '../article/front-matter-types.ts';
import { authorPath } from './paths.ts';
import { line, webAddress } from './text.ts';

/** Somebody named over an article, as readers may know them. */
export interface Author {
  name: string;
  /** Path of their page on the site. */
  path: string;
  role: string | null;
  /** Their page on the web. */
  profile: string | null;
  /** Between this name and the next: a comma or "and". */
  joint: string;
}

/** The authors that readers are told of; none where the newsroom as a whole signs. */
export function authorsOf(frontMatter: FrontMatter): Author[] {
  if (frontMatter.desk) return [];
  const named = (frontMatter.byline ?? []).filter((entry) => !entry.desk).flatMap(author);
  return named.map((entry, i) => ({ ...entry, joint: joint(i, named.length) }));
}

function author(entry: Byline): Omit<Author, 'joint'>[] {
  // A pen name that stands beside a name is there to be shown in its place.
  const name = line(typeof entry.pseudonym === 'string' ? entry.pseudonym : entry.name);
  if (name === null) return [];
  // A page about the writer would say who is behind a pen name.
  const profile = entry.pseudonym ? null : webAddress(entry.profile);
  return [{ name, path: authorPath(name), role: line(entry.role), profile }];
}

function joint(index: number, count: number): string {
  if (index === count - 1) return '';
  return index === count - 2 ? ' and ' : ', ';
}

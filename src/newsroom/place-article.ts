import { NewsctlError } from '../errors.ts';
import { localTime } from './calendar.ts';
import type { Newsroom } from './newsroom.ts';
import { slugFor, uniqueSlug } from './slug.ts';
import { takenNames } from './taken-names.ts';
import { writeNew } from './write-new.ts';

/** What decides where a new article lies and what it is called. */
export interface Placing {
  headline: string;
  type: string;
  now: Date;
  /** Eight small letters or digits of base 32, different at each call; they make the id. */
  random: () => string;
}

export interface CreatedArticle {
  /** Relative to the newsroom's folder, with `/`: `articles/2026/11/bridge-to-close.md`. */
  path: string;
  id: string;
  slug: string;
}

/**
 * Finds an id and a slug that no article has and writes the file under `articles/YYYY/MM/`. Never overwrites:
 * a name that is taken gets a number.
 * @param write makes the text of the file
 * @throws NewsctlError HEADLINE_EMPTY, FILE_UNWRITABLE
 */
export async function placeArticle(
  { root, config }: Newsroom,
  { headline, type, now, random }: Placing,
  write: (names: { id: string; slug: string }) => string,
): Promise<CreatedArticle> {
  if (!/[\p{L}\p{N}]/u.test(headline))
    throw new NewsctlError('HEADLINE_EMPTY', 'The headline has no letter and no digit in it.');
  const time = localTime(now, config.timezone);
  const taken = await takenNames(root);
  const id = freshId(`${time.year}-${time.month}-`, taken.ids, random);
  const base = slugFor(headline) || `${slugFor(type) || 'article'}-${id.slice(-ID_LETTERS)}`;
  for (;;) {
    const slug = uniqueSlug(base, taken.slugs);
    const path = `articles/${time.year}/${time.month}/${slug}.md`;
    if (await writeNew(root, path, write({ id, slug }))) return { path, id, slug };
    taken.slugs.add(slug);
  }
}

const ID_LETTERS = 6;

function freshId(prefix: string, taken: ReadonlySet<string>, random: () => string): string {
  for (let attempt = 0; attempt < 100; attempt++) {
    const id = prefix + random().slice(0, ID_LETTERS);
    if (!taken.has(id)) return id;
  }
  throw new NewsctlError('BUG', 'A hundred random ids in a row were taken: the source of chance is stuck.');
}

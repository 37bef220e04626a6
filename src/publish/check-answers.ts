import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type NamedArticle, pathsBy } from '../check/named.ts';
import type { Question } from '../check/questions.ts';
import { sourceMark } from '../newsroom/source-files.ts';
import { sha256 } from '../text/sha256.ts';
import { keptTexts } from './published-texts.ts';
import type { Live } from './live-index.ts';

/** The world of which the checks of a newsroom ask. */
export interface World {
  root: string;
  /** All articles that are looked at, in their order. */
  names: readonly NamedArticle[];
  /** What readers have; null where no article was ever out. */
  live: Live | null;
  now: Date;
  /** What readers read of an article as it is now, by its path; see `contentHash`. */
  contentOf?: (path: string) => string | undefined;
}

/** An answer as a text that changes when the answer does; null where it cannot be relied on. */
export type Answer = (question: Question) => Promise<string | null>;

/** Files changed so shortly before that they may change again within one tick of their clock, in milliseconds. */
const FRESH = 2000;

/** Answers what checks asked, cheaply: checksums, not contents. Each question is answered once. */
export function answersOf(world: World): Answer {
  const { root, names, now } = world;
  const slugs = pathsBy(names, ({ slug }) => slug);
  const ids = pathsBy(names, ({ id }) => id);
  const previous = previousMarks(world);
  const by: Record<Question['kind'], (of: string) => Promise<string | null> | string | null> = {
    exists: (path) => String(existsSync(join(root, path))),
    image: (path) => stampOf(join(root, path), now),
    slug: (slug) => JSON.stringify(slugs.get(slug.toLowerCase()) ?? []),
    id: (id) => JSON.stringify(ids.get(id.toLowerCase()) ?? []),
    source: (file) => sourceMark(root, file),
    file: (path) => readFile(path).then(sha256, () => 'none'),
    previous,
  };
  const known = new Map<string, Promise<string | null>>();
  return ({ kind, of }) => {
    const key = `${kind} ${of}`;
    const answer = known.get(key) ?? Promise.resolve(by[kind](of));
    known.set(key, answer);
    return answer;
  };
}

/** Size, times and inode of an image, which would take long to read as a whole. */
function stampOf(path: string, now: Date): string | null {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return 'none';
  const { size, mtimeMs, ctimeMs, ino } = found;
  return now.getTime() - Math.max(mtimeMs, ctimeMs) < FRESH ? null : `${size} ${mtimeMs} ${ctimeMs} ${ino}`;
}

/** What readers have of an article, by its id or its path: the checksum of the text as it went out. */
function previousMarks({ root, live, contentOf }: World): (of: string) => Promise<string> {
  let kept: ReadonlySet<string> | undefined;
  return async (of) => {
    if (live === null) return 'none';
    const [id, path] = JSON.parse(of) as [string | null, string];
    const entry = (await live()).of(id, path);
    // Nothing of it is new to readers.
    if (!entry || contentOf?.(path) === entry.content) return 'none';
    kept ??= keptTexts(root);
    return `${entry.sha256} ${entry.content} ${entry.path} ${kept.has(entry.sha256)}`;
  };
}

import type { ManifestFile } from '../manifest.ts';
import { FRONT_PAGE } from '../front-page.ts';
import { foldersOf } from '../safe-path.ts';
import { isAsPut } from './ordered-survey.ts';
import type { Kept } from './ordered-kept.ts';
import { isPage, type OrderedPlace, type OrderedStores } from './ordered-place.ts';
import type { Recorded } from './ordered-records.ts';
import { inTurns } from './in-turns.ts';

export interface RollbackInput {
  stores: OrderedStores;
  about: OrderedPlace['about'];
  live: Recorded | null;
  kept: Kept;
  /** What was changed, in the order in which it was: what came last is put back first. */
  steps: readonly (readonly string[])[];
  /** Files of which a change that nobody answered may come yet. */
  unanswered?: ReadonlySet<string>;
}

/** What came of putting files back. */
export interface RolledBack {
  /** Files that could not be put back. */
  left: string[];
  /** Marks of those that were. */
  marks: Map<string, string>;
}

/**
 * Gives readers what they had. Files of the release before get their bytes back, the last change first; then goes what
 * was not there, of which no page knows any more. Where a page may yet become what it was to become, all that is new
 * stays, as it may need it.
 */
export async function putBack(input: RollbackInput): Promise<RolledBack> {
  const before = new Map(input.live?.manifest.files.map((file) => [file.path, file]));
  const result: RolledBack = { left: [], marks: new Map() };
  let reached = true;
  const each = async (paths: readonly string[], work: (path: string) => Promise<boolean>): Promise<void> => {
    await inTurns(paths, input.stores.site.parallel, async (path) => {
      // A host that does not answer once would be waited for at each file.
      const done = reached && (await work(path).catch(() => (reached = false)));
      if (!done) result.left.push(path);
    });
  };
  const fresh = new Set(input.steps.flat().filter((path) => !before.has(path)));
  const blocked = blockedBy(fresh);
  for (const step of [...input.steps].reverse())
    await each(
      step.filter((path) => before.has(path)),
      async (path) => {
        for (const other of blocked(path)) {
          await input.stores.site.remove(other);
          fresh.delete(other);
        }
        return restore(before.get(path)!, input, result.marks);
      },
    );
  result.left.push(...(input.unanswered ?? []));
  if (result.left.length > 0) return { ...result, left: [...new Set([...result.left, ...fresh])] };
  for (const paths of inOrderOfGoing(fresh, input.steps))
    await each(paths, (path) => input.stores.site.remove(path).then(() => true));
  return result;
}

/** Where readers come in goes first, then pages, those that came last before the others, and then what they are made of. */
function inOrderOfGoing(fresh: ReadonlySet<string>, steps: RollbackInput['steps']): string[][] {
  const pages = [...steps].reverse().map((step) => step.filter((path) => fresh.has(path) && isPage(path)));
  const others = [...fresh].filter((path) => !isPage(path));
  const feeds = others.filter((path) => path.endsWith('.xml') || path.endsWith('.json'));
  const rest = pages.map((paths) => paths.filter((path) => path !== FRONT_PAGE));
  return [
    [...fresh].filter((path) => path === FRONT_PAGE),
    feeds,
    ...rest,
    others.filter((path) => !feeds.includes(path)),
  ];
}

/** New files that stand where a file from before must go, or its folder. */
function blockedBy(paths: ReadonlySet<string>): (path: string) => string[] {
  const fresh = new Set(paths);
  const folders = foldersOf(fresh);
  return (path) => {
    const above = [...foldersOf([path])].filter((folder) => fresh.has(folder));
    return folders.has(path) ? [...above, ...[...fresh].filter((one) => one.startsWith(`${path}/`))] : above;
  };
}

async function restore(
  { path, sha256, size }: ManifestFile,
  { stores, about, live, kept }: RollbackInput,
  marks: Map<string, string>,
): Promise<boolean> {
  const mark = live?.marks.get(path);
  const found = await stores.site.look(path);
  if (isAsPut(found ?? undefined, size, mark, true)) return true;
  const bytes = await kept.bytes(sha256);
  if (bytes === null) return false;
  const now = await stores.site.write(path, bytes, about(path));
  if (now !== null && now !== mark) marks.set(path, now);
  return true;
}

import type { Manifest } from '../manifest.ts';
import { foldersOf } from '../safe-path.ts';
import type { FileStore, StoredFile } from './file-store.ts';
import { keptPath } from './ordered-kept.ts';
import { KEPT } from './ordered-place.ts';
import type { Recorded } from './ordered-records.ts';
import { inTurns } from './in-turns.ts';

/** How long one list of a site answers both questions, asked at once or one after the other, in milliseconds. */
const FRESH = 2000;

/** What stands where readers are served. A site of ten thousands of files takes many answers to be listed. */
export class Survey {
  private readonly site: FileStore;
  private readonly reserved: string | null;
  private last: { at: number; files: Promise<Map<string, StoredFile>>; asked: Set<string> } | null = null;

  constructor(site: FileStore, reserved: string | null) {
    this.site = site;
    this.reserved = reserved;
  }

  /** Something was changed. */
  forget(): void {
    this.last = null;
  }

  /** @param question each list answers a question once */
  all(question: string): Promise<Map<string, StoredFile>> {
    const { last } = this;
    if (last && !last.asked.has(question) && Date.now() - last.at < FRESH) {
      last.asked.add(question);
      return last.files;
    }
    const files = this.list();
    const listed = { at: Date.now(), files, asked: new Set([question]) };
    this.last = listed;
    files.catch(() => {
      if (this.last === listed) this.last = null;
    });
    return files;
  }

  private async list(): Promise<Map<string, StoredFile>> {
    const files = await this.site.list('');
    for (const path of files.keys()) if (this.isReserved(path)) files.delete(path);
    return files;
  }

  isReserved(path: string): boolean {
    return this.reserved !== null && (path === this.reserved || path.startsWith(`${this.reserved}/`));
  }

  /** Those of some files that are there. */
  async some(paths: readonly string[], question: string): Promise<ReadonlyMap<string, StoredFile>> {
    if (paths.length > this.few) return this.all(question);
    const looks = await inTurns(paths, this.site.parallel, (path) => this.site.look(path));
    return new Map(paths.flatMap((path, n) => (looks[n] ? [[path, looks[n]]] : [])));
  }

  /** What is not ours and stands in the way of some paths: at one of them, where one has a folder, or below one. */
  async inTheWay(paths: readonly string[], ours: ReadonlySet<string>): Promise<string[]> {
    const free = paths.filter((path) => !ours.has(path));
    const folders = [...foldersOf(free)].filter((folder) => !ours.has(folder));
    if (free.length + folders.length > this.few) return this.inTheWayOfMany(free, folders, ours);
    const found = await this.some([...free, ...folders], 'foreign');
    const below = await inTurns(free, this.site.parallel, (path) => this.site.list(path));
    return [...found.keys(), ...below.flatMap((files) => [...files.keys()])].filter(
      (path) => !ours.has(path),
    );
  }

  private async inTheWayOfMany(
    free: readonly string[],
    folders: readonly string[],
    ours: ReadonlySet<string>,
  ): Promise<string[]> {
    const [names, above] = [new Set(free), new Set(folders)];
    const foreign = [...(await this.all('foreign')).keys()].filter((path) => !ours.has(path));
    const isBelow = (path: string): boolean => [...foldersOf([path])].some((folder) => names.has(folder));
    return foreign.filter((path) => names.has(path) || above.has(path) || isBelow(path));
  }

  /** So many are asked for one by one. */
  private get few(): number {
    return this.site.parallel * 2;
  }
}

/** Whether a file is what was put there, as far as the host tells. */
export function isAsPut(
  found: StoredFile | undefined,
  size: number,
  mark: string | undefined,
  isUnknown: boolean,
): boolean {
  if (found?.size !== size) return false;
  const tells = mark !== undefined && found.mark !== null;
  return tells ? found.mark === mark : !isUnknown;
}

export interface DamageInput {
  manifest: Manifest;
  live: Recorded | null;
  /** Files that a publish was changing when it was cut off. */
  unknown: ReadonlySet<string>;
  among: readonly string[] | undefined;
}

/** Files of a release that are not to be had any more. */
export async function damagedFiles(
  survey: Survey,
  state: FileStore,
  { manifest, live, unknown, among }: DamageInput,
): Promise<string[]> {
  const only = among && new Set(among);
  const files = only ? manifest.files.filter(({ path }) => only.has(path)) : manifest.files;
  const paths = files.map(({ path }) => path);
  const found = only ? await survey.some(paths, 'damaged') : await survey.all('damaged');
  const isLive = live?.manifest.release === manifest.release;
  const before = new Map(live?.manifest.files.map((file) => [file.path, file.sha256]));
  const isThere = ({ path, sha256, size }: (typeof files)[number]): boolean =>
    before.get(path) === sha256 &&
    !(isLive && unknown.has(path)) &&
    isAsPut(found.get(path), size, live?.marks.get(path), unknown.has(path));
  const missing = files.filter((file) => !isThere(file));
  if (isLive || missing.length === 0) return missing.map(({ path }) => path);
  const kept = await state.list(KEPT);
  return missing
    .filter(({ sha256, size }) => kept.get(keptPath(sha256))?.size !== size)
    .map(({ path }) => path);
}

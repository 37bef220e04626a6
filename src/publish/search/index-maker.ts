import { keyOf } from '../../site/build/page-spec.ts';
import type { SearchPart, SearchRecord } from '../../site/search/search-types.ts';
import type { SiteFile, SiteInput } from '../../site/site-types.ts';
import { once } from '../../text/once.ts';
import { sha256 } from '../../text/sha256.ts';
import { type IndexFile, type Installed, type Running, startPagefind } from './pagefind.ts';
import { recordsOf } from './records.ts';
import type { KeptIndex, SearchCache } from './search-cache.ts';

export interface MakerInput extends Pick<SiteInput, 'spool'> {
  /** What is kept of earlier indexes. */
  cache?: SearchCache;
}

/** A part with what readers need of its index. */
export interface Wanted {
  part: SearchPart;
  /** @param all paths of everything that was made */
  takes(path: string, all: ReadonlySet<string>): boolean;
}

/** Makes the indexes of parts that have changed, and finds the files of the others. */
export class IndexMaker {
  private readonly input: MakerInput;
  private readonly installed: Installed;
  private running: Running | null = null;

  constructor(input: MakerInput, installed: Installed) {
    this.input = input;
    this.installed = installed;
  }

  /** @returns the files of each part, in the order of the parts, their paths from the folder of the part on */
  async make(wanted: readonly Wanted[]): Promise<SiteFile[][]> {
    const { cache } = this.input;
    const changed = wanted.filter(({ part }) => cache?.indexes.get(part.name)?.key !== this.keyOf(part));
    const files = new Map<string, SiteFile[]>();
    for (const one of changed) files.set(one.part.name, await this.fresh(one));
    const all = wanted.map(
      (one) => files.get(one.part.name) ?? this.kept(one, cache!.indexes.get(one.part.name)!),
    );
    cache?.keepOnly(wanted.map(({ part }) => part.name));
    return all;
  }

  /** The files of one part, whatever becomes of the others. */
  async one(wanted: Wanted): Promise<SiteFile[]> {
    const kept = this.input.cache?.indexes.get(wanted.part.name);
    return kept?.key === this.keyOf(wanted.part) ? this.kept(wanted, kept) : this.fresh(wanted);
  }

  async close(): Promise<void> {
    await this.running?.close();
    this.running = null;
  }

  private keyOf({ articles }: SearchPart): string {
    return keyOf(
      this.installed.version,
      articles.map(({ key }) => key),
    );
  }

  /** The files of a part whose articles changed; where nothing changed that is indexed, those that there were. */
  private async fresh(one: Wanted): Promise<SiteFile[]> {
    const { part } = one;
    const { cache, spool } = this.input;
    const records = await recordsOf(part, cache);
    const made = sha256(JSON.stringify([this.installed.version, records]));
    const before = cache?.indexes.get(part.name);
    cache?.keepRecords(
      made,
      records.map((record, i) => [part.articles[i]!.key, record]),
    );
    const key = this.keyOf(part);
    if (before?.made === made) return this.remembered(one, { ...before, key });
    const files = await this.indexed(one, records);
    const listed = files.map(({ path, bytes }) => [path, sha256(bytes), bytes.length] as const);
    if (cache?.pack(made, files)) return this.remembered(one, { key, made, files: listed });
    return files.map(({ path, bytes }, i): SiteFile => {
      const [, hash, size] = listed[i]!;
      const get = spool ? spool.put(bytes) : async () => bytes;
      return { path, kind: 'search', sha256: hash, size, bytes: get };
    });
  }

  private remembered(one: Wanted, index: KeptIndex): SiteFile[] {
    this.input.cache!.replace(one.part.name, index);
    return this.kept(one, index);
  }

  /** Files that are read from their pack when somebody asks for them; from a pack that was damaged they are made again. */
  private kept(one: Wanted, { made, files }: KeptIndex): SiteFile[] {
    const cache = this.input.cache!;
    const again = once(() => this.again(one));
    let position = 0;
    return files.map(([path, hash, size]): SiteFile => {
      const at = position;
      position += size;
      const bytes = async (): Promise<Uint8Array> => {
        const packed = cache.unpack(made, at, size);
        if (packed && sha256(packed) === hash) return packed;
        const found = (await again()).find((file) => file.path === path);
        return found?.bytes ?? new Uint8Array();
      };
      return { path, kind: 'search', sha256: hash, size, bytes };
    });
  }

  private async again(one: Wanted): Promise<IndexFile[]> {
    const records = await recordsOf(one.part, this.input.cache);
    const made = sha256(JSON.stringify([this.installed.version, records]));
    try {
      const files = await this.indexed(one, records);
      this.input.cache?.pack(made, files);
      return files;
    } finally {
      await this.close();
    }
  }

  private async indexed({ takes }: Wanted, records: readonly SearchRecord[]): Promise<IndexFile[]> {
    this.running ??= startPagefind(this.installed);
    const files = await this.running.index(records);
    const all = new Set(files.map(({ path }) => path));
    // It names them in whatever order its threads are done.
    return files
      .filter(({ path }) => takes(path, all))
      .sort((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)));
  }
}

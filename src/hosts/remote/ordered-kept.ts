import { sha256 } from '../../text/sha256.ts';
import type { ManifestFile } from '../manifest.ts';
import type { StoredFile } from './file-store.ts';
import { KEPT, type OrderedStores } from './ordered-place.ts';
import { inTurns } from './in-turns.ts';

const HASH = /^[0-9a-f]{64}$/;

export const keptPath = (hash: string): string => `${KEPT}/${hash}`;

/** The bytes of files as earlier releases have them, under their SHA-256. */
export class Kept {
  private readonly stores: OrderedStores;
  private there: Promise<Map<string, StoredFile>> | null = null;
  private readonly keeping = new Map<string, Promise<void>>();
  /** Hashes that were not there before. */
  readonly made = new Set<string>();

  constructor(stores: OrderedStores) {
    this.stores = stores;
  }

  /** Keeps a file of the site that is about to change. One that is not as it was put is lost already. */
  keep(path: string, file: ManifestFile, mark: string | null): Promise<void> {
    const known = this.keeping.get(file.sha256) ?? this.keepOne(path, file, mark);
    this.keeping.set(file.sha256, known);
    return known;
  }

  private async keepOne(
    path: string,
    { sha256: hash, size }: ManifestFile,
    mark: string | null,
  ): Promise<void> {
    const { site, state } = this.stores;
    if ((await this.sizeOf(hash)) === size) return;
    // Only what still has its mark is known to be what was put; else its bytes have to tell.
    const copied = mark !== null && (await site.copyTo?.(state, path, keptPath(hash), mark)) === true;
    if (!copied) {
      const bytes = await site.read(path);
      if (bytes === null || sha256(bytes) !== hash) return;
      await state.write(keptPath(hash), bytes);
    }
    this.made.add(hash);
  }

  /** The kept bytes, or null where they are not there or not whole. */
  async bytes(hash: string): Promise<Uint8Array | null> {
    const bytes = await this.stores.state.read(keptPath(hash));
    return bytes !== null && sha256(bytes) === hash ? bytes : null;
  }

  /** How many bytes are kept under a hash; null where none are. */
  async sizeOf(hash: string): Promise<number | null> {
    this.there ??= this.stores.state.list(KEPT);
    return (await this.there).get(keptPath(hash))?.size ?? null;
  }

  /** Removes what none of the hashes names. @param names all that is there */
  async prune(names: readonly string[], needed: ReadonlySet<string>): Promise<void> {
    const { state } = this.stores;
    const gone = names.filter((path) => {
      const name = path.slice(KEPT.length + 1);
      return HASH.test(name) && !needed.has(name);
    });
    await inTurns(gone, state.parallel, (path) => state.remove(path));
  }
}

import type { Host, Transaction } from '../../src/hosts/host.ts';
import type { Manifest } from '../../src/hosts/manifest.ts';
import { sha256 } from '../../src/text/sha256.ts';

const BY = { who: 'Ines Vale', since: '2026-11-23T06:00:00+00:00' };
let count = 0;
const nextId = (): string => `20261124T${String(60000 + count++).padStart(6, '0')}Z-abcdef`;

/** Publishes a whole site the way the program does: what is as it was is not said again. */
export async function release(
  host: Host,
  files: Record<string, string | Uint8Array>,
  during: (transaction: Transaction) => Promise<void> = async () => {},
): Promise<Manifest> {
  const unlock = await host.lock(BY);
  try {
    const live = await host.current();
    const manifest = manifestOf(files, live);
    const before = new Map(live?.files.map((file) => [file.path, file.sha256]));
    const transaction = await host.begin(manifest.release);
    try {
      for (const path of before.keys()) if (!(path in files)) await transaction.remove(path);
      for (const { path, sha256: hash } of manifest.files)
        if (before.get(path) !== hash) await transaction.put(path, Buffer.from(files[path]!));
      await during(transaction);
      await transaction.commit(manifest);
    } catch (error) {
      await transaction.discard();
      throw error;
    }
    return manifest;
  } finally {
    await unlock();
  }
}

/** The record of a release that holds these files. */
export function manifestOf(files: Record<string, string | Uint8Array>, previous: Manifest | null): Manifest {
  return {
    version: 1,
    release: nextId(),
    at: BY.since,
    by: BY.who,
    tool: 'newsctl test',
    previous: previous?.release ?? null,
    undoes: null,
    files: Object.entries(files).map(([path, data]) => ({
      path,
      sha256: sha256(data),
      size: Buffer.byteLength(data),
    })),
    articles: [],
  };
}

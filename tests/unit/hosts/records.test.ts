import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../src/hosts/manifest.ts';
import {
  dropRecords,
  type KnownParts,
  type RecordFiles,
  readRecord,
  recordedReleases,
  stageRecord,
  writeRecord,
} from '../../../src/hosts/remote/records.ts';
import { sha256 } from '../../../src/text/sha256.ts';

/** A folder on a host, and what was asked of it. */
class Folder implements RecordFiles {
  readonly files = new Map<string, Uint8Array>();
  written: string[] = [];
  reads: string[] = [];

  async read(name: string) {
    this.reads.push(name);
    return this.files.get(name) ?? null;
  }

  async write(name: string, bytes: Uint8Array) {
    this.written.push(name);
    this.files.set(name, bytes);
  }

  async remove(name: string) {
    this.files.delete(name);
  }

  async names() {
    return [...this.files.keys()];
  }
}

const remembering = (): KnownParts => {
  const parts = new Map<string, Uint8Array>();
  return { get: (name) => parts.get(name) ?? null, set: (name, bytes) => void parts.set(name, bytes) };
};

const ID = (n: number): string => `20261123T${String(n).padStart(6, '0')}Z-abcdef`;

const manifest = (n: number, paths: readonly string[], text = 'x'): Manifest => ({
  version: 1,
  release: ID(n),
  at: '2026-11-23T06:00:00+00:00',
  by: 'Ines Vale',
  tool: 'newsctl test',
  previous: n === 0 ? null : ID(n - 1),
  undoes: null,
  files: paths.map((path) => ({ path, sha256: sha256(`${path} ${text}`), size: path.length })),
  articles: paths.slice(0, 5).map((path) => ({
    id: path,
    path,
    url: `https://post.example/${encodeURIComponent(path)}`,
    sha256: sha256(path),
    content: sha256(path),
    published: '2026-11-23T06:00:00+00:00',
    modified: null,
  })),
});

const sorted = ({ files, articles, ...rest }: Manifest) => {
  const byPath = <T extends { path: string }>(all: readonly T[]) =>
    [...all].sort((a, b) => (a.path < b.path ? -1 : 1));
  return { ...rest, files: byPath(files), articles: byPath(articles) };
};

const many = Array.from({ length: 3000 }, (_, n) => `council/story-${n}/index.html`);

describe('records of releases in parts', () => {
  test('come back as they were written, whatever the files are called', async () => {
    const path = fc
      .string({ minLength: 1, maxLength: 30 })
      .map((text) => `a/${text.replace(/[/\0\\:]/g, '_')}.x`);
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(path, { maxLength: 400 }), async (paths) => {
        const folder = new Folder();
        const written = manifest(0, paths);
        await writeRecord(folder, written, remembering());
        const read = await readRecord(folder, ID(0), remembering(), 'records');
        expect(sorted(read!)).toEqual(sorted(written));
      }),
      { numRuns: 60 },
    );
  });

  test('an edit of one article writes its parts and the head, and no other', async () => {
    const folder = new Folder();
    const known = remembering();
    const first = manifest(0, many);
    await writeRecord(folder, first, known);
    folder.written = [];
    const second = {
      ...first,
      release: ID(1),
      previous: ID(0),
      files: first.files.map((file) => ({ ...file })),
    };
    second.files[1700]!.sha256 = sha256('other');
    await writeRecord(folder, second, known);
    expect(folder.written).toHaveLength(2);
    expect(folder.written.at(-1)).toBe(`${ID(1)}.json`);
    folder.reads = [];
    expect(sorted((await readRecord(folder, ID(1), known, 'records'))!)).toEqual(sorted(second));
    expect(folder.reads).toEqual([`${ID(1)}.json`]);
  });

  test('a record that was cut off is none', async () => {
    const folder = new Folder();
    const cut: RecordFiles = {
      read: (name) => folder.read(name),
      remove: (name) => folder.remove(name),
      names: () => folder.names(),
      write: async (name, bytes) => {
        if (folder.written.length === 5) throw new Error('cut');
        await folder.write(name, bytes);
      },
    };
    await expect(writeRecord(cut, manifest(0, many), remembering(), 1)).rejects.toThrow('cut');
    expect(await readRecord(folder, ID(0), remembering(), 'records')).toBeNull();
    expect(recordedReleases(await folder.names())).toEqual([]);
  });

  test('one that has no name yet is none, and goes where a part cannot be written', async () => {
    const folder = new Folder();
    const staged = new Map<string, Uint8Array>();
    const stage = async (name: string, bytes: Uint8Array) => {
      staged.set(name, bytes);
      return {
        giveName: () => folder.write(name, bytes),
        drop: async () => void staged.delete(name),
      };
    };
    const files: RecordFiles = {
      read: (name) => folder.read(name),
      remove: (name) => folder.remove(name),
      names: () => folder.names(),
      write: (name, bytes) => folder.write(name, bytes),
    };
    const record = await stageRecord({ ...files, stage }, manifest(0, many), remembering(), 4);
    expect(recordedReleases(await folder.names())).toEqual([]);
    await record.giveName();
    expect(sorted((await readRecord(folder, ID(0), remembering(), 'records'))!)).toEqual(
      sorted(manifest(0, many)),
    );
    staged.clear();
    const write = (): Promise<void> => Promise.reject(new Error('full'));
    await expect(
      stageRecord({ ...files, write, stage }, manifest(1, many, 'y'), remembering(), 4),
    ).rejects.toThrow('full');
    expect([...staged.keys()]).toEqual([]);
  });

  test('parts of releases that are dropped go, and those that others need stay', async () => {
    const folder = new Folder();
    const known = remembering();
    const [first, second] = [manifest(0, many), manifest(1, many.slice(10), 'y')];
    await writeRecord(folder, first, known);
    await writeRecord(folder, second, known);
    await folder.write('lock', Buffer.from('somebody'));
    await dropRecords(folder, [ID(1)], 'records');
    expect(await readRecord(folder, ID(0), remembering(), 'records')).toBeNull();
    expect(sorted((await readRecord(folder, ID(1), remembering(), 'records'))!)).toEqual(sorted(second));
    expect(folder.files.has('lock')).toBe(true);
    await dropRecords(folder, [], 'records');
    expect([...folder.files.keys()]).toEqual(['lock']);
  });

  test.each<[string, (bytes: Uint8Array) => Uint8Array]>([
    ['cut short', (bytes) => bytes.slice(0, bytes.length / 2)],
    ['of other words', () => gzipSync('{"path":"../../etc/passwd","sha256":"0","size":1}')],
    ['a bomb', () => gzipSync(Buffer.alloc(64 * 1024 * 1024))],
  ])('a part that is %s is a clear failure', async (_, spoil) => {
    const folder = new Folder();
    await writeRecord(folder, manifest(0, ['index.html']), remembering());
    const part = [...folder.files.keys()].find((name) => name.endsWith('.gz'))!;
    folder.files.set(part, spoil(folder.files.get(part)!));
    await expect(readRecord(folder, ID(0), remembering(), 'records')).rejects.toMatchObject({
      code: 'HOST_FAILED',
      message: expect.stringContaining(part),
    });
  });
});

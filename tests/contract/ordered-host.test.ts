import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../src/hosts/manifest.ts';
import { knownPartsFolder, openKnownParts } from '../../src/hosts/remote/known-parts.ts';
import { lockBytes, makeLock } from '../../src/hosts/remote/lock-text.ts';
import { OrderedHost } from '../../src/hosts/remote/ordered-host.ts';
import { apply } from '../../src/publish/apply.ts';
import { makePlan } from '../../src/publish/plan.ts';
import { sha256 } from '../../src/text/sha256.ts';
import { DiskStore } from '../support/disk-store.ts';
import { publishSite } from '../support/fault-run.ts';
import { manifestOf } from '../support/folder-run.ts';
import { hostContract, type Place } from '../support/host-contract.ts';
import { asSiteFiles, brokenLinks, linkedSite, numbers } from '../support/linked-site.ts';
import { temporary, write } from '../support/publishing.ts';
import { deadProcess } from '../support/s3-place.ts';

const NEVER = new AbortController().signal;

function connect(root: string, keep = 5) {
  const aside = join(root, 'aside');
  const site = new DiskStore(join(root, 'site'), aside);
  const state = new DiskStore(join(root, 'state'), aside);
  const known = openKnownParts(knownPartsFolder(root, 'disk'));
  const about = () => ({ type: 'text/plain', cache: null });
  const stores = { site, state, afterwards: () => ({ site, state }) };
  const host = new OrderedHost({ ...stores, known, keep, signal: NEVER, about, reserved: null });
  return { host, site, state };
}

async function open(): Promise<Place> {
  const root = await temporary();
  const site = join(root, 'site');
  return {
    host: connect(root).host,
    again: async (keep) => connect(root, keep).host,
    plant: (path, bytes) => write(site, { [path]: bytes }),
    uproot: async (path) => rmSync(join(site, path)),
    spoilRecord: (release, text) => write(root, { [`state/records/${release}.json`]: text }),
    leaveDeadLock: () => {
      const lock = { ...makeLock({ who: 'Otto Brandt', since: 'x' }), pid: deadProcess() };
      return write(root, { 'state/lock': lockBytes(lock) });
    },
    served: async () => servedOf(root),
    stored: async () => [...(await connect(root).state.list('')).keys()].sort(),
  };
}

function servedOf(root: string): Record<string, string> {
  const site = join(root, 'site');
  const names = readdirSync(site, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const paths = names.map((one) => join(one.parentPath, one.name).slice(site.length + 1));
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(site, path), 'utf8')]));
}

hostContract('files one by one', { capabilities: { atomic: false, undo: true }, open });

async function publish(
  { host }: ReturnType<typeof connect>,
  files: Readonly<Record<string, string>>,
  n: number,
  beforeCommit: () => Promise<void> = async () => {},
): Promise<Manifest> {
  const unlock = await host.lock({ who: 'Ines Vale', since: '' });
  const live = await host.current();
  const all = Object.entries(files).map(([path, text]) => ({
    path,
    sha256: sha256(text),
    size: text.length,
  }));
  const manifest = manifestOf(all, live, new Date(Date.UTC(2026, 10, 23, 6, n)));
  const before = new Map(live?.files.map((file) => [file.path, file.sha256]));
  const puts = all.filter(({ path, sha256: hash }) => before.get(path) !== hash);
  const gone = [...before.keys()].filter((path) => !(path in files));
  const transaction = await host.begin(manifest.release, [...puts.map(({ path }) => path), ...gone]);
  for (const { path } of puts) await transaction.put(path, Buffer.from(files[path]!));
  for (const path of gone) await transaction.remove(path);
  await transaction.settle();
  await beforeCommit();
  await transaction.commit(manifest);
  await unlock();
  return manifest;
}

describe('a host that changes one file at a time', () => {
  test('an edit of one among many thousand files writes a handful', async () => {
    const desk = connect(await temporary());
    const files = Object.fromEntries(
      Array.from({ length: 3000 }, (_, n) => [`news/${n % 600}/${n}.html`, `Story ${n}.`]),
    );
    await publish(desk, files, 0);
    desk.state.written.length = 0;
    desk.site.written.length = 0;
    await publish(desk, { ...files, 'news/7/7.html': 'Another one.' }, 1);
    expect(desk.site.written).toEqual(['news/7/7.html']);
    const kinds = desk.state.written.map((path) =>
      path.replace(/[0-9a-f]{64}/, 'HASH').replace(/\d{8}T\w+-\w+/, 'ID'),
    );
    expect(kinds.sort()).toEqual(
      ['journal.json', 'kept/HASH', 'kept/ID.json', 'live.json', 'records/HASH.gz', 'records/ID.json'].sort(),
    );
  });

  test('a file that becomes a folder, and a folder that becomes a file', async () => {
    const desk = connect(await temporary());
    await publish(desk, { council: 'a file', 'sport/index.html': 's' }, 0);
    const second = { 'council/index.html': 'c', sport: 'a file' };
    const manifest = await publish(desk, second, 1);
    expect([...(await desk.site.list('')).keys()].sort()).toEqual(Object.keys(second).sort());
    expect(await desk.host.damaged(manifest)).toEqual([]);
    const unlock = await desk.host.lock({ who: 'Ines Vale', since: '' });
    const back = await desk.host.begin('20261123T070000Z-abcdef');
    await back.put('council', Buffer.from('a file again'));
    await back.put('sport/index.html', Buffer.from('s'));
    await back.settle();
    await back.discard();
    await unlock();
    expect([...(await desk.site.list('')).keys()].sort()).toEqual(Object.keys(second).sort());
    expect(await desk.host.damaged(manifest)).toEqual([]);
  });

  test('only paths that matter are looked at where they are named', async () => {
    const root = await temporary();
    const desk = connect(root);
    const manifest = await publish(desk, { 'a/index.html': 'a', 'b/index.html': 'b' }, 0);
    await write(join(root, 'site'), { 'a/index.html': 'A', 'b/index.html': 'B', 'c/note.txt': 'n', d: 'd' });
    expect(await desk.host.damaged(manifest, ['a/index.html'])).toEqual(['a/index.html']);
    expect(await desk.host.foreign(['c', 'd/index.html', 'e.html'])).toEqual(['c/note.txt', 'd']);
    expect(await desk.host.foreign(['e.html'])).toEqual([]);
  });

  test('what another desk puts there while this one looks is nobody else’s', async () => {
    const root = await temporary();
    const [desk, other] = [connect(root), connect(root)];
    await publish(other, { 'index.html': 'one' }, 0);
    await write(join(root, 'site'), { CNAME: 'post.example' });
    const list = desk.site.list.bind(desk.site);
    desk.site.list = async (folder) => {
      desk.site.list = list;
      await publish(other, { 'index.html': 'one', 'news/index.html': 'n' }, 1);
      return list(folder);
    };
    expect(await desk.host.foreign()).toEqual(['CNAME']);
  });

  test('nor what another desk has put there by the time that it asks for the release and for the journal', async () => {
    const root = await temporary();
    const desk = connect(root);
    await publish(connect(root), { 'index.html': 'one' }, 0);
    let asked = 0;
    const read = desk.state.read.bind(desk.state);
    const list = desk.site.list.bind(desk.site);
    for (let ends = 1; ends < 12; ends++) {
      const files = { 'index.html': 'one', [`news/${ends}/index.html`]: 'n' };
      let goOn = (): void => {};
      let other: Promise<Manifest> | undefined;
      // The other desk has put its files, and ends while this one asks for the last time.
      desk.site.list = async (folder) => {
        const put = new Promise<void>((done) => {
          other = publish(connect(root), files, ends, () => {
            done();
            return new Promise((ended) => {
              goOn = ended;
            });
          });
        });
        await put;
        asked = 0;
        return list(folder);
      };
      desk.state.read = async (path) => {
        if (++asked === ends && other) {
          goOn();
          await other;
        }
        return read(path);
      };
      expect([ends, await desk.host.foreign()]).toEqual([ends, []]);
      goOn();
      await other;
    }
  });

  test('nor what another desk has taken away since this one looked', async () => {
    const root = await temporary();
    const [desk, other] = [connect(root), connect(root)];
    const manifest = await publish(other, { 'index.html': 'one', 'old/index.html': 'o' }, 0);
    expect(await desk.host.damaged(manifest)).toEqual([]);
    await publish(other, { 'index.html': 'one' }, 1);
    expect(await desk.host.foreign()).toEqual([]);
  });

  test('bytes that an earlier release needs come back until it goes, and are never taken unlooked at', async () => {
    const root = await temporary();
    const desk = connect(root, 2);
    const first = await publish(desk, { 'index.html': 'one' }, 0);
    await publish(desk, { 'index.html': 'two' }, 1);
    await write(root, { [`state/kept/${sha256('one')}`]: 'eno' });
    const unlock = await desk.host.lock({ who: 'Ines Vale', since: '' });
    const transaction = await desk.host.begin('20261123T070000Z-abcdef');
    await transaction.take('index.html', first.release);
    await expect(transaction.settle()).rejects.toMatchObject({ code: 'HOST_FAILED' });
    await transaction.discard();
    await unlock();
    await publish(desk, { 'index.html': 'three' }, 2);
    expect(
      [...(await desk.state.list('kept')).keys()].filter((path) => path.endsWith(sha256('one'))),
    ).toEqual([]);
    expect([...(await desk.state.list('kept')).keys()]).toContain(`kept/${sha256('two')}`);
  });

  test('what a cut left is taken back by whoever has nothing to publish', async () => {
    const root = await temporary();
    const desk = connect(root);
    const files = { 'index.html': 'one', 'a.html': 'a' };
    await publish(desk, files, 0);
    const cut = await connect(root).host.begin('20261123T070000Z-abcdef');
    await cut.put('index.html', Buffer.from('half'));
    await cut.put('new.html', Buffer.from('half'));
    await cut.settle();
    expect(await desk.host.untidy()).toBe(true);
    await (await desk.host.lock({ who: 'Ines Vale', since: '' }))();
    expect(await desk.host.untidy()).toBe(false);
    expect([...(await desk.site.list('')).keys()].sort()).toEqual(['a.html', 'index.html']);
    expect(Buffer.from((await desk.host.read('index.html'))!).toString()).toBe('one');
    expect(await desk.host.damaged((await desk.host.current())!)).toEqual([]);
  });

  test('a change that was given up and comes late breaks no link, whichever it is', async () => {
    const [first, second] = [linkedSite(numbers(3)), linkedSite(numbers(4))];
    for (let fails = 1; ; fails++) {
      const root = await temporary();
      const desk = connect(root);
      await publishSite(desk.host, first, new Date(Date.UTC(2026, 10, 23, 6)));
      desk.site.fails = fails;
      const told = publishSite(desk.host, second, new Date(Date.UTC(2026, 10, 23, 7)));
      if (await told.then(() => true).catch(() => false)) return expect(fails).toBeGreaterThan(15);
      await desk.site.late!();
      expect([fails, brokenLinks(servedOf(root), false)]).toEqual([fails, []]);
      // The next publish knows that something is left, whoever does it.
      const next = connect(root).host;
      expect(await next.untidy()).toBe(true);
      await publishSite(next, first, new Date(Date.UTC(2026, 10, 23, 8)));
      expect(servedOf(root)).toEqual(first);
      expect(await next.untidy()).toBe(false);
    }
  });

  test('of a first site the front page comes last, and goes first when it is taken back', async () => {
    const { host, site } = connect(await temporary());
    const files = asSiteFiles(linkedSite(numbers(1)));
    const unlock = await host.lock({ who: 'Ines Vale', since: '' });
    const plan = makePlan({ files, live: null, damaged: [], foreign: [] });
    const manifest = manifestOf(files, null, new Date(Date.UTC(2026, 10, 23, 6)));
    // A record that does not tell of all files is refused, when they are all there.
    const cut = { ...manifest, files: manifest.files.slice(1) };
    const all = { host, plan, manifest: cut, files: new Map(files.map((file) => [file.path, file])) };
    await expect(apply({ ...all, signal: NEVER })).rejects.toThrow();
    await unlock();
    expect(site.written.slice(-2)).toEqual(['feed.xml', 'index.html']);
    expect(site.removed.slice(0, 2)).toEqual(['index.html', 'feed.xml']);
    expect([...(await site.list('')).keys()]).toEqual([]);
  });
});

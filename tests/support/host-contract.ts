import { createHash } from 'node:crypto';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Capabilities, Host, Transaction } from '../../src/hosts/host.ts';
import type { Manifest } from '../../src/hosts/manifest.ts';
import { Line } from './servers/line.ts';

/** One kind of host under test, with what only that kind knows how to do. */
export interface HostUnderTest {
  /** What the kind declares: where it can do less, it promises something else instead. */
  capabilities: Capabilities;
  /** Names that cannot be sent to it. */
  unspeakable?: RegExp;
  /** A fresh place and a connection to it. */
  open(): Promise<Place>;
}

/** How a connection to a host on a network is to be made. */
export interface Connection {
  /** Of the line to the server. */
  port?: number;
  /** In place of the right one. */
  secret?: string;
  signal?: AbortSignal;
  /** How long to wait for a host that says nothing, in seconds. */
  patience?: number;
}

/** What a host that is reached over a network supplies besides. */
export interface Remote {
  /** Where the server listens on this machine. */
  port: number;
  /** Opens a line to it, where that takes more than a port. */
  line?(): Promise<Line>;
  connect(connection: Connection): Promise<Host>;
}

export interface Place {
  host: Host;
  /** Another connection to the same place. */
  again(keep?: number): Promise<Host>;
  /** Puts a file where readers are served from, behind newsctl's back. */
  plant(path: string, bytes: string): Promise<void>;
  /** Takes one away. */
  uproot(path: string): Promise<void>;
  /** Replaces the stored record of a release. */
  spoilRecord(release: string, text: string): Promise<void>;
  /** Leaves the lock of a process that is gone. */
  leaveDeadLock(): Promise<void>;
  /** Everything readers are served: path to text. */
  served(): Promise<Record<string, string>>;
  /** Names of all that the host stores beside what readers see. */
  stored(): Promise<string[]>;
  /** Given by every host that is reached over a network. */
  remote?: Remote;
}

const HOSTILE_NAMES = [
  'with space.txt',
  `quote'"s.txt`,
  'what?.txt',
  'a+b.txt',
  '100%.txt',
  '%2e%2e.txt',
  '#hash&amp;.txt',
  '橋が閉まる.txt',
  '🌉.txt',
  'e\u0301.txt',
  '.leading-dot',
  '.well-known/security.txt',
  '-rf',
  'semi;colon$(x)`y`.txt',
  'line\nbreak.txt',
  '...',
  'a..b/..c/d..',
  `${'n'.repeat(196)}.txt`,
  'deep/er/and/deeper/index.html',
];

const BAD_PATHS = [
  '../escape.txt',
  '/absolute.txt',
  'a/../../b.txt',
  'a/..',
  '.',
  '',
  'a//b',
  './a',
  'nul\0.txt',
];
const BY = { who: 'Ines Vale', since: '2026-11-23T06:00:00+00:00' };

const hash = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex');
let count = 0;
const nextId = () => `20261123T${String(60000 + count++).padStart(6, '0')}Z-abcdef`;

function manifestOf(files: Record<string, string | Uint8Array>, previous: Manifest | null): Manifest {
  return {
    version: 1,
    release: nextId(),
    at: '2026-11-23T06:00:00+00:00',
    by: 'Ines Vale',
    tool: 'newsctl test',
    previous: previous?.release ?? null,
    undoes: null,
    files: Object.entries(files).map(([path, data]) => ({
      path,
      sha256: hash(data),
      size: Buffer.byteLength(data),
    })),
    articles: [],
  };
}

/** Publishes files the way the program does: the lock, a transaction, all of them new and those from before gone. */
async function release(
  host: Host,
  files: Record<string, string | Uint8Array>,
  during: (transaction: Transaction) => Promise<void> = async () => {},
): Promise<Manifest> {
  const unlock = await host.lock(BY);
  try {
    const live = await host.current();
    const manifest = manifestOf(files, live);
    const transaction = await host.begin(manifest.release);
    try {
      for (const { path } of live?.files ?? []) if (!(path in files)) await transaction.remove(path);
      for (const [path, data] of Object.entries(files)) await transaction.put(path, Buffer.from(data));
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

/** What every host promises, whatever it is made of. */
export function hostContract(name: string, under: HostUnderTest, { remote = false } = {}): void {
  describe(`the contract of a host: ${name}`, () => {
    describe('files', () => filesContract(under));
    if (under.capabilities.atomic) describe('before the commit', () => hiddenContract(under));
    else describe('file by file', () => orderedContract(under));
    describe('releases that do not come about', () => failedContract(under));
    if (remote) describe('a network', () => networkContract(under));
    describe('foreign files', () => foreignContract(under));
    describe('damage', () => damageContract(under));
    describe('records', () => recordContract(under));
    describe('the lock', () => lockContract(under));
    describe('releases', () => releaseContract(under));
  });
}

function filesContract(under: HostUnderTest): void {
  test('serves files under hostile names byte for byte, and keeps them in the next release', async () => {
    const { host, served } = await under.open();
    const names = HOSTILE_NAMES.filter((path) => !under.unspeakable?.test(path));
    const files = Object.fromEntries(names.map((path) => [path, `<${path}>`]));
    const first = await release(host, files);
    expect(await served()).toEqual(files);
    const unlock = await host.lock(BY);
    const second = manifestOf(files, first);
    const transaction = await host.begin(second.release);
    await transaction.commit(second);
    await unlock();
    expect(await served()).toEqual(files);
    expect(await host.damaged(second)).toEqual([]);
    expect(await host.damaged(first)).toEqual([]);
    for (const path of names)
      expect(Buffer.from((await host.read(path))!).toString(), path).toBe(`<${path}>`);
  });

  test('takes an empty file and one of 20 MB', async () => {
    const { host } = await under.open();
    const large = Buffer.alloc(20 * 1024 * 1024, 'Ferrow ');
    await release(host, { 'empty.txt': '', 'large.bin': large });
    expect((await host.read('empty.txt'))?.length).toBe(0);
    expect(hash((await host.read('large.bin'))!)).toBe(hash(large));
    expect(await host.read('missing.txt')).toBeNull();
  });

  test.each(BAD_PATHS)('refuses the path %j', async (path) => {
    const { host } = await under.open();
    const first = await release(host, { 'index.html': 'one' });
    const unlock = await host.lock(BY);
    const transaction = await host.begin(nextId());
    await expect(transaction.put(path, Buffer.from('x'))).rejects.toMatchObject({ code: 'HOST_FAILED' });
    await expect(transaction.remove(path)).rejects.toMatchObject({ code: 'HOST_FAILED' });
    await expect(transaction.take(path, first.release)).rejects.toMatchObject({ code: 'HOST_FAILED' });
    await expect(transaction.take('a.txt', `../${first.release}`)).rejects.toMatchObject({
      code: 'HOST_FAILED',
    });
    await expect(host.read(path)).rejects.toMatchObject({ code: 'HOST_FAILED' });
    await transaction.discard();
    await unlock();
    await expect(host.begin('../elsewhere')).rejects.toMatchObject({ code: 'HOST_FAILED' });
  });
}

function hiddenContract(under: HostUnderTest): void {
  test('nothing is visible before the commit, and a discarded release leaves no trace', async () => {
    const { host, served, stored } = await under.open();
    const first = await release(host, { 'index.html': 'one' });
    const before = await stored();
    const unlock = await host.lock(BY);
    const transaction = await host.begin(nextId());
    await transaction.put('index.html', Buffer.from('two'));
    await transaction.put('new.html', Buffer.from('new'));
    expect(await served()).toEqual({ 'index.html': 'one' });
    await transaction.discard();
    await unlock();
    expect(await served()).toEqual({ 'index.html': 'one' });
    expect((await host.current())?.release).toBe(first.release);
    expect(await stored()).toEqual(before);
  });
}

/** A part of a record has another name where a file that was put back has another time. */
const unmarked = (name: string): string => name.replace(/[0-9a-f]{64}/, 'HASH');

/** What a host promises on which files change one by one. */
function orderedContract(under: HostUnderTest): void {
  test('after a discard readers have the old bytes of every file, and nothing else is left', async () => {
    const { host, served, stored } = await under.open();
    const files = { 'index.html': 'one', 'a/index.html': 'a', 'b.css': 'b' };
    const first = await release(host, files);
    const before = await stored();
    const unlock = await host.lock(BY);
    const transaction = await host.begin(nextId());
    await transaction.put('b.css', Buffer.from('b two'));
    await transaction.put('new/index.html', Buffer.from('new'));
    await transaction.settle();
    await transaction.put('index.html', Buffer.from('two'));
    await transaction.remove('a/index.html');
    await transaction.settle();
    await transaction.discard();
    await unlock();
    expect(await served()).toEqual(files);
    expect((await host.current())?.release).toBe(first.release);
    expect(await host.damaged(first)).toEqual([]);
    expect((await stored()).map(unmarked).sort()).toEqual(before.map(unmarked).sort());
  });

  test('a page is there before the list that links to it, and what goes is there until the commit', async () => {
    const { host, served } = await under.open();
    const first = await release(host, { 'index.html': 'list one', 'old.html': 'old' });
    const unlock = await host.lock(BY);
    const second = manifestOf({ 'index.html': 'list two', 'new.html': 'new' }, first);
    const transaction = await host.begin(second.release);
    await transaction.put('new.html', Buffer.from('new'));
    await transaction.settle();
    expect(await served()).toEqual({ 'index.html': 'list one', 'old.html': 'old', 'new.html': 'new' });
    await transaction.put('index.html', Buffer.from('list two'));
    await transaction.remove('old.html');
    await transaction.settle();
    expect(await served()).toEqual({ 'index.html': 'list two', 'old.html': 'old', 'new.html': 'new' });
    expect((await host.current())?.release).toBe(first.release);
    await transaction.commit(second);
    await unlock();
    expect(await served()).toEqual({ 'index.html': 'list two', 'new.html': 'new' });
    expect((await host.current())?.release).toBe(second.release);
  });

  test('what was cut off is known as such, is nobody else’s, and is finished by the next release', async () => {
    const { host, again, served } = await under.open();
    const first = await release(host, { 'index.html': 'one', 'gone.html': 'g' });
    await host.lock(BY);
    const cut = await host.begin(nextId());
    await cut.put('half.html', Buffer.from('half'));
    await cut.settle();
    await cut.put('index.html', Buffer.from('half'));
    await cut.settle();
    // The process is gone here: neither discard nor unlock is ever called.
    const later = await again();
    expect(await later.untidy()).toBe(true);
    expect((await later.current())?.release).toBe(first.release);
    expect(await later.damaged(first)).toEqual(['index.html']);
    expect(await later.foreign()).toEqual([]);
    const second = manifestOf({ 'index.html': 'two' }, first);
    const transaction = await later.begin(second.release, ['index.html', 'gone.html']);
    await transaction.put('index.html', Buffer.from('two'));
    await transaction.remove('gone.html');
    await transaction.commit(second);
    expect(await served()).toEqual({ 'index.html': 'two' });
    expect(await later.damaged(second)).toEqual([]);
    // Its bytes were kept before the one that was cut off changed them.
    expect(await later.damaged(first)).toEqual([]);
  });
}

function failedContract(under: HostUnderTest): void {
  test('a release that readers see is not taken away by a late discard', async () => {
    const { host, served } = await under.open();
    await release(host, { 'index.html': 'one' });
    const unlock = await host.lock(BY);
    const manifest = manifestOf({ 'index.html': 'two' }, await host.current());
    const transaction = await host.begin(manifest.release);
    await transaction.put('index.html', Buffer.from('two'));
    await transaction.commit(manifest);
    await transaction.discard();
    await unlock();
    expect(await served()).toEqual({ 'index.html': 'two' });
    expect((await host.current())?.release).toBe(manifest.release);
  });

  test('a file that the earlier release lacks stops the release, and readers keep theirs', async () => {
    const { host, served } = await under.open();
    const first = await release(host, { 'index.html': 'one' });
    await expect(
      release(host, { 'index.html': 'two' }, (transaction) => transaction.take('gone.html', first.release)),
    ).rejects.toMatchObject({ code: 'HOST_FAILED' });
    expect(await served()).toEqual({ 'index.html': 'one' });
  });
}

/** A line to the server of a place, which goes when the test ends. */
async function lineTo(remote: Remote): Promise<Line> {
  const line = await (remote.line?.() ?? Line.open(remote.port));
  onTestFinished(() => line.close());
  return line;
}

function networkContract(under: HostUnderTest): void {
  const SITE = { 'index.html': 'one', 'large.bin': Buffer.alloc(2_000_000, 'a').toString() };
  const NEXT = { 'index.html': 'two', 'large.bin': Buffer.alloc(2_000_000, 'b').toString() };

  test('a connection that is cut in the middle of a file is made again, or the release does not come about', async () => {
    const { host, remote, served } = await under.open();
    await release(host, SITE);
    const line = await lineTo(remote!);
    const over = await remote!.connect({ port: line.port });
    const outcome = await release(over, NEXT, async () => line.cutAfter(500_000, false)).then(
      () => 'published',
      (error) => error.code,
    );
    expect(['published', 'HOST_FAILED']).toContain(outcome);
    if (outcome === 'published') expect(await served()).toEqual(NEXT);
    await release(await remote!.connect({}), NEXT);
    expect(await served()).toEqual(NEXT);
  });

  test('a connection that is gone for good leaves no half of a file, and the next release is whole', async () => {
    const { host, remote, served } = await under.open();
    const first = await release(host, SITE);
    const line = await lineTo(remote!);
    const over = await remote!.connect({ port: line.port });
    const unlock = await over.lock(BY);
    const transaction = await over.begin(nextId(), ['large.bin']);
    line.cutAfter(700_000, true);
    const put = async (): Promise<void> => {
      await transaction.put('large.bin', Buffer.from(NEXT['large.bin']));
      await transaction.settle();
    };
    await expect(put()).rejects.toMatchObject({ code: 'HOST_FAILED' });
    await transaction.discard();
    await unlock().catch(() => {});
    expect(await served()).toEqual(SITE);
    line.mend();
    await unlock().catch(() => {});
    await over.close();
    const later = await remote!.connect({});
    expect((await later.current())?.release).toBe(first.release);
    await release(later, NEXT);
    expect(await served()).toEqual(NEXT);
  });

  test('a wrong secret is told in words that do not hold it', async () => {
    const { remote } = await under.open();
    const secret = 'wr0ng/s3cret+of=nobody';
    const error = await remote!
      .connect({ secret })
      .then((host) => host.current())
      .catch((one) => one);
    expect(error).toMatchObject({ name: 'NewsctlError', code: 'HOST_FAILED' });
    for (let one = error; one instanceof Error; one = one.cause)
      expect(`${one.message} ${one.stack} ${JSON.stringify(one)}`).not.toContain(secret);
  });

  test('a host that says nothing is given up', async () => {
    const { remote } = await under.open();
    const line = await lineTo(remote!);
    line.silence();
    const asked = remote!.connect({ port: line.port, patience: 1 }).then((host) => host.current());
    await expect(asked).rejects.toMatchObject({ code: 'HOST_FAILED' });
  });

  test('an interruption ends waiting at once, and what was begun is put back', async () => {
    const { host, remote, served } = await under.open();
    const first = await release(host, { 'index.html': 'one', 'a.html': 'a' });
    const line = await lineTo(remote!);
    const stop = new AbortController();
    // Longer than any test: only the interruption ends it.
    const over = await remote!.connect({ port: line.port, signal: stop.signal, patience: 600 });
    const unlock = await over.lock(BY);
    const transaction = await over.begin(nextId());
    await transaction.put('index.html', Buffer.from('two'));
    await transaction.put('new.html', Buffer.from('new'));
    await transaction.settle();
    line.silence();
    const asked = over.read('a.html');
    stop.abort();
    await expect(asked).rejects.toMatchObject({ code: 'INTERRUPTED' });
    line.mend();
    await transaction.discard();
    await unlock();
    expect(await served()).toEqual({ 'index.html': 'one', 'a.html': 'a' });
    expect((await host.current())?.release).toBe(first.release);
    expect(await host.untidy()).toBe(false);
    await (await host.lock(BY))();
  });
}

function foreignContract(under: HostUnderTest): void {
  test('foreign files from before the first release and from between releases are carried', async () => {
    const { host, plant, served } = await under.open();
    await plant('CNAME', 'post.example');
    await plant('.well-known/token', 'abc');
    await release(host, { 'index.html': 'one' });
    await plant('google-verify.html', 'g');
    await plant('council/notes.txt', 'n');
    expect((await host.foreign()).sort()).toEqual([
      '.well-known/token',
      'CNAME',
      'council/notes.txt',
      'google-verify.html',
    ]);
    await release(host, { 'index.html': 'two', 'council/index.html': 'c' });
    expect(await served()).toEqual({
      CNAME: 'post.example',
      '.well-known/token': 'abc',
      'google-verify.html': 'g',
      'council/notes.txt': 'n',
      'index.html': 'two',
      'council/index.html': 'c',
    });
  });

  test('a foreign file that comes or changes while a release is being made is carried as it is', async () => {
    const { host, plant, uproot, served } = await under.open();
    await plant('counter.txt', '1');
    await plant('gone.txt', 'g');
    await release(host, { 'index.html': 'one' });
    await release(host, { 'index.html': 'two' }, async () => {
      await plant('late.txt', 'late');
      await plant('counter.txt', '2');
      await uproot('gone.txt');
    });
    expect(await served()).toEqual({ 'index.html': 'two', 'late.txt': 'late', 'counter.txt': '2' });
  });

  test.each([
    ['the same path', 'about.html', 'about.html'],
    ['a file where a folder must go', 'council', 'council/index.html'],
    ['a folder where a file must go', 'about.html/note.txt', 'about.html'],
  ])('a foreign file in the way is never overwritten: %s', async (_, foreign, ours) => {
    const { host, plant, served } = await under.open();
    await release(host, { 'index.html': 'one' });
    await plant(foreign, 'theirs');
    await expect(release(host, { 'index.html': 'two', [ours]: 'ours' })).rejects.toMatchObject({
      code: 'HOST_FOREIGN',
    });
    expect(await served()).toEqual({ 'index.html': 'one', [foreign]: 'theirs' });
  });
}

function damageContract(under: HostUnderTest): void {
  test('missing, changed, truncated and same-size edited files are found, and no others', async () => {
    const { host, plant, uproot } = await under.open();
    const files = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [`${name}.html`, 'original']));
    const manifest = await release(host, files);
    expect(await host.damaged(manifest)).toEqual([]);
    await uproot('a.html');
    await plant('b.html', 'a longer text than the original');
    await plant('c.html', '');
    await plant('d.html', 'ORIGINAL');
    expect((await host.damaged(manifest)).sort()).toEqual(['a.html', 'b.html', 'c.html', 'd.html']);
  });
}

const GARBAGE: [string, (text: string) => string][] = [
  ['cut short', (text) => text.slice(0, text.length / 2)],
  ['empty', () => ''],
  ['no record', () => '[]'],
  ['of another release', (text) => text.replace(/"release":"[^"]+"/, '"release":"20200101T000000Z-aaaaaa"')],
  ['with a path that leads out', (text) => text.replace('"index.html"', '"../../index.html"')],
  ['with an absolute path', (text) => text.replace('"index.html"', '"/etc/motd"')],
  ['with an earlier release that leads out', (text) => text.replace('"previous":null', '"previous":"../.."')],
  ['without files', (text) => text.replace('"files"', '"fyles"')],
];

function recordContract(under: HostUnderTest): void {
  test.each(GARBAGE)('a record that is %s is a clear failure', async (_, spoil) => {
    const { host, again, spoilRecord, served } = await under.open();
    const manifest = await release(host, { 'index.html': 'one' });
    await spoilRecord(manifest.release, spoil(JSON.stringify(manifest)));
    const later = await again();
    const asked = [
      () => later.current(),
      () => later.release(manifest.release),
      () => later.foreign(),
      () => later.begin(nextId()),
    ];
    for (const ask of asked)
      await expect(ask()).rejects.toMatchObject({ name: 'NewsctlError', code: 'HOST_FAILED' });
    expect(await served()).toEqual({ 'index.html': 'one' });
  });

  test('a release of an unknown or absurd name is null', async () => {
    const { host } = await under.open();
    expect(await host.current()).toBeNull();
    for (const id of [nextId(), '../..', '', 'lock']) expect(await host.release(id)).toBeNull();
  });
}

function lockContract(under: HostUnderTest): void {
  test('a second publisher is refused and told who and since when', async () => {
    const { host, again } = await under.open();
    const unlock = await host.lock(BY);
    const other = await again();
    await expect(other.lock({ ...BY, who: 'Otto Brandt' })).rejects.toMatchObject({
      code: 'HOST_LOCKED',
      message: expect.stringMatching(/Ines Vale.*2026-11-23T06:00:00\+00:00/),
    });
    await unlock();
    await (await other.lock(BY))();
  });

  test('a lock that a dead process left is taken over by one of many, never by two', async () => {
    const { again, leaveDeadLock, stored } = await under.open();
    await leaveDeadLock();
    const hosts = await Promise.all(Array.from({ length: 6 }, () => again()));
    expect(await hosts[0]!.untidy()).toBe(true);
    const attempts = hosts.map((host) =>
      host.lock(BY).catch((error) => {
        expect(error).toMatchObject({ code: 'HOST_LOCKED' });
        return null;
      }),
    );
    // Whoever has it keeps it until every other has its answer: on a slow server one that asks late
    // would otherwise find the lock free again, and rightly take it.
    const won = (await Promise.all(attempts)).filter((unlock) => unlock !== null);
    for (const unlock of won) await unlock();
    expect(won).toHaveLength(1);
    expect(await stored()).toEqual([]);
  });
}

function releaseContract(under: HostUnderTest): void {
  test('keeps as many releases as asked for, with the live one and the one before', async () => {
    const { again, stored } = await under.open();
    const host = await again(2);
    const all: Manifest[] = [];
    for (let n = 0; n < 5; n++) all.push(await release(host, { 'index.html': `${n}` }));
    expect((await host.current())?.release).toBe(all[4]!.release);
    expect((await host.release(all[3]!.release))?.release).toBe(all[3]!.release);
    expect(await host.release(all[2]!.release)).toBeNull();
    expect((await stored()).filter((name) => name.includes(all[2]!.release))).toEqual([]);
  });

  test('never prunes the release that the live one goes back to, however old', async () => {
    const { again } = await under.open();
    const host = await again(2);
    const first = await release(host, { 'index.html': '0' });
    await release(host, { 'index.html': '1' });
    const unlock = await host.lock(BY);
    const back = { ...manifestOf({ 'index.html': '0' }, first) };
    const transaction = await host.begin(back.release);
    await transaction.take('index.html', first.release);
    await transaction.commit(back);
    await unlock();
    expect((await host.release(first.release))?.release).toBe(first.release);
  });
}

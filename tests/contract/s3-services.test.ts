import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Host } from '../../src/hosts/host.ts';
import type { Manifest } from '../../src/hosts/manifest.ts';
import { s3 } from '../../src/hosts/s3.ts';
import { carryOutOn } from '../support/fault-run.ts';
import { manifestOf } from '../support/folder-run.ts';
import { temporary, write } from '../support/publishing.ts';
import { s3Access, s3Options } from '../support/s3-options.ts';
import { serverAvailable } from '../support/servers/available.ts';
import { Bucket } from '../support/servers/bucket.ts';
import { freePort } from '../support/servers/process.ts';
import { startRadosgw } from '../support/servers/radosgw.ts';
import { makeBucket, type S3Server } from '../support/servers/s3-server.ts';

const NOW = Date.UTC(2026, 10, 23, 6);

describe.runIf(serverAvailable('radosgw'))('a bucket of radosgw', () => {
  let server: S3Server;
  beforeAll(async () => {
    server = await startRadosgw();
  }, 180_000);
  afterAll(() => server?.stop(), 60_000);
  afterEach(() => vi.useRealTimers());

  const connect = async (more: object = {}, keys = server.keys): Promise<Host> =>
    s3.connect(
      s3Options(server, server.port, '', more),
      { root: await temporary(), name: 'live', keep: 5 },
      s3Access(keys),
    );

  const emptyBucket = async (bucket: string): Promise<Bucket> => {
    await makeBucket({ ...server, bucket });
    return new Bucket({ ...server, bucket });
  };

  const publish = async (host: Host, site: Record<string, string>, now = NOW): Promise<Manifest> => {
    await carryOutOn(host, { root: await temporary(), site, now });
    return (await host.current())!;
  };

  test('what newsctl keeps for itself is neither foreign nor part of the site, and nothing of the site goes there', async () => {
    const bucket = await emptyBucket('whole');
    await bucket.put('CNAME', 'post.example');
    const host = await connect({ bucket: 'whole' });
    const live = await publish(host, { 'index.html': 'one' });
    expect(await host.foreign()).toEqual(['CNAME']);
    expect(await host.damaged(live)).toEqual([]);
    const keys = await bucket.keys('');
    expect(keys.filter((key) => !key.startsWith('.newsctl/'))).toEqual(['CNAME', 'index.html']);
    const transaction = await host.begin('20261123T070000Z-abcdef');
    await transaction.put('.newsctl/live.json', Buffer.from('{}'));
    await expect(transaction.settle()).rejects.toMatchObject({ code: 'HOST_FAILED' });
    await transaction.discard();
    expect((await host.current())?.release).toBe(live.release);
  });

  test('the state may lie in a bucket of its own', async () => {
    const site = await emptyBucket('served');
    const state = await emptyBucket('kept');
    const host = await connect({ bucket: 'served', state_bucket: 'kept', state_prefix: '' });
    const first = await publish(host, { 'index.html': 'one', 'a.html': 'a' });
    await publish(host, { 'index.html': 'two' }, NOW + 60_000);
    expect(await site.texts('')).toEqual({ 'index.html': 'two' });
    expect(await host.damaged(first)).toEqual([]);
    expect(await state.keys('')).toContain('live.json');
    await carryOutOn(host, { root: await temporary(), site: null, now: NOW + 120_000 });
    expect(await site.texts('')).toEqual({ 'index.html': 'one', 'a.html': 'a' });
  });

  test('readers get types, times to keep, and what the list of access says', async () => {
    const host = await connect({ prefix: 'public', acl: 'public-read', cache: { pages: 30, feeds: 90 } });
    await publish(host, {
      'index.html': 'one',
      'assets/site.0123456789ab.css': 'b {}',
      'feed.xml': '<rss/>',
    });
    const read = (path: string) => fetch(`${server.endpoint}/${server.bucket}/${path}`);
    const page = await read('public/index.html');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('cache-control')).toBe('public, max-age=30');
    const css = await read('public/assets/site.0123456789ab.css');
    expect(css.headers.get('cache-control')).toMatch(/immutable/);
    expect((await read('public/feed.xml')).headers.get('cache-control')).toBe('public, max-age=90');
    expect((await read('.newsctl/public/live.json')).status).toBe(403);
  });

  test('a list of more files than one answer holds is whole', async () => {
    const host = await connect({ prefix: 'many' });
    const site = Object.fromEntries(Array.from({ length: 1100 }, (_, n) => [`news/${n}.html`, `${n}`]));
    const live = await publish(host, site);
    expect(await host.damaged(live)).toEqual([]);
    const bucket = new Bucket(server);
    await bucket.put('many/news/1099.html', '9901');
    await bucket.put('many/news/0.txt', 'theirs');
    expect(await host.damaged(live)).toEqual(['news/1099.html']);
    expect(await host.foreign()).toEqual(['news/0.txt']);
  });

  test('somebody who overtook is not overwritten, lock or no lock', async () => {
    const host = await connect({ prefix: 'overtaken' });
    const live = await publish(host, { 'index.html': 'one' });
    const transaction = await host.begin('20261123T070000Z-abcdef');
    const other = await connect({ prefix: 'overtaken' });
    const theirs = await publish(other, { 'index.html': 'theirs' }, NOW + 60_000);
    await transaction.put('a.html', Buffer.from('a'));
    const files = [
      ...live.files,
      { path: 'a.html', sha256: 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb', size: 1 },
    ];
    const manifest = { ...manifestOf(files, live, new Date(NOW)), release: '20261123T070000Z-abcdef' };
    await expect(transaction.commit(manifest)).rejects.toMatchObject({ code: 'HOST_CHANGED' });
    expect((await other.current())?.release).toBe(theirs.release);
  });

  test.each([
    ['another one’s keys', () => connect({ prefix: 'x' }, server.others), /does not let these access keys/],
    ['a bucket that is not there', () => connect({ bucket: 'no-such-bucket' }), /no bucket of that name/],
    [
      'a port where nothing answers',
      async () => connect({ endpoint: `http://127.0.0.1:${await freePort()}` }),
      /nothing answers there/,
    ],
  ])('%s are told in words', async (_, open, words) => {
    const error = await open()
      .then((host) => host.foreign())
      .catch((one) => one);
    expect(error).toMatchObject({
      name: 'NewsctlError',
      code: 'HOST_FAILED',
      message: expect.stringMatching(words),
    });
    expect(error.message).not.toContain(server.others.secret);
  });

  test('a clock that is wrong is told as such', async () => {
    const host = await connect({ prefix: 'clock' });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60 * 60 * 1000 });
    await expect(host.current()).rejects.toMatchObject({
      message: expect.stringMatching(/clock of this machine/),
    });
  });

  test('keys that are kept nowhere are asked for by the names of their variables', async () => {
    const access = { ...s3Access(server.keys), secret: async () => null };
    const place = { root: await temporary(), name: 'live', keep: 5 };
    await expect(s3.connect(s3Options(server, server.port, ''), place, access)).rejects.toMatchObject({
      code: 'SECRET_MISSING',
      message: expect.stringMatching(/NEWSCTL_LIVE_ACCESS_KEY_ID/),
    });
  });

  test('what the desk remembers of a service counts for that service alone', async () => {
    const root = await temporary();
    const file = {
      place: '["http://elsewhere.example/","newsroom"]',
      kept: { create: false, replace: null },
    };
    await write(root, { '.newsctl/cache/hosts/live/s3.json': JSON.stringify(file) });
    const options = s3Options(server, server.port, 'desk');
    const host = await s3.connect(options, { root, name: 'live', keep: 5 }, s3Access(server.keys));
    await publish(host, { 'index.html': 'one' });
    expect(host.label).toBe('s3://newsroom/desk');
  });
});

describe('where a bucket may be', () => {
  const place = { root: '/nowhere', name: 'live', keep: 5 };
  const open = (options: object) =>
    s3.connect(s3Options({ bucket: 'b' }, 1, '', options), place, s3Access({ id: 'i', secret: 's' }));

  test.each([
    ['http:// to another machine', { endpoint: 'http://s3.example.org' }],
    ['keys in the address', { endpoint: 'https://key:secret@s3.example.org' }],
    ['the site among what newsctl keeps for itself', { prefix: '.newsctl/site', state_prefix: '.newsctl' }],
    ['the state of a whole bucket in itself', { state_prefix: '/' }],
  ])('%s is refused', async (_, options) => {
    await expect(open(options)).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  });

  test.each([
    ['http:// in a network that is trusted', { endpoint: 'http://s3.example.org', insecure: true }],
    ['Amazon’s own address', { endpoint: undefined, region: 'eu-central-1' }],
  ])('%s is taken', async (_, options) => {
    await expect(open(options)).resolves.toHaveProperty('label', 's3://b');
  });
});

import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { Connections } from '../../src/hosts/ftp/connections.ts';
import { FtpStore } from '../../src/hosts/ftp/store.ts';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ftp } from '../../src/hosts/ftp.ts';
import type { Host } from '../../src/hosts/host.ts';
import { carryOutOn } from '../support/fault-run.ts';
import { diskOf, openFtpPlace } from '../support/ftp-place.ts';
import { temporary } from '../support/publishing.ts';
import { serverAvailable } from '../support/servers/available.ts';
import { type Ftpd, startFtpd } from '../support/servers/ftpd.ts';

const NOW = Date.UTC(2026, 10, 23, 6);
const FIRST = { 'index.html': 'one', 'news/a.html': 'a' };
const SECOND = { 'index.html': 'two', 'news/b.html': 'b' };

const publish = async (host: Host, site: Record<string, string> | null, now: number): Promise<void> =>
  carryOutOn(host, { root: await temporary(), site, now });

/** Two releases and back. */
async function shortRun(server: Ftpd, more: object, port = server.port): Promise<Host> {
  const { host, plant, served } = await openFtpPlace(server, more, port);
  onTestFinished(() => host.close());
  await plant('CNAME', 'post.example');
  await publish(host, FIRST, NOW);
  await publish(host, SECOND, NOW + 60_000);
  expect(await served()).toEqual({ ...SECOND, CNAME: 'post.example' });
  await publish(host, null, NOW + 120_000);
  expect(await served()).toEqual({ ...FIRST, CNAME: 'post.example' });
  expect(await host.damaged((await host.current())!)).toEqual([]);
  return host;
}

describe.runIf(serverAvailable('proftpd'))('ProFTPD as hosters set it up', () => {
  let server: Ftpd;
  beforeAll(async () => {
    server = await startFtpd();
  }, 60_000);
  afterAll(() => server?.stop());

  test('TLS from the start', async () => {
    const host = await shortRun(server, { tls: 'implicit' }, server.implicitPort);
    expect(host.label).toMatch(/^ftps:/);
  });

  test('no TLS, which the host’s name says', async () => {
    const host = await shortRun(server, { tls: 'none' });
    expect(host.label).toMatch(/^ftp:.*without TLS: the password goes in the clear/);
  });

  test.each([
    ['an authority that nobody knows', { ca: undefined }, /nobody whom this machine trusts/],
    ['a folder above all', { path: '../www' }, /lead upwards/],
    ['an authority that is no file', { ca: '/nowhere/ca.pem' }, /certificate in PEM form/],
  ])('%s is refused', async (_, more, message) => {
    await expect(openFtpPlace(server, more)).rejects.toMatchObject({
      name: 'NewsctlError',
      message: expect.stringMatching(message),
    });
  });

  test('a page stays where the right to put another one in its place is lost', async () => {
    const { host, plant, uproot, served } = await openFtpPlace(server);
    onTestFinished(() => host.close());
    await publish(host, FIRST, NOW);
    await plant('.ftpaccess', '<Limit RNTO>\nDenyAll\n</Limit>\n');
    await expect(publish(host, { ...FIRST, 'index.html': 'two' }, NOW + 60_000)).rejects.toMatchObject({
      code: 'HOST_FAILED',
    });
    await uproot('.ftpaccess');
    expect(await served()).toEqual(FIRST);
    await publish(host, SECOND, NOW + 120_000);
    expect(await served()).toEqual(SECOND);
  });

  test('of many who make one file one alone succeeds, and it is whole', async () => {
    const { path } = diskOf(server);
    const folder = path.replace(/\/www$/, '/state');
    const stores = Array.from({ length: 6 }, () => storeOn(server, folder));
    for (let round = 0; round < 5; round++) {
      const texts = stores.map((_, n) => `${round} ${n}`);
      const made = await Promise.all(stores.map((store, n) => store.create('lock', Buffer.from(texts[n]!))));
      expect(made.filter(Boolean)).toHaveLength(1);
      const held = Buffer.from((await stores[0]!.read('lock'))!).toString();
      expect(held).toBe(texts[made.indexOf(true)]);
      expect([...(await stores[1]!.list('')).keys()]).toEqual(['lock']);
      await stores[2]!.remove('lock');
      expect(await stores[3]!.read('lock')).toBeNull();
    }
    for (const store of stores) await store.close();
  });

  test('what is under way when somebody stops it may be done yet, and what was refused is not', async () => {
    const stop = new AbortController();
    const connections = connectionsTo(server, '/', stop.signal);
    let unanswered = 0;
    const count = (): number => unanswered++;
    const refused = connections.run(({ client }) => client.send('DELE /no/such/file'), count);
    await expect(refused).rejects.toMatchObject({ code: 'HOST_FAILED' });
    expect(unanswered).toBe(0);
    const begun = connections.run(() => {
      stop.abort();
      return new Promise<never>(() => {});
    }, count);
    await expect(begun).rejects.toMatchObject({ code: 'INTERRUPTED' });
    expect(unanswered).toBe(1);
  });

  test('what comes and goes while it is read is there as a whole, or not at all', async () => {
    const { path, disk, put } = diskOf(server);
    const folder = path.replace(/\/www$/, '/state');
    const store = storeOn(server, folder);
    onTestFinished(() => store.close());
    const stop = new AbortController();
    const elsewhere = (async () => {
      for (let n = 0; !stop.signal.aborted; n++) {
        await put(join(disk, 'state/news/journal.json'), 'journal');
        await pause(n % 7);
        await rm(join(disk, 'state/news'), { recursive: true });
        await pause(n % 5);
      }
    })();
    const found = new Set<string>();
    for (let n = 0; n < 100; n++) {
      const bytes = await store.read('news/journal.json');
      if (bytes) found.add(Buffer.from(bytes).toString());
      for (const name of (await store.list('')).keys()) found.add(name);
    }
    stop.abort();
    await elsewhere;
    expect([...found].filter((one) => one !== '').sort()).toEqual(['journal', 'news/journal.json']);
  });
});

function connectionsTo(server: Ftpd, folder: string, signal = new AbortController().signal): Connections {
  const { port, user, password } = server;
  const read = ftp.options.safeParse({ host: '127.0.0.1', port, user, path: folder });
  if (!read.success) throw new Error('no options');
  const login = { options: read.data, password, ca: readFileSync(server.authority, 'utf8') };
  return new Connections(login, 'x', signal);
}

const storeOn = (server: Ftpd, folder: string): FtpStore =>
  new FtpStore({ connections: connectionsTo(server, folder), root: folder, temporary: `${folder}/tmp` });

describe.runIf(serverAvailable('proftpd'))('ProFTPD that allows less', () => {
  test.each([
    ['replaces no file', 'AllowOverwrite off', /a file that is replaced is gone for a moment/],
    ['lets a user have two connections', 'MaxClientsPerUser 2', /www$/],
    ['tells no exact times', 'FactsAdvertise off', /www$/],
  ])('a server that %s', async (_, line, label) => {
    const server = await startFtpd(line);
    onTestFinished(() => server.stop());
    const host = await shortRun(server, {});
    expect(host.label).toMatch(label);
  });
});

import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { webdav } from '../../src/hosts/webdav.ts';
import { diskOf } from '../support/ftp-place.ts';
import { carryOutOn } from '../support/fault-run.ts';
import type { FaultHost } from '../support/fault-host.ts';
import { faultRun, faultRuns } from '../support/fault-runs.ts';
import { hostContract } from '../support/host-contract.ts';
import { temporary } from '../support/publishing.ts';
import { type Apache, startApache } from '../support/servers/apache.ts';
import { serverAvailable } from '../support/servers/available.ts';
import { unwritable } from '../support/servers/write-rights.ts';
import { filesIn } from '../support/ssh-place.ts';
import { openWebdavPlace } from '../support/webdav-place.ts';

const RUNS = 4;

/** The disk of a server, for runs in which something goes wrong. */
const faultHost = (server: Apache): FaultHost => ({
  module: join(import.meta.dirname, '../support/webdav-connect.ts'),
  lengths: [110_000, 205_000, 250_000],
  atomic: false,
  server,
  open(root, made) {
    const { path, site, state, disk, put } = diskOf(server, made);
    const { user, password } = server;
    return {
      args: { server: { user, password }, path, root },
      served: async () => filesIn(site),
      plant: (file, text) => put(join(site, file), text),
      refusals: [disk, site, state].map(unwritable),
      stored: async () => Object.keys(filesIn(state)).filter((name) => !name.startsWith('tmp/')),
    };
  },
});

describe.runIf(serverAvailable('apache'))('Apache', () => {
  let server: Apache;
  beforeAll(async () => {
    server = await startApache('Basic');
  }, 60_000);
  afterAll(() => server?.stop());

  hostContract(
    'webdav with Basic',
    { capabilities: webdav.capabilities, open: () => openWebdavPlace(server) },
    { remote: true },
  );

  test('requests that are sent elsewhere are not followed', async () => {
    const { host } = await openWebdavPlace(server, {
      endpoint: `http://127.0.0.1:${server.port}/elsewhere/www`,
    });
    await expect(host.current()).rejects.toMatchObject({
      code: 'HOST_FAILED',
      message: expect.stringMatching(/sends requests elsewhere/),
    });
  });

  test('files of a folder that nobody made yet come at once', async () => {
    const { host, served } = await openWebdavPlace(server, { parallel: 32 });
    const paths = Array.from({ length: 10 }, (_, n) => n).flatMap((folder) =>
      Array.from({ length: 32 }, (_, n) => `media/${folder}/${n}.jpg`),
    );
    const site = Object.fromEntries(paths.map((path) => [path, path]));
    await carryOutOn(host, { root: await temporary(), site, now: Date.UTC(2026, 10, 23, 6) });
    expect(await served()).toEqual(site);
  });

  test.each(faultRuns(RUNS))('fault run %i: %s', (_seed, _name, about) => faultRun(faultHost(server), about));
});

describe.runIf(serverAvailable('apache'))('Apache with Digest', () => {
  let server: Apache;
  beforeAll(async () => {
    server = await startApache('Digest');
  }, 60_000);
  afterAll(() => server?.stop());

  test('is published to and taken back', async () => {
    const { host, served } = await openWebdavPlace(server);
    const publish = async (site: Record<string, string> | null, now: number) =>
      carryOutOn(host, { root: await temporary(), site, now });
    const now = Date.UTC(2026, 10, 23, 6);
    await publish({ 'index.html': 'one', 'a b/ü?.html': 'a' }, now);
    await publish({ 'index.html': 'two' }, now + 60_000);
    expect(await served()).toEqual({ 'index.html': 'two' });
    await publish(null, now + 120_000);
    expect(await served()).toEqual({ 'index.html': 'one', 'a b/ü?.html': 'a' });
  });

  test('says in words that a password is wrong', async () => {
    const { remote } = await openWebdavPlace(server);
    await expect(remote!.connect({ secret: 'wrong' }).then((host) => host.current())).rejects.toMatchObject({
      message: expect.stringMatching(/does not accept the user and the password/),
    });
  });
});

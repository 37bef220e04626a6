import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { AwsClient } from 'aws4fetch';
import type { Trouble } from '../fault-host.ts';
import { demandServer } from './available.ts';
import { freePort, ServerProcesses } from './process.ts';
import { madeUp, makeBucket, type S3Server } from './s3-server.ts';

/** Ceph's radosgw over one monitor and one object store in memory: the S3 that is nearest to the real one. */
export async function startRadosgw(): Promise<S3Server> {
  demandServer('radosgw');
  const [monitor, port] = [await freePort(), await freePort()];
  const id = randomUUID();
  const processes = new ServerProcesses((folder) => ({ CEPH_CONF: join(folder, 'ceph.conf') }));
  try {
    for (const name of ['osd', 'rgw']) mkdirSync(join(processes.folder, name));
    writeFileSync(join(processes.folder, 'ceph.conf'), config(processes.folder, id, monitor, port));
    await startStore(processes, id, monitor);
    const [keys, others] = [account(), account()];
    const answer = (): void => processes.start('rgw', 'radosgw', '-n', 'client.rgw', '-f');
    answer();
    await processes.listening(port, 120);
    await addUser(processes, 'newsroom', keys, '--caps=users=*;buckets=*');
    await addUser(processes, 'other', others);
    const about = { endpoint: `http://127.0.0.1:${port}`, region: 'us-east-1', bucket: 'newsroom', keys };
    await makeBucket(about);
    const revive = async (): Promise<void> => {
      answer();
      await processes.listening(port, 60);
    };
    return {
      ...about,
      port,
      others,
      desk: keys,
      ...troubles(about),
      revive,
      crash: () => processes.kill('rgw'),
      stop: () => processes.stop(),
    };
  } catch (error) {
    await processes.stop();
    throw error;
  }
}

/** A policy that refuses some of it, and a quota that is used up; both are set as an owner sets them. */
function troubles(about: Pick<S3Server, 'endpoint' | 'region' | 'bucket' | 'keys'>) {
  const { endpoint, region, bucket, keys } = about;
  const { id, secret } = keys;
  const client = new AwsClient({ accessKeyId: id, secretAccessKey: secret, region, service: 's3' });
  const ask = async (method: string, path: string, body?: object): Promise<void> => {
    const answer = await client.fetch(`${endpoint}/${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  };
  const without = (...Action: string[]): Trouble => ({
    begin: () =>
      ask('PUT', `${bucket}?policy`, { Version: '2012-10-17', Statement: [{ ...denied, Action }] }),
    end: () => ask('DELETE', `${bucket}?policy`),
  });
  const denied = { Effect: 'Deny', Principal: '*', Resource: `arn:aws:s3:::${bucket}/*` };
  const limit = (words: string) => ask('PUT', `admin/bucket?quota&uid=newsroom&bucket=${bucket}&${words}`);
  return {
    refusals: [
      without('s3:PutObject', 's3:DeleteObject'),
      without('s3:PutObject'),
      without('s3:DeleteObject'),
    ],
    quota: {
      begin: () => limit('enabled=true&max-size-kb=1'),
      end: () => limit('enabled=false&max-size-kb=-1'),
    },
  };
}

const account = () => ({ id: madeUp(10), secret: madeUp(20) });

async function startStore(processes: ServerProcesses, id: string, monitor: number): Promise<void> {
  const address = `[v2:127.0.0.1:${monitor}/0]`;
  await processes.run('monmaptool', '--create', '--fsid', id, '--addv', 'a', address, 'monmap', '--clobber');
  await processes.run('ceph-mon', '-i', 'a', '--mkfs', '--monmap', 'monmap');
  processes.start('mon', 'ceph-mon', '-i', 'a', '-f');
  await processes.listening(monitor);
  const osd = randomUUID();
  await processes.run('ceph', '--connect-timeout', '30', 'osd', 'new', osd);
  await processes.run('ceph-osd', '-i', '0', '--mkfs', '--osd-uuid', osd);
  processes.start('osd', 'ceph-osd', '-i', '0', '-f');
  for (let n = 0; n < 100; n++) {
    if ((await processes.run('ceph', 'osd', 'stat')).includes(' 1 up')) return;
    await pause(200);
  }
  throw new Error('The object store of Ceph does not come up.');
}

async function addUser(
  processes: ServerProcesses,
  name: string,
  { id, secret }: S3Server['keys'],
  ...more: readonly string[]
): Promise<void> {
  const keys = [`--access-key=${id}`, `--secret-key=${secret}`];
  await processes.run(
    'radosgw-admin',
    '-n',
    'client.rgw',
    'user',
    'create',
    `--uid=${name}`,
    `--display-name=${name}`,
    ...keys,
    ...more,
  );
}

/** Without authentication between its own parts; one without a mode would never connect. */
const config = (folder: string, id: string, monitor: number, port: number): string => `[global]
fsid = ${id}
mon host = [v2:127.0.0.1:${monitor}/0]
mon initial members = a
public addr = 127.0.0.1
cluster addr = 127.0.0.1
auth cluster required = none
auth service required = none
auth client required = none
ms mon client mode = crc
auth allow insecure global id reclaim = false
run dir = ${folder}
log file = ${folder}/$name.ceph.log
admin socket = ${folder}/$name.asok
pid file =
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 4
osd pool default pgp num = 4
osd pool default pg autoscale mode = off
mon allow pool size one = true
mon allow pool delete = true
paxos propose interval = 0.05
paxos min wait = 0.01
mon max pg per osd = 1000
osd crush chooseleaf type = 0
mon data avail crit = 1
mon data avail warn = 1
[mon.a]
mon data = ${folder}/mon
[osd.0]
osd data = ${folder}/osd
osd objectstore = memstore
memstore device bytes = 4294967296
osd op num shards = 2
ms bind port min = 6800
ms bind port max = 7800
[client.rgw]
rgw data = ${folder}/rgw
rgw frontends = beast endpoint=127.0.0.1:${port} tcp_nodelay=1
rgw enable apis = s3, admin
rgw thread pool size = 32
rgw enable usage log = false
rgw enable gc threads = true
rgw enable lc threads = false
rgw num rados handles = 1
`;

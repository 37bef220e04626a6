import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
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
    await addUser(processes, 'newsroom', keys);
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
      revive,
      crash: () => processes.kill('rgw'),
      stop: () => processes.stop(),
    };
  } catch (error) {
    await processes.stop();
    throw error;
  }
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

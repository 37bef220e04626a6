import { mkdirSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { Trouble } from '../fault-host.ts';
import { demandServer } from './available.ts';
import { freePort, ServerProcesses } from './process.ts';
import { madeUp, makeBucket, type S3Server } from './s3-server.ts';

const PARTS = ['account', 'container', 'object'] as const;

/** OpenStack Swift with its S3 interface: one that knows no conditional writes. Its folder must keep attributes of users. */
export async function startSwift(): Promise<S3Server> {
  demandServer('swift');
  const processes = new ServerProcesses((folder) => ({ SWIFT_DIR: folder }));
  try {
    const { folder } = processes;
    const port = await freePort();
    const [keys, others] = [
      { id: 'newsroom:editor', secret: madeUp(20) },
      { id: 'other:reader', secret: madeUp(20) },
    ];
    mkdirSync(join(folder, 'srv', 'd1'), { recursive: true });
    const hash = `[swift-hash]\nswift_hash_path_suffix = ${madeUp(4)}\n[storage-policy:0]\nname = gold\ndefault = yes\n`;
    writeFileSync(join(folder, 'swift.conf'), hash);
    const desk = { id: 'newsroom:desk', secret: madeUp(20) };
    const secrets = { editor: keys.secret, desk: desk.secret, other: others.secret };
    writeFileSync(join(folder, 'proxy.conf'), proxyConfig(folder, port, secrets));
    const inner = await freePort();
    writeFileSync(join(folder, 'inner.conf'), innerConfig(folder, inner));
    for (const part of PARTS) await startPart(processes, part);
    const answer = (): void => processes.start('proxy', 'swift-proxy-server', 'proxy.conf', 'verbose');
    answer();
    processes.start('inner', 'swift-proxy-server', 'inner.conf', 'verbose');
    await processes.listening(inner);
    await processes.listening(port);
    const about = { endpoint: `http://127.0.0.1:${port}`, region: 'us-east-1', bucket: 'newsroom', keys };
    await makeBucket(about);
    const container = `http://127.0.0.1:${inner}/v1/AUTH_newsroom/newsroom`;
    const [mayWrite, quota] = [
      setting(container, 'x-container-write', '', desk.id),
      setting(container, 'x-container-meta-quota-bytes', '1', ''),
    ];
    await setting(container, 'x-container-read', '', desk.id).end();
    await mayWrite.end();
    const revive = async (): Promise<void> => {
      answer();
      await processes.listening(port);
    };
    return {
      ...about,
      port,
      others,
      desk,
      refusals: [mayWrite],
      quota,
      revive,
      crash: () => processes.kill('proxy'),
      stop: () => processes.stop(),
    };
  } catch (error) {
    await processes.stop();
    throw error;
  }
}

async function startPart(processes: ServerProcesses, part: (typeof PARTS)[number]): Promise<void> {
  const port = await freePort();
  const ring = `${part}.builder`;
  await processes.run('swift-ring-builder', ring, 'create', '4', '1', '0');
  await processes.run('swift-ring-builder', ring, 'add', `r1z1-127.0.0.1:${port}/d1`, '1');
  await processes.run('swift-ring-builder', ring, 'rebalance');
  writeFileSync(
    join(processes.folder, `${part}.conf`),
    `${common(processes.folder, port)}devices = ${processes.folder}/srv
mount_check = false
disable_fallocate = true
[pipeline:main]
pipeline = ${part}-server
[app:${part}-server]
use = egg:swift#${part}
`,
  );
  processes.start(part, `swift-${part}-server`, `${part}.conf`, 'verbose');
}

/** Without workers: each server is one process, which can be ended by its number. */
const common = (folder: string, port: number): string => `[DEFAULT]
bind_ip = 127.0.0.1
bind_port = ${port}
user = ${userInfo().username}
swift_dir = ${folder}
workers = 0
`;

/** What is said of a container while something is wrong with it, and before and after. */
function setting(container: string, name: string, wrong: string, right: string): Trouble {
  const set = async (value: string): Promise<void> => {
    const answer = await fetch(container, { method: 'POST', headers: { [name]: value } });
    if (!answer.ok) throw new Error(`${name}: ${answer.status} ${await answer.text()}`);
  };
  return { begin: () => set(wrong), end: () => set(right) };
}

/** Where those who run the service set what no user may. */
const innerConfig = (folder: string, port: number): string => `${common(folder, port)}
[pipeline:main]
pipeline = catch_errors proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
swift_owner_headers = none
[filter:catch_errors]
use = egg:swift#catch_errors
`;

const proxyConfig = (
  folder: string,
  port: number,
  secrets: Record<'editor' | 'desk' | 'other', string>,
): string => `${common(folder, port)}
[pipeline:main]
pipeline = catch_errors gatekeeper cache listing_formats s3api tempauth copy container_quotas slo proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
[filter:tempauth]
use = egg:swift#tempauth
user_newsroom_editor = ${secrets.editor} .admin
user_newsroom_desk = ${secrets.desk}
user_other_reader = ${secrets.other}
[filter:s3api]
use = egg:swift#s3api
location = us-east-1
s3_acl = false
dns_compliant_bucket_names = true
check_bucket_owner = false
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:gatekeeper]
use = egg:swift#gatekeeper
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:1
error_suppression_limit = 1
[filter:container_quotas]
use = egg:swift#container_quotas
[filter:listing_formats]
use = egg:swift#listing_formats
[filter:copy]
use = egg:swift#copy
[filter:slo]
use = egg:swift#slo
min_segment_size = 1
`;

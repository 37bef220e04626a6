import { fork } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/**
 * A server on loopback that passes everything on to a port, each byte later by half a round trip. It is a process of its
 * own: what is measured beside it must not do its work.
 */
export async function delayProxy(port: number, roundTrip: number): Promise<{ port: number; close(): void }> {
  const child = fork(fileURLToPath(import.meta.url), [String(port), String(roundTrip)]);
  const [own] = await once(child, 'message');
  return { port: own as number, close: () => child.disconnect() };
}

function serve(port: number, roundTrip: number): void {
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.setNoDelay(true);
      from.on('data', (chunk) => setTimeout(() => to.write(chunk), roundTrip / 2));
      from.on('end', () => setTimeout(() => to.end(), roundTrip / 2));
      from.on('error', () => to.destroy());
    }
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as { port: number }).port));
  process.on('disconnect', () => process.exit(0));
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  serve(Number(process.argv[2]), Number(process.argv[3]));

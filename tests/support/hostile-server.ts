import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Hostility = 'redirect' | 'no-json' | 'other-json' | 'endless' | 'ansi' | 'bad-links';

/** A server that means no good: it answers everything in one wrong way. */
export async function hostileServer(kind: Hostility) {
  let elsewhere = 0;
  const other = createServer((_, answer) => {
    elsewhere++;
    answer.end('[]');
  });
  await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
  const otherPort = (other.address() as AddressInfo).port;
  const server = createServer((request, answer) => {
    request.resume();
    answer.on('error', () => {});
    ANSWERS[kind](answer, otherPort);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    /** Requests that came to where it sent them on to. */
    elsewhere: () => elsewhere,
    async close() {
      for (const one of [server, other]) {
        one.closeAllConnections();
        await new Promise((done) => one.close(done));
      }
    },
  };
}

const POST = {
  ...{ id: 7, slug: 'x', status: 'publish', modified_gmt: '', author: 1 },
  ...{ link: 'javascript:alert(1)', url: 'javascript:alert(1)', featured_media: 0, tags: [], categories: [] },
  ...{ title: { raw: 'x' }, content: { raw: 'x' }, excerpt: { raw: 'x' } },
};

const json = (answer: ServerResponse, status: number, value: unknown): void => {
  answer.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
};

const ANSWERS: Record<Hostility, (answer: ServerResponse, other: number) => void> = {
  redirect: (answer, other) =>
    answer.writeHead(307, { location: `http://127.0.0.1:${other}/wp-json/` }).end(),
  'no-json': (answer) => answer.end('<h1>Welcome</h1>'),
  'other-json': (answer) => json(answer, 200, { posts: 'none', __proto__: null }),
  endless(answer) {
    const part = Buffer.alloc(1 << 20, '[');
    const more = (): void => {
      while (!answer.destroyed && answer.write(part));
      if (!answer.destroyed) answer.once('drain', more);
    };
    more();
  },
  ansi: (answer) => json(answer, 500, { message: '\u001B[2J\u001B]0;owned\u0007', errors: [] }),
  'bad-links': (answer) => json(answer, 200, [POST]),
};

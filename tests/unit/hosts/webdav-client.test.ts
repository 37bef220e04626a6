import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { Authentication } from '../../../src/hosts/webdav/authentication.ts';
import { DavClient } from '../../../src/hosts/webdav/client.ts';
import { DavStore } from '../../../src/hosts/webdav/store.ts';

const FILE = `<multistatus xmlns="DAV:"><response><href>/www/a.txt</href><propstat><prop><resourcetype/>
  <getcontentlength>1</getcontentlength><getetag>"e"</getetag></prop></propstat></response></multistatus>`;

/** A server on which one file stands, and that breaks the connection at the first request of a method. */
async function storeWith(broken: string): Promise<DavStore> {
  let left = 1;
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      if (request.method === broken && left-- > 0) response.destroy();
      else if (request.method === 'PROPFIND') response.writeHead(207).end(FILE);
      else response.writeHead(204).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as { port: number };
  const client = new DavClient({
    authentication: new Authentication('ines', 'secret'),
    silence: 2000,
    signal: new AbortController().signal,
    label: 'dav',
  });
  const at = (path: string): URL => new URL(`http://127.0.0.1:${port}${path}`);
  return new DavStore({ client, root: at('/www/'), temporary: at('/tmp/'), parallel: 2 });
}

test.each([
  ['write', 'MOVE', ['a.txt']],
  ['remove', 'DELETE', ['a.txt']],
  // Under a name of its own: nobody is served it.
  ['write', 'PUT', []],
  ['write', 'PROPFIND', []],
] as const)('a %s whose %s was not answered may be carried out yet', async (change, method, paths) => {
  const store = await storeWith(method);
  await store[change]('a.txt', Buffer.from('a'));
  expect([...store.unanswered]).toEqual(paths);
});

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { describe, expect, onTestFinished, test } from 'vitest';
import { S3Client } from '../../../src/hosts/s3/client.ts';
import { Conditions } from '../../../src/hosts/s3/conditions.ts';
import { S3Store } from '../../../src/hosts/s3/store.ts';
import { temporary } from '../../support/publishing.ts';

const SECRET = 'wJalr/XUtn+FEMI';
const MANY = 'x'.repeat(300);

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A service that gives its answers in their order, the last one again and again. */
async function service(...answers: Answer[]) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    request.resume();
    const answer = answers[Math.min(asked.length, answers.length) - 1]!;
    request.on('end', () => answer(request, response));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as { port: number };
  const client = new S3Client({
    address: { endpoint: new URL(`http://127.0.0.1:${port}`), pathStyle: true },
    region: 'us-east-1',
    keys: { id: 'AKIA', secret: SECRET, session: null },
    silence: 500,
    signal: new AbortController().signal,
    label: 's3://newsroom',
  });
  const conditions = new Conditions(`${await temporary()}/s3.json`, 'here');
  const place = { client, bucket: 'newsroom', prefix: '', hidden: null, acl: null, conditions, parallel: 4 };
  const stop = (): Promise<void> => new Promise((done) => server.close(() => done()));
  return { store: new S3Store(place), asked, port, stop };
}

const says =
  (status: number, body = '', headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    response.writeHead(status, headers).end(body);
const error = (code: string, message = ''): string =>
  `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`;

describe('what is asked again', () => {
  test.each([
    ['a service that is busy', says(503, error('SlowDown'), { 'retry-after': '0' })],
    ['one that fails inside', says(500, error('InternalError'))],
    ['too many requests', says(429)],
    ['a connection that ends', ((_, response) => response.destroy()) as Answer],
    [
      'an answer that is cut off',
      ((_, response) => {
        response.writeHead(200, { 'content-length': '100' }).write('half');
        setTimeout(() => response.destroy(), 20);
      }) as Answer,
    ],
  ])('%s', async (_, bad) => {
    const { store, asked } = await service(bad, says(200, 'bytes'));
    expect(Buffer.from((await store.read('a.txt'))!).toString()).toBe('bytes');
    expect(asked).toEqual(['GET /newsroom/a.txt', 'GET /newsroom/a.txt']);
  });

  test.each([
    [403, error('AccessDenied')],
    [400, error('InvalidRequest')],
    [501, error('NotImplemented')],
  ])('not what was refused with %i', async (status, body) => {
    const { store, asked } = await service(says(status, body));
    await expect(store.write('a.txt', Buffer.from('a'))).rejects.toMatchObject({ code: 'HOST_FAILED' });
    expect(asked).toHaveLength(1);
  });

  test('not for ever, and not where the service wants to be left alone for long', async () => {
    const { store, asked } = await service(says(503, error('SlowDown')));
    await expect(store.read('a.txt')).rejects.toMatchObject({ code: 'HOST_FAILED' });
    expect(asked).toHaveLength(5);
    const other = await service(says(503, '', { 'retry-after': '3600' }));
    await expect(other.store.read('a.txt')).rejects.toMatchObject({ code: 'HOST_FAILED' });
    expect(other.asked).toHaveLength(1);
  }, 30_000);

  test('a service that says nothing once more only', async () => {
    const { store, asked } = await service(() => {});
    await expect(store.read('a.txt')).rejects.toMatchObject({
      message: expect.stringMatching(/did not answer/),
    });
    expect(asked).toHaveLength(2);
  });
});

describe('what a service may not do', () => {
  test('send requests elsewhere', async () => {
    const elsewhere = await service(says(200, 'not theirs'));
    const { store } = await service(
      says(307, '', { location: `http://127.0.0.1:${elsewhere.port}/newsroom/a.txt` }),
    );
    await expect(store.read('a.txt')).rejects.toMatchObject({ message: expect.stringMatching(/elsewhere/) });
    expect(elsewhere.asked).toEqual([]);
  });

  test('make messages hold keys, or move the cursor', async () => {
    const { store } = await service(says(400, error('Odd', `key AKIA ${SECRET} \u001b[2J${MANY}${MANY}`)));
    const told = await store.read('a.txt').catch((one) => one);
    expect(told.message).not.toContain(SECRET);
    expect(told.message).not.toContain('AKIA');
    expect(told.message).not.toContain('\u001b');
    expect(told.message.length).toBeLessThan(500);
  });

  const list = (inner: string): string =>
    `<ListBucketResult><EncodingType>url</EncodingType>${inner}</ListBucketResult>`;
  const file = (key: string, size = '1'): string =>
    `<Contents><Key>${key}</Key><Size>${size}</Size><ETag>&quot;e&quot;</ETag></Contents>`;
  const LAST = '<IsTruncated>false</IsTruncated>';

  test.each([
    ['that ends early', `<ListBucketResult>${LAST}${file('a')}`],
    ['that does not say whether there is more', list(file('a'))],
    ['with a file without a size', list(`${LAST}${file('a')}<Contents><Key>b</Key></Contents>`)],
    ['with a size that is none', list(`${LAST}${file('a', '-1')}`)],
    ['that goes on without saying where', list('<IsTruncated>true</IsTruncated>')],
    ['that is no list', '<html><body>Welcome to our hotspot</body></html>'],
  ])('give a list %s', async (_, body) => {
    const { store } = await service(says(200, body));
    await expect(store.list('')).rejects.toMatchObject({ message: expect.stringMatching(/not whole/) });
  });

  test('give a list that goes round in a circle', async () => {
    const { store, asked } = await service(
      says(
        200,
        list(`<IsTruncated>true</IsTruncated><NextContinuationToken>t</NextContinuationToken>${file('a')}`),
      ),
    );
    await expect(store.list('')).rejects.toMatchObject({ code: 'HOST_FAILED' });
    expect(asked).toHaveLength(2);
  });

  test('name what lies elsewhere, or is no path', async () => {
    const names = [
      'news/a%20b%2Bc.txt',
      'news/..%2F..%2Fetc',
      'news/',
      'news//x',
      'other/x',
      'news/&amp;lol;',
    ];
    const { store } = await service(says(200, list(LAST + names.map((name) => file(name)).join(''))));
    expect([...(await store.list('news')).keys()]).toEqual(['news/a b+c.txt', 'news/&lol;']);
  });

  test('make few bytes many', async () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "${MANY}"><!ENTITY b "&a;&a;&a;&a;">]>${list(LAST + file('&b;'))}`;
    const { store } = await service(says(200, bomb));
    expect([...(await store.list('')).keys()]).toEqual(['&b;']);
  });
});

describe('what may be carried out although nobody said so', () => {
  const breaks: Answer = (_, response) => response.destroy();
  test.each([
    ['a change whose first request was not answered', [breaks, says(200)], ['a.txt']],
    ['one that a machine in between gave up', [says(504), says(200)], ['a.txt']],
    ['one that was refused afterwards', [breaks, says(403, error('AccessDenied'))], ['a.txt']],
    ['not one that was refused', [says(403, error('QuotaExceeded'))], []],
    ['not one for which the service had no time', [says(503, error('SlowDown')), says(200)], []],
  ])('%s', async (_, answers, paths) => {
    for (const change of ['write', 'remove'] as const) {
      const { store } = await service(...answers);
      await store[change]('a.txt', Buffer.from('a')).catch(() => {});
      expect([...store.unanswered]).toEqual(paths);
    }
  });

  test('not what was only asked for', async () => {
    const { store, asked } = await service(breaks, says(200, 'bytes'));
    await store.read('a.txt');
    expect(asked).toHaveLength(2);
    expect([...store.unanswered]).toEqual([]);
  });

  test('not what nobody was there to hear', async () => {
    const { store, stop } = await service(says(200));
    await stop();
    await expect(store.write('a.txt', Buffer.from('a'))).rejects.toMatchObject({ code: 'HOST_FAILED' });
    expect([...store.unanswered]).toEqual([]);
  }, 15_000);
});

describe('conditions', () => {
  test('a write that was carried out although its answer was lost has succeeded', async () => {
    let bytes = '';
    const { store } = await service(
      (request, response) => {
        bytes = 'ours';
        request.socket.destroy();
        response.destroy();
      },
      says(412, error('PreconditionFailed')),
      (_, response) => response.end(bytes),
    );
    expect(await store.writeIf('lock', Buffer.from('ours'), { 'if-none-match': '*' })).toBe('done');
  });
});

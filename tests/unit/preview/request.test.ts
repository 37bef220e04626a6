import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readRequest } from '../../../src/preview/request.ts';

const ask = (url: string, host = 'localhost:4000', method = 'GET') => readRequest({ url, host, method });

describe('the request guard', () => {
  it.each(['localhost', 'LOCALHOST:4000', '127.0.0.1:4000', '[::1]:4000', '127.0.0.1'])(
    'answers to %s',
    (host) => {
      expect(ask('/council/', host)).toMatchObject({ path: 'council/' });
    },
  );

  it.each([
    'evil.example',
    'localhost.evil.example',
    'localhost:4000.evil.example',
    'evil.example:4000',
    '127.0.0.1.evil.example',
    '127.0.0.2',
    '192.168.1.5:4000',
    'user@localhost',
    'localhost:4000; script-src *',
    '',
  ])('refuses %j', (host) => {
    expect(ask('/', host)).toMatchObject({ status: 403 });
  });

  it('refuses a request that names no host at all', () => {
    expect(readRequest({ url: '/', method: 'GET' })).toMatchObject({ status: 403 });
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'CONNECT'])('refuses %s', (method) => {
    expect(ask('/', 'localhost', method)).toMatchObject({ status: 405 });
  });

  it.each([
    '/../newsctl.yaml',
    '/council/../../x',
    '/%2e%2e/x',
    '/%2E%2E%2Fx',
    '/a/%2e/b',
    '/..%5c..%5cx',
    '/a\\b',
    '/a%00b',
    '/a%0d%0ab',
    '//evil.example/x',
    '/%',
    '/%ff',
    'http://localhost/',
    '*',
    '',
  ])('refuses the address %j', (url) => {
    expect(ask(url)).toMatchObject({ status: 400 });
  });

  it('decodes what it answers', () => {
    expect(ask('/caf%C3%A9/?a=1%20')).toEqual({ path: 'café/', query: new URLSearchParams('a=1+') });
  });

  test('no address it answers climbs anywhere', () => {
    const piece = fc.constantFrom('..', '.', '%2e', '/', '\\', '%2f', '%5c', 'a', '%00', '?', '#');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const read = ask(`/${pieces.join('')}`);
        if ('message' in read) return;
        expect(read.path.split('/')).not.toContain('..');
        expect(read.path).not.toMatch(/[\\\0]/);
      }),
    );
  });
});

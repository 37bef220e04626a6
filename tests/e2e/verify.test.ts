import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newsctl, write } from '../support/publishing.ts';
import { serverAvailable } from '../support/servers/available.ts';
import { startNginx, type WebServer } from '../support/servers/nginx.ts';

const article = (body: string): string => `---
id: weir
headline: The weir is mended
slug: weir
standfirst: The weir was mended on Friday.
section: council
byline: Ines Vale
status: approved
type: news
date_published: 2026-11-20T08:00:00+00:00
---
${body}
`;

const config = (url: string): string => `name: The Ferrow Post
url: https://post.example
language: en-GB
timezone: Europe/London
hosts:
  public: { type: folder, path: public, url: "${url}" }
`;

describe.runIf(serverAvailable('nginx'))('what readers get', () => {
  let root: string;
  let server: WebServer;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'newsctl-verify-'));
    await write(root, {
      'articles/weir.md': article('It was mended.'),
      'newsctl.yaml': config('http://x'),
    });
    server = await startNginx(join(root, 'public'));
  });
  afterAll(async () => {
    await server?.stop();
    await rm(root, { recursive: true, force: true });
  });

  test('is looked at after a publish, and at any time', async () => {
    await write(root, { 'newsctl.yaml': config(server.direct) });
    const first = await newsctl(root, 'publish');
    expect(first).toMatchObject({ code: 0, stdout: expect.stringMatching(/Readers get what was published/) });
    expect(await newsctl(root, 'verify')).toMatchObject({ code: 0 });
    expect((await newsctl(root, 'publish', '--json')).json.result.verified).toBeUndefined();
  });

  test('from a cache that is old is told apart from what is wrong on the host', async () => {
    await write(root, { 'newsctl.yaml': config(server.cached) });
    // The cache takes in what is live.
    expect(await newsctl(root, 'verify')).toMatchObject({ code: 0 });
    await write(root, { 'articles/weir.md': article('It broke again.') });
    const ran = await newsctl(root, 'publish', '--json');
    expect(ran.code).toBe(0);
    const { wrong } = ran.json.result.verified;
    expect(wrong).toContainEqual(
      expect.objectContaining({ path: 'council/weir/index.html', seen: 'old in a cache' }),
    );
    expect((await newsctl(root, 'verify')).stdout).toContain('old in a cache on the way');
    await write(root, { 'newsctl.yaml': config(server.direct) });
    expect(await newsctl(root, 'verify')).toMatchObject({ code: 0 });
  });

  test('where a page is missing, changed or unreachable is told', async () => {
    await write(root, { 'newsctl.yaml': config(server.direct) });
    await newsctl(root, 'publish');
    await rm(join(root, 'public/feed.xml'));
    await write(root, { 'public/robots.txt': 'Disallow: /\n' });
    const ran = await newsctl(root, 'verify', '--json');
    expect(ran.code).toBe(3);
    expect(
      ran.json.result.wrong.map(({ path, seen }: Record<string, string>) => `${path} ${seen}`).sort(),
    ).toEqual(['feed.xml missing', 'robots.txt different']);
    await write(root, { 'newsctl.yaml': config('http://127.0.0.1:9') });
    const away = await newsctl(root, 'verify');
    expect(away.code).toBe(3);
    expect(away.stdout).toMatch(/gives no answer \(.*\)/);
    expect(await newsctl(root, 'publish', '--no-verify')).toMatchObject({ code: 0 });
  });
});

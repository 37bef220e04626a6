import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { remoteAt } from './cms-desk.ts';
import { cmsProgram, config, type ProgramSite } from './cms-program.ts';
import { write } from './publishing.ts';
import { documentOf, type Ran } from './run.ts';
import { startCache } from './servers/nginx.ts';

interface Verified {
  looked: number;
  wrong: { path: string; seen: string; detail: string }[];
}

export const verifiedBy = (ran: Ran): Verified => (documentOf(ran).result as { verified: Verified }).verified;

/** What the program finds of what readers get. @param copy what the system sets its own way */
export function cmsVerifyContract(site: () => ProgramSite, copy: string): void {
  /** Readers come by a cache. */
  async function behindCache(how: { asksAnew?: boolean } = {}) {
    const cache = await startCache(site().cms.port, how);
    onTestFinished(() => cache.stop());
    return cmsProgram(site(), `, url: "${cache.address}"`);
  }

  /** Readers come to a server that gives them one thing, whatever they ask for. */
  async function atServer(status: number, page: string): Promise<string> {
    const one = createServer((_, answer) => answer.writeHead(status).end(page));
    await new Promise<void>((done) => one.listen(0, '127.0.0.1', done));
    onTestFinished(() => void one.close());
    return `, url: "http://127.0.0.1:${(one.address() as AddressInfo).port}"`;
  }

  it('is looked at after a publish, however the system sets quotation marks and dashes', async () => {
    const { cms, change } = await cmsProgram(site());
    await change(copy);
    const first = await cms('publish', '--verify');
    expect(first).toMatchObject({ code: 0 });
    expect(first.stdout).toContain('Readers get what was published: 1 article looked at.');
    await change(`${copy}\n\nAnd more.`);
    expect(verifiedBy(await cms('publish', '--verify', '--json'))).toEqual({ looked: 1, wrong: [] });
    expect((await cms('publish', '--verify', '--json')).stdout).not.toContain('verified');
    await change('Not looked at.');
    expect((await cms('publish', '--json')).stdout).not.toContain('verified');
    expect(await cms('verify')).toMatchObject({ code: 0 });
  });

  it('is not what was published where one word is another', async () => {
    const { root, cms, change, slug } = await cmsProgram(site());
    await cms('publish');
    const page = await (await fetch((await site().cms.shown(slug))!)).text();
    await change(`Work ended in ${slug}.`);
    await write(root, { 'newsctl.yaml': config(site(), await atServer(200, page)) });
    const ran = await cms('publish', '--json');
    expect(ran.code).toBe(0);
    expect(verifiedBy(ran).wrong).toMatchObject([{ seen: 'as before' }]);
    await write(root, {
      'newsctl.yaml': config(site(), await atServer(200, page.replaceAll('Work', 'Rest'))),
    });
    const other = await cms('verify');
    expect(other).toMatchObject({
      code: 3,
      stdout: expect.stringContaining('something else than was published'),
    });
  });

  it('is told apart: nothing there, an error, and a page of another thing', async () => {
    const { root, cms } = await cmsProgram(site());
    await cms('publish');
    for (const [status, page, seen, detail] of [
      [404, 'Not found', 'missing', ''],
      [503, 'Back soon', 'no answer', 'status 503'],
      [200, '<h1>Welcome</h1>', 'different', ''],
    ] as const) {
      await write(root, { 'newsctl.yaml': config(site(), await atServer(status, page)) });
      const ran = await cms('verify', '--json');
      expect(ran.code).toBe(3);
      expect((documentOf(ran).result as unknown as Verified).wrong).toMatchObject([{ seen, detail }]);
    }
  });

  it('from a cache that is old is told apart from what is wrong there', async () => {
    const { cms, change } = await behindCache();
    // The cache takes in what is live.
    expect(verifiedBy(await cms('publish', '--json'))).toEqual({ looked: 1, wrong: [] });
    await change('The ferry sails again.');
    const ran = await cms('publish');
    expect(ran).toMatchObject({ code: 0, stdout: expect.stringContaining('old in a cache on the way') });
    expect(await cms('verify')).toMatchObject({ code: 3 });
    expect(await cms('publish', '--no-verify')).toMatchObject({ code: 0 });
  });

  it('from a cache that nobody gets past is what it was before', async () => {
    const { cms, change } = await behindCache({ asksAnew: false });
    await cms('publish');
    await change('The ferry sails again.');
    expect(verifiedBy(await cms('publish', '--json')).wrong).toMatchObject([{ seen: 'as before' }]);
    await change('The ferry sails again.', { status: 'withdrawn' });
    const withdrawn = await cms('publish', '--json');
    expect(verifiedBy(withdrawn)).toMatchObject({ looked: 1, wrong: [{ seen: 'still there' }] });
  });

  it('is what the system has where somebody changed it there, and missing where it was removed', async () => {
    const { cms, edit, slug } = await cmsProgram(site());
    await cms('publish');
    await edit('<p>Work began on Tuesday.</p>');
    expect(await cms('verify')).toMatchObject({ code: 0 });
    await site().cms.remove(await remoteAt(site().cms, slug));
    const gone = await cms('verify', '--json');
    expect(gone.code).toBe(3);
    expect(documentOf(gone).result).toMatchObject({
      wrong: [{ path: `articles/${slug}.md`, seen: 'missing' }],
    });
  });
}

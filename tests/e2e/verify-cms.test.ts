import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cmsProgram, ghostSite, wordPressSite } from '../support/cms-program.ts';
import { cmsVerifyContract, verifiedBy } from '../support/cms-verify-contract.ts';
import { article, write } from '../support/publishing.ts';
import { documentOf } from '../support/run.ts';
import { serverAvailable } from '../support/servers/available.ts';
import { type GhostServer, ghostAvailable, startGhost } from '../support/servers/ghost.ts';
import { startWordPress, type WordPressServer } from '../support/servers/wordpress.ts';
import { typeset } from '../support/typeset.ts';

const hasCache = serverAvailable('nginx');

describe.runIf(serverAvailable('wordpress') && hasCache)('what readers of WordPress get', () => {
  let server: WordPressServer;
  beforeAll(async () => {
    server = await startWordPress();
  });
  afterAll(() => server?.stop());
  cmsVerifyContract(() => wordPressSite(server), typeset(' and :mrgreen:'));

  it('is no longer there once it was withdrawn, also where WordPress leads to another article', async () => {
    const { root, slug, cms, change } = await cmsProgram(wordPressSite(server));
    const longer = `The other ferry sails from the long quay at ${slug} on every day but Sunday.`;
    await write(root, { 'articles/again.md': article(`${slug}-again`, {}, longer) });
    await change(`The ferry has not sailed from the quay at ${slug} since the storm took the pier.`);
    const urls = (documentOf(await cms('publish', '--json')).result as { urls: string[] }).urls;
    const url = urls.find((one) => one.endsWith(`/${slug}/`))!;
    await change('Withdrawn.', { status: 'withdrawn' });
    expect(verifiedBy(await cms('publish', '--verify', '--json'))).toEqual({ looked: 1, wrong: [] });
    const answer = await fetch(url);
    expect([answer.status, answer.url]).toEqual([200, expect.stringContaining(`${slug}-again`)]);
    const ran = await cms('verify', '--json');
    expect(documentOf(ran).result).toMatchObject({ looked: 2, wrong: [] });
  });
});

describe.runIf(ghostAvailable() && hasCache)('what readers of Ghost get', () => {
  let server: GhostServer;
  beforeAll(async () => {
    server = await startGhost();
  }, 300_000);
  afterAll(() => server?.stop());
  cmsVerifyContract(() => ghostSite(server), typeset());
});

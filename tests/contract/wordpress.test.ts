import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fresh } from '../support/cms-articles.ts';
import type { ArticleLock } from '../../src/hosts/article-host.ts';
import { cmsContract } from '../support/cms-contract.ts';
import { cmsCutsContract } from '../support/cms-cuts-contract.ts';
import { cmsEditsContract } from '../support/cms-edits-contract.ts';
import { cmsFailuresContract } from '../support/cms-failures-contract.ts';
import { cmsFaultRun } from '../support/cms-faults.ts';
import { cmsLockContract } from '../support/cms-lock-contract.ts';
import { CmsDesk } from '../support/cms-desk.ts';
import { faultRuns } from '../support/fault-runs.ts';
import { article } from '../support/publishing.ts';
import type { Trouble } from '../support/fault-host.ts';
import { serverAvailable } from '../support/servers/available.ts';
import { disksAvailable } from '../support/servers/small-disk.ts';
import { startWordPress, type WordPressServer } from '../support/servers/wordpress.ts';
import { wordPressCms } from '../support/wordpress-cms.ts';
import { wordPressMediaContract } from '../support/wordpress-media-contract.ts';
import { wordPressFaults } from '../support/wordpress-faults.ts';

describe.runIf(serverAvailable('wordpress'))('wordpress', () => {
  let server: WordPressServer;
  beforeAll(async () => {
    server = await startWordPress({ onSmallDisk: true });
  }, 180_000);
  afterAll(() => server?.stop(), 60_000);

  cmsContract(() => wordPressCms(server));
  cmsEditsContract(() => wordPressCms(server));
  cmsCutsContract(() => wordPressCms(server));
  cmsFailuresContract(() => wordPressCms(server));
  cmsLockContract(() => wordPressCms(server));
  wordPressMediaContract(() => server);

  const as = (user: string) => ({ options: { user }, secret: server.passwords[user]! });

  it('says that a contributor may not publish, before anything is changed', async () => {
    const slug = fresh('contributor');
    const desk = await CmsDesk.open(wordPressCms(server), { [`articles/${slug}.md`]: article(slug) });
    await expect(desk.publish(as('contributor'))).rejects.toMatchObject({
      code: 'HOST_FAILED',
      message: expect.stringContaining('may not publish'),
    });
    expect(await wordPressCms(server).slugs(slug)).toEqual([]);
  });

  it('publishes as an author, whose markup WordPress filters, and sees no edit in that', async () => {
    const slug = fresh('author');
    const desk = await CmsDesk.open(wordPressCms(server), {
      [`articles/${slug}.md`]: article(
        slug,
        {},
        'A [link](https://echo.example/) and a note.[^1]\n\n[^1]: Noted.',
      ),
    });
    const { warnings } = await desk.publish(as('author'));
    expect(warnings).toEqual([expect.stringContaining('sees no drafts of others')]);
    expect(await desk.publish(as('author'))).toMatchObject({ changed: false });
    expect((await desk.prepare(as('author'))).entries).toMatchObject([{ edited: false }]);
  });

  it('says to an account that sees no drafts of others that another one is publishing', async () => {
    const slug = fresh('hidden');
    const cms = wordPressCms(server);
    const desk = await CmsDesk.open(cms, { [`articles/${slug}.md`]: article(slug) });
    const lock = await (await desk.host()).lock({ who: 'Ines Vale', since: 'today' });
    await expect(desk.publish(as('author'))).rejects.toMatchObject({
      code: 'HOST_LOCKED',
      message: expect.stringContaining('this account may not see which'),
    });
    await lock.confirm();
    expect(await cms.slugs('newsctl-lock')).toEqual(['newsctl-lock']);
    await lock.release();
    expect(await desk.publish(as('author'))).toMatchObject({ changed: true });
    expect(await cms.slugs('newsctl-lock')).toEqual([]);
  });

  it('is locked by one of two accounts that do not see each other’s drafts, and begin at the same time', async () => {
    const desk = await CmsDesk.open(wordPressCms(server));
    const take = async (user: string): Promise<ArticleLock> =>
      (await desk.host(as(user))).lock({ who: user, since: 'today' });
    let count = 0;
    for (let round = 0; round < 12; round++) {
      const tries = await Promise.allSettled(['author', 'reporter'].map(take));
      const held = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
      const codes = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
      expect(codes).toEqual(Array(2 - held.length).fill('HOST_LOCKED'));
      expect(held.length).toBeLessThan(2);
      count += held.length;
      for (const lock of held) await lock.confirm();
      for (const lock of held) await lock.release();
      expect(await wordPressCms(server).slugs('newsctl-lock')).toEqual([]);
    }
    expect(count).toBeGreaterThan(6);
  });

  it('says that an author may not make a category', async () => {
    const slug = fresh('category');
    const desk = await CmsDesk.open(wordPressCms(server), {
      [`articles/${slug}.md`]: article(slug, { section: 'Never seen before' }),
    });
    await expect(desk.publish(as('author'))).rejects.toMatchObject({
      code: 'HOST_FAILED',
      message: expect.stringContaining('the category Never seen before'),
    });
  });

  it('signs with an account where all writers have one, and in words where not', async () => {
    const cms = wordPressCms(server);
    const slug = fresh('signed');
    const keys = { desk: 'false', byline: '[{name: Ann Lee}]' };
    const desk = await CmsDesk.open(cms, { [`articles/${slug}.md`]: article(slug, keys) });
    await desk.publish({ options: { authors: { 'Ann Lee': 1 } } });
    const remote = (await desk.prepare()).known.articles.get(`id-${slug}`)!.remote;
    expect(await cms.stored(remote)).toContain('"author":1');
    expect(await cms.stored(remote)).not.toContain('By Ann Lee');
    await desk.write({ [`articles/${slug}.md`]: article(slug, keys, 'Changed.') });
    await desk.publish();
    expect(await cms.stored(remote)).toContain('By Ann Lee');
  });

  it.each(faultRuns(3))('fault run %i: %s', (_seed, _name, about) =>
    cmsFaultRun(wordPressFaults(server), about),
  );

  it.runIf(disksAvailable())('is whole for readers where its database ended for want of room', () => {
    const host = wordPressFaults(server);
    const fullness = (next: (below: number) => number): Trouble => {
      const { begin, end } = host.fullness(next);
      const ends = async (): Promise<void> => {
        await begin();
        await server.sql('SHUTDOWN');
      };
      return { begin: ends, end };
    };
    const about = { seed: 174, fault: 'the disk is full', step: 'the first publish' } as const;
    return cmsFaultRun({ ...host, fullness }, about);
  });

  it('goes on when the server is there again', async () => {
    const slug = fresh('crash');
    const desk = await CmsDesk.open(wordPressCms(server), { [`articles/${slug}.md`]: article(slug) });
    await server.crash();
    await expect(desk.publish()).rejects.toMatchObject({ code: 'HOST_FAILED' });
    await server.revive();
    expect(await desk.publish()).toMatchObject({ changed: true });
  });
});

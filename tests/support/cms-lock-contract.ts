import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { ArticleLock } from '../../src/hosts/article-host.ts';
import { lockArticles } from '../../src/hosts/cms/lock.ts';
import { lockBytes, makeLock } from '../../src/hosts/remote/lock-text.ts';
import { deskWith, file, fresh, look } from './cms-articles.ts';
import { type Cms, CmsDesk } from './cms-desk.ts';
import { article } from './publishing.ts';

const BY = { who: 'Ines Vale', since: '2026-11-23T06:00:00+00:00' };
const LOCK = 'newsctl-lock';
const PACE = { beat: 300, patience: 6000 };

const gonePid = (): number =>
  Number(execFileSync(process.execPath, ['-e', 'process.stdout.write(String(process.pid))']).toString());

/** A lock of somebody else, as a draft holds it. */
const lockText = (change: object) => {
  const lock = { ...makeLock({ ...BY, who: 'Otto Brandt' }), ...change };
  return { text: Buffer.from(lockBytes(lock)).toString('base64url'), token: lock.token };
};

/** What it has to keep to so that no two publish there at a time. */
export function cmsLockContract(cms: () => Cms): void {
  const take = (): Promise<ArticleLock> =>
    lockArticles(cms().drafts(), BY, {
      ...{ label: 'the system', signal: new AbortController().signal, pace: PACE },
    });
  /** What came of several who tried at the same time. */
  async function several(count: number) {
    const tries = await Promise.allSettled(Array.from({ length: count }, take));
    const held = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const codes = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason.code ?? one.reason] : []));
    return { held, codes };
  }
  const left = (): Promise<string[]> => cms().slugs(LOCK);

  it('is published to by one at a time, who is named to others, and no reader sees that', async () => {
    const { desk, slug } = await deskWith(cms(), 'locked');
    const lock = await (await desk.host()).lock(BY);
    await expect(desk.publish()).rejects.toMatchObject({
      code: 'HOST_LOCKED',
      message: expect.stringMatching(/Ines Vale.*2026-11-23T06:00:00\+00:00/),
    });
    expect(await cms().slugs(slug)).toEqual([]);
    const site = `http://127.0.0.1:${cms().port}`;
    expect((await look(`${site}/${LOCK}/`)).status).toBe(404);
    for (const path of ['/', '/feed/', '/rss/', '/wp-json/wp/v2/posts?per_page=100', '/sitemap-posts.xml'])
      expect((await look(site + path)).html).not.toContain(LOCK);
    await lock.release();
    expect(await desk.publish()).toMatchObject({ changed: true });
    expect(await left()).toEqual([]);
  });

  it('is locked by one of many that try at the same time', async () => {
    for (let round = 0; round < 10; round++) {
      const { held, codes } = await several(6);
      expect(codes).toEqual(Array(5).fill('HOST_LOCKED'));
      expect(held).toHaveLength(1);
      await held[0]!.release();
      expect(await left()).toEqual([]);
    }
  });

  it('is taken over by one of many from a process that is gone, with all that it left', async () => {
    const drafts = cms().drafts();
    const { text, token } = lockText({ pid: gonePid() });
    await drafts.make(LOCK, text);
    await drafts.make(`${LOCK}-beat-${token}`, text);
    await drafts.make(`${LOCK}-after-${'0'.repeat(32)}`, lockText({ pid: gonePid() }).text);
    const { held, codes } = await several(5);
    expect(codes).toEqual(Array(4).fill('HOST_LOCKED'));
    await held[0]!.release();
    expect(await left()).toEqual([]);
  });

  it('is rid of what a run left that was cut off after all was done', async () => {
    const { desk } = await deskWith(cms(), 'done');
    await desk.publish();
    const drafts = cms().drafts();
    await drafts.make(LOCK, lockText({ pid: gonePid() }).text);
    expect(await desk.publish()).toMatchObject({ changed: false });
    expect(await left()).toEqual([]);
  });

  it('is taken over by one of many from another machine that is silent, and left to one that beats', async () => {
    const drafts = cms().drafts();
    const { text, token } = lockText({ machine: 'elsewhere 0', since: '2099-01-01T00:00:00+00:00' });
    await drafts.make(LOCK, text);
    const beat = await drafts.make(`${LOCK}-beat-${token}`, 'MQ');
    let isBeating = true;
    const beating = (async () => {
      while (isBeating) {
        await drafts.change(beat.id, String(Date.now()));
        await pause(200);
      }
    })();
    await expect(take()).rejects.toMatchObject({
      code: 'HOST_LOCKED',
      message: expect.stringContaining('Otto Brandt'),
    });
    isBeating = false;
    await beating;
    const { held } = await several(3);
    expect(held).toHaveLength(1);
    await held[0]!.release();
    expect(await left()).toEqual([]);
  });

  it('takes nothing for a lock that somebody else put at such an address', async () => {
    const drafts = cms().drafts();
    await cms().plant(LOCK);
    await cms().plant(`${LOCK}-story`);
    const error = await take().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'HOST_FOREIGN', message: expect.stringContaining(LOCK) });
    const [one] = await drafts.at(LOCK);
    expect(one).toMatchObject({ isLock: false });
    await cms().remove(one!.id);
    await (await take()).release();
    const [story] = await drafts.at(`${LOCK}-story`);
    expect(story).toMatchObject({ isLock: false });
    await cms().remove(story!.id);
    expect(await left()).toEqual([]);
  });

  it('is kept by who holds it for long, and not by who lost it', async () => {
    const lock = await take();
    await pause(PACE.beat * 3);
    expect(await left()).toHaveLength(2);
    await pause(5100);
    await lock.confirm();
    const drafts = cms().drafts();
    for (const { id } of await drafts.at(LOCK)) await drafts.remove(id);
    const other = await take();
    await pause(5100);
    await expect(lock.confirm()).rejects.toMatchObject({ code: 'HOST_FAILED' });
    await lock.release();
    await other.confirm();
    await other.release();
    expect(await left()).toEqual([]);
  });

  it('is left without a lock by who is interrupted', async () => {
    const { desk } = await deskWith(cms(), 'ended');
    for (let n = 0; n < 5; n++) {
      const slug = fresh('ended');
      await desk.write({ [file(slug)]: article(slug) });
    }
    const ending = new AbortController();
    const drafts = cms().drafts();
    const publishing = desk.publish({ signal: ending.signal }).catch((error: unknown) => error);
    while ((await drafts.at(LOCK)).length === 0) await pause(5);
    ending.abort();
    expect(await publishing).toMatchObject({ code: 'INTERRUPTED' });
    expect(await left()).toEqual([]);
    expect(await desk.publish()).toMatchObject({ changed: true });
  });

  it('gets every article once from two publishers that start at the same time', async () => {
    const { desk, slug } = await deskWith(cms(), 'two');
    const all = await Promise.allSettled([desk.publish(), desk.publish()]);
    const refused = all.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
    expect(refused).toHaveLength(1);
    expect(['HOST_LOCKED', 'HOST_CHANGED']).toContain(refused[0]);
    expect(await cms().slugs(slug)).toEqual([slug]);
    expect(await desk.publish()).toMatchObject({ changed: false });
    expect(await left()).toEqual([]);
  });

  it('gets a new article once from two desks with copies of it, of which one is late', async () => {
    const { desk, slug } = await deskWith(cms(), 'copied');
    const other = await CmsDesk.open(cms(), { [file(slug)]: article(slug) });
    const late = await desk.prepare();
    await other.publish();
    await expect(desk.carryOut(late)).rejects.toMatchObject({ code: 'HOST_CHANGED' });
    expect(await cms().slugs(slug)).toEqual([slug]);
    await desk.publish();
    expect(await desk.publish()).toMatchObject({ changed: false });
    expect(await left()).toEqual([]);
  });

  it('gets nothing of a publish that another one, or an edit there, came before', async () => {
    const { desk, slug } = await deskWith(cms(), 'late');
    const other = fresh('late');
    await desk.write({ [file(other)]: article(other) });
    const late = await desk.prepare();
    await desk.publish();
    await expect(desk.carryOut(late)).rejects.toMatchObject({ code: 'HOST_CHANGED' });
    for (const one of [slug, other]) await desk.write({ [file(one)]: article(one, {}, 'The second words.') });
    const planned = await desk.prepare();
    const [first, second] = planned.entries.map(({ there }) => there!.remote);
    await cms().edit(second!, { html: '<p>In between.</p>' });
    await expect(desk.carryOut(planned)).rejects.toMatchObject({ code: 'CMS_CHANGED' });
    expect(await cms().stored(first!)).not.toContain('The second words.');
    expect(await left()).toEqual([]);
  });
}

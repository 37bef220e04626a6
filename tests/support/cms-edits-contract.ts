import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Chalk } from 'chalk';
import { expect, it } from 'vitest';
import { showConflicts } from '../../src/reporters/articles.ts';
import { deskWith, file, fresh, look } from './cms-articles.ts';
import { type Cms, CmsDesk } from './cms-desk.ts';
import { article } from './publishing.ts';

/** What it has to keep to where others have a hand in it: editors there, and other desks. */
export function cmsEditsContract(cms: () => Cms): void {
  it('overwrites no edit of somebody there unless told so', async () => {
    const { desk, change, remote } = await deskWith(cms(), 'edited');
    await desk.publish();
    const id = await remote();
    await cms().edit(id, { html: '<p>Work began last Tuesday.</p>' });
    expect((await desk.prepare()).entries).toMatchObject([{ action: 'keep', edited: true, conflict: null }]);
    await change('Work began on Friday.');
    await expect(desk.publish()).rejects.toMatchObject({ code: 'CMS_CHANGED', exitCode: 3 });
    expect(await cms().stored(id)).toContain('last Tuesday');
    await desk.publish({ take: 'ours' });
    expect(await cms().stored(id)).toContain('Work began on Friday.');
    expect(await cms().stored(id)).not.toContain('last Tuesday');
    expect(await desk.publish()).toMatchObject({ changed: false });
  });

  it('shows of an edit there what differs, and nothing else', async () => {
    const { desk, remote, slug } = await deskWith(cms(), 'shown', {
      desk: 'false',
      byline: '[{name: Ann Lee}]',
    });
    await desk.publish();
    const [before] = (await desk.prepare()).entries;
    const html = before!.there!.html.replace(`Work began in ${slug}`, `Work ended in ${slug}`);
    await cms().edit(await remote(), { html });
    const shown = showConflicts((await desk.prepare()).entries, new Chalk({ level: 0 }));
    expect(shown.split('\n').slice(1)).toEqual([`  Work [-ended-]{+began+} in ${slug}.`]);
  });

  it('leaves an edit as it is when told so, and knows it from then on', async () => {
    const { desk, change, remote } = await deskWith(cms(), 'theirs');
    await desk.publish();
    const id = await remote();
    await cms().edit(id, { title: 'A title of theirs' });
    await change('Work began on Friday.');
    await desk.publish({ take: 'theirs' });
    expect(await cms().stored(id)).toContain('A title of theirs');
    expect(await desk.publish()).toMatchObject({ changed: false });
    expect((await desk.prepare()).entries).toMatchObject([{ edited: false }]);
    await change('Work began on Saturday.');
    await desk.publish();
    expect(await cms().stored(id)).toContain('Work began on Saturday.');
  });

  it('sees that an article was taken from readers there, or removed', async () => {
    const { desk, change, remote, slug } = await deskWith(cms(), 'gone');
    await desk.publish();
    await cms().edit(await remote(), { draft: true });
    await change('More work.');
    await expect(desk.publish()).rejects.toMatchObject({ code: 'CMS_CHANGED' });
    await cms().remove(await remote());
    await expect(desk.publish()).rejects.toMatchObject({ code: 'CMS_CHANGED' });
    await desk.publish({ take: 'theirs' });
    expect(await cms().slugs(slug)).toEqual([]);
    expect(await desk.publish()).toMatchObject({ changed: false });
    await change('Still more work.');
    await desk.publish({ take: 'ours' });
    expect(await cms().slugs(slug)).toEqual([slug]);
  });

  it('notices an edit that comes between the look and the change', async () => {
    const { desk, remote, change } = await deskWith(cms(), 'between');
    await desk.publish();
    await change('Work began on Friday.');
    const { entries } = await desk.prepare();
    // The clock of the system may count seconds.
    await new Promise((done) => setTimeout(done, 1100));
    await cms().edit(await remote(), { html: '<p>In between.</p>' });
    const host = await desk.host();
    const draft = { ...entries[0]!.draft!.article, lead: null };
    await expect(host.update(entries[0]!.there!, draft)).rejects.toMatchObject({ code: 'CMS_CHANGED' });
    expect(await cms().stored(await remote())).toContain('In between.');
  });

  it('withdraws an article that was edited there, and keeps the edit in dispute', async () => {
    const { desk, change, remote } = await deskWith(cms(), 'urgent');
    const { urls } = await desk.publish();
    await cms().edit(await remote(), { html: '<p>Their words.</p>' });
    await change('Our words.', { status: 'withdrawn' });
    await desk.publish();
    expect((await look(urls[0]!)).status).toBe(404);
    await change('Our words.', { status: 'published' });
    await expect(desk.publish()).rejects.toMatchObject({ code: 'CMS_CHANGED' });
  });

  it('goes on from the receipts on another desk', async () => {
    const { desk, slug, remote } = await deskWith(cms(), 'desk');
    await desk.publish();
    const other = await CmsDesk.open(cms());
    for (const part of ['articles', '.newsctl/receipts'])
      await cp(join(desk.root, part), join(other.root, part), { recursive: true });
    expect(await other.publish()).toMatchObject({ changed: false });
    await other.write({ [file(slug)]: article(slug, {}, 'Written on the other desk.') });
    await other.publish();
    expect(await cms().stored(await remote())).toContain('Written on the other desk.');
    expect(await cms().slugs(slug)).toEqual([slug]);
  });

  it('knows its own where the receipt is lost, and overwrites no edit then', async () => {
    const { desk, change, slug, remote } = await deskWith(cms(), 'lost');
    await desk.publish();
    const id = await remote();
    await rm(join(desk.root, '.newsctl'), { recursive: true });
    await desk.publish();
    expect(await remote()).toBe(id);
    await rm(join(desk.root, '.newsctl'), { recursive: true });
    await change('Other words.');
    await expect(desk.publish()).rejects.toMatchObject({ code: 'CMS_CHANGED' });
    await desk.publish({ take: 'ours' });
    expect(await cms().slugs(slug)).toEqual([slug]);
  });

  it('gives readers the articles of the publish before again', async () => {
    const { desk, change, slug, remote } = await deskWith(cms(), 'undo');
    await desk.publish();
    await change('A mistake.');
    const added = fresh('undo');
    await desk.write({ [file(added)]: article(added) });
    const { urls } = await desk.publish();
    expect(urls).toHaveLength(2);
    await desk.undo();
    expect(await cms().stored(await remote())).toContain(`Work began in ${slug}.`);
    expect((await look(urls.find((url) => url.includes(added))!)).status).toBe(404);
    await expect(desk.undo()).rejects.toMatchObject({ code: 'NOTHING_TO_UNDO' });
    await desk.publish();
    expect(await cms().stored(await remote())).toContain('A mistake.');
  });
}

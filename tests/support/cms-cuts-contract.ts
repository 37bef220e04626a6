import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { begun, begunToLeave, noteBegun } from '../../src/publish/articles/begun.ts';
import { deskWith, file, fresh, look } from './cms-articles.ts';
import type { Cms } from './cms-desk.ts';
import { article } from './publishing.ts';

/** What it has to keep to after a publish that was cut off, or taken back, and where clocks are wrong. */
export function cmsCutsContract(cms: () => Cms): void {
  afterEach(() => {
    vi.useRealTimers();
  });

  /** A desk whose first publish was killed when all was sent, and no receipt written. */
  async function killed(name: string) {
    const made = await deskWith(cms(), name);
    const [entry] = (await made.desk.prepare()).entries;
    const { urls } = await made.desk.publish();
    await rm(join(made.desk.root, '.newsctl/receipts'), { recursive: true });
    await noteBegun(made.desk.root, 'cms', begun(entry!.draft!, null));
    return { ...made, url: urls[0]! };
  }

  it('takes other words for an article that was new when a publish was killed', async () => {
    const { desk, change, slug, url } = await killed('killed');
    await change('The second words.');
    await desk.publish();
    expect((await look(url)).html).toContain('The second words.');
    expect(await cms().slugs(slug)).toEqual([slug]);
    expect(await desk.publish()).toMatchObject({ changed: false });
  });

  it('takes from readers what was new when a publish was killed and is withdrawn since', async () => {
    const { desk, change, url } = await killed('killed');
    await change('Withdrawn.', { status: 'withdrawn' });
    await desk.publish();
    expect((await look(url)).status).toBe(404);
    expect(await desk.publish()).toMatchObject({ changed: false });
    await change('And again.');
    await desk.publish();
    expect((await look(url)).html).toContain('And again.');
  });

  it('takes from readers what was new when a publish was killed and whose file is gone', async () => {
    const { desk, slug, url } = await killed('killed');
    await rm(join(desk.root, file(slug)));
    await desk.publish();
    expect((await look(url)).status).toBe(404);
    expect(await desk.publish()).toMatchObject({ changed: false });
  });

  it('leaves alone what somebody else has where such an article was removed since', async () => {
    const { desk, change, slug, remote } = await killed('killed');
    const { there } = (await desk.prepare()).entries[0]!;
    await cms().remove(there!.remote);
    await cms().plant(slug);
    await change('Withdrawn.', { status: 'withdrawn' });
    expect(await desk.publish()).toMatchObject({ changed: false });
    expect(await cms().shown(slug)).not.toBeNull();
    await expect(remote()).rejects.toThrow();
  });

  it('shows again what was being taken from readers when a publish or an undo was killed', async () => {
    const { desk, slug } = await deskWith(cms(), 'again');
    const { urls } = await desk.publish();
    const [entry] = (await desk.prepare()).entries;
    const there = entry!.there!;
    await noteBegun(desk.root, 'cms', begunToLeave(entry!, there));
    await cms().edit(there.remote, { draft: true });
    expect((await look(urls[0]!)).status).toBe(404);
    await desk.publish();
    expect((await look(urls[0]!)).status).toBe(200);
    expect(await cms().slugs(slug)).toEqual([slug]);
  });

  it('takes from readers what is withdrawn and an undo that was killed had brought back', async () => {
    const { desk, change, slug } = await deskWith(cms(), 'back');
    const { draft } = (await desk.prepare()).entries[0]!;
    const { urls } = await desk.publish();
    await change('Withdrawn.', { status: 'withdrawn' });
    await desk.publish();
    const host = await desk.host();
    const there = (await host.bySlug(slug))!;
    await noteBegun(desk.root, 'cms', begun(draft!, there));
    await host.update(there, { ...draft!.article, lead: null });
    expect((await look(urls[0]!)).status).toBe(200);
    await desk.publish();
    expect((await look(urls[0]!)).status).toBe(404);
    expect(await desk.publish()).toMatchObject({ changed: false });
  });

  it('leads readers nowhere at any moment when an article is withdrawn that others link to', async () => {
    const { desk, change, slug } = await deskWith(cms(), 'linked');
    const others = [fresh('linked'), fresh('linked')];
    for (const other of others)
      await desk.write({ [file(other)]: article(other, {}, `See [it](${slug}.md).`) });
    const { urls } = await desk.publish();
    const gone = urls.find((url) => url.includes(`${slug}/`))!;
    await change('Withdrawn.', { status: 'withdrawn' });
    for (let steps = 1; steps <= 3; steps++) {
      await desk.publish({ steps }).catch((error) => expect(error.code).toBe('INTERRUPTED'));
      const { status } = await look(gone);
      for (const url of urls.filter((one) => one !== gone))
        if ((await look(url)).html.includes(gone)) expect(status, `after ${steps} steps`).toBe(200);
    }
    expect((await look(gone)).status).toBe(404);
  });

  it('leaves no link to what an undo takes from readers, and gives back one to what comes back', async () => {
    const { desk, slug } = await deskWith(cms(), 'undone');
    const [one, later] = [fresh('undone'), fresh('undone')];
    const links = `See [the first](${slug}.md) and [the next](${later}.md).`;
    await desk.write({ [file(one)]: article(one, {}, links) });
    await desk.publish();
    const { known } = await desk.prepare();
    const [first, second] = [slug, one].map((name) => known.articles.get(`id-${name}`)!);
    await desk.write({
      [file(later)]: article(later),
      [file(slug)]: article(slug, { status: 'withdrawn' }),
    });
    const { urls } = await desk.publish();
    const stored = () => cms().stored(second!.remote);
    const next = urls.find((url) => url.includes(`${later}/`))!;
    expect(await stored()).toContain(next);
    expect(await stored()).not.toContain(first!.url);
    await desk.undo();
    expect(await stored()).not.toContain(next);
    expect(await stored()).toContain(first!.url);
  });

  it('leads readers nowhere at any moment while an undo brings back an article that others link to', async () => {
    const { desk, change, slug } = await deskWith(cms(), 'back');
    const other = fresh('back');
    const keys = { date_published: '2026-01-05T10:00:00Z' };
    await desk.write({ [file(other)]: article(other, keys, `See [it](${slug}.md).`) });
    const { urls } = await desk.publish();
    const [gone, linking] = [slug, other].map((one) => urls.find((url) => url.includes(`${one}/`))!);
    await change('Withdrawn.', { status: 'withdrawn' });
    await desk.publish();
    await desk.undo({ steps: 1 }).catch((error) => expect(error.code).toBe('INTERRUPTED'));
    if ((await look(linking!)).html.includes(gone!)) expect((await look(gone!)).status).toBe(200);
    await desk.publish();
    expect((await look(linking!)).html).not.toContain(gone!);
  });

  it('shows an article at once although the clock of this machine is fast', async () => {
    const { desk } = await deskWith(cms(), 'fast');
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3 * 3_600_000 });
    const { urls, warnings } = await desk.publish();
    vi.useRealTimers();
    expect((await look(urls[0]!)).status).toBe(200);
    expect(warnings).toEqual([expect.stringMatching(/clock of this machine .*3 hours fast/)]);
  });
}

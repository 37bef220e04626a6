import { expect, it } from 'vitest';
import { deskWith, file, fresh, freshPicture, look } from './cms-articles.ts';
import type { Cms } from './cms-desk.ts';
import { touchedArticles, verifyArticles } from '../../src/publish/articles/verify.ts';
import { article } from './publishing.ts';
import { typeset } from './typeset.ts';

/** What every content management system has to keep to, with a real one behind it: articles come, change and go. */
export function cmsContract(cms: () => Cms): void {
  it('shows a new article to readers, once', async () => {
    const { desk, slug } = await deskWith(cms(), 'quay');
    const { urls, changed } = await desk.publish();
    expect(changed).toBe(true);
    const page = await look(urls[0]!);
    expect(page.status).toBe(200);
    expect(page.html).toContain(`Work begins at ${slug}`);
    expect(page.html).toContain(`Work began in ${slug}.`);
    expect(await desk.publish()).toMatchObject({ changed: false, urls: [] });
    expect(await cms().slugs(slug)).toEqual([slug]);
  });

  it('changes an article where it is', async () => {
    const { desk, change, slug } = await deskWith(cms(), 'ferry');
    const first = await desk.publish();
    await change('The ferry sails on Monday.');
    const second = await desk.publish();
    expect(second.urls).toEqual(first.urls);
    expect((await look(second.urls[0]!)).html).toContain('The ferry sails on Monday.');
    expect(await cms().slugs(slug)).toEqual([slug]);
  });

  it('takes a withdrawn article from readers, keeps it as a draft, and shows it again', async () => {
    const { desk, change, slug, remote } = await deskWith(cms(), 'inquest');
    const { urls } = await desk.publish();
    const id = await remote();
    await change(`Work began in ${slug}.`, { status: 'withdrawn' });
    await desk.publish();
    expect((await look(urls[0]!)).status).toBe(404);
    expect(await cms().stored(id)).toContain(`Work began in ${slug}.`);
    await change(`Work began in ${slug}.`, { status: 'published' });
    expect((await desk.publish()).urls).toEqual(urls);
    expect(await remote()).toBe(id);
    expect((await look(urls[0]!)).status).toBe(200);
  });

  it('finds on the page what was published, and nothing else, however the system sets it', async () => {
    const { desk, change, remote } = await deskWith(cms(), 'read', {}, typeset());
    const options = { patience: 0, signal: new AbortController().signal };
    const seen = async (): Promise<string[]> => {
      const { touched } = await desk.publish();
      const articles = touchedArticles(touched, await desk.host());
      return (await verifyArticles(articles, options)).map((one) => one.seen);
    };
    expect(await seen()).toEqual(['as published']);
    await change(`${typeset()}\n\nThe weir broke again on Friday.`);
    const { touched } = await desk.publish();
    const articles = touchedArticles(touched, await desk.host());
    await cms().edit(await remote(), { html: '<p>Something else.</p>' });
    expect(await verifyArticles(articles, options)).toMatchObject([{ seen: 'different' }]);
    await change('Withdrawn.', { status: 'withdrawn' });
    expect(await seen()).toEqual(['as published']);
  });

  it('keeps what is embargoed, a draft or confidential at home', async () => {
    const { desk, slug } = await deskWith(cms(), 'leak', {
      sources: '[{id: s1, kind: person, name: Deep Secret, confidential: true}]',
      'x-desk': 'Hidden remark',
      right_of_reply: '[{to: Silent Party}]',
    });
    const [draft, later] = [fresh('draft'), fresh('later')];
    await desk.write({
      [file(draft)]: article(draft, { status: 'draft' }),
      [file(later)]: article(later, { embargo: '{until: 2100-01-01T00:00:00Z}' }),
    });
    await desk.publish();
    expect([await cms().slugs(draft), await cms().slugs(later)]).toEqual([[], []]);
    const { known } = await desk.prepare();
    const stored = await cms().stored(known.articles.get(`id-${slug}`)!.remote);
    for (const secret of ['Deep Secret', 'Hidden remark', 'Silent Party'])
      expect(stored).not.toContain(secret);
  });

  it('uploads a picture once, for however many articles and publishes', async () => {
    const name = fresh('bridge');
    const images = `[{file: media/${name}.jpg, alt: The old bridge, credit: Ann Lee, caption: At dawn, licence: own}]`;
    const { desk, slug } = await deskWith(cms(), 'bridge', { images }, `![In words](/media/${name}.jpg)`);
    const other = fresh('bridge');
    const bytes = await freshPicture();
    await desk.write({ [`media/${name}.jpg`]: bytes, [file(other)]: article(other, { images }) });
    const { urls } = await desk.publish();
    await desk.write({ [file(other)]: article(other, { images }, 'Something else.') });
    await desk.publish();
    expect((await cms().files()).filter((one) => one.includes(name))).toHaveLength(1);
    const { known } = await desk.prepare();
    const stored = await cms().stored(known.articles.get(`id-${slug}`)!.remote);
    const [media] = known.media.values();
    expect(stored).toContain(media!.url);
    expect(stored).toContain('In words');
    expect(stored).toContain('Ann Lee');
    expect((await fetch(media!.url)).headers.get('content-type')).toBe('image/jpeg');
    expect((await look(urls[0]!)).html).not.toContain('newsctl-media');
  });

  it('leads links to where other articles stand, also to ones that come later', async () => {
    const second = fresh('tide');
    const { desk, slug } = await deskWith(cms(), 'tide', {}, `See [the other](${second}.md#part).`);
    await desk.write({ [file(second)]: article(second, {}, `Back to [the first](/council/${slug}/).`) });
    await desk.publish();
    const { known } = await desk.prepare();
    const [one, two] = [known.articles.get(`id-${slug}`)!, known.articles.get(`id-${second}`)!];
    expect(await cms().stored(one.remote)).toContain(`${two.url}#part`);
    expect(await cms().stored(two.remote)).toContain(one.url);
    expect(await desk.publish()).toMatchObject({ changed: false });
  });

  it('refuses an address at which something else stands, and makes no second one', async () => {
    const { desk, slug } = await deskWith(cms(), 'taken');
    await cms().plant(slug);
    await expect(desk.publish()).rejects.toMatchObject({ code: 'HOST_FOREIGN' });
    await expect(desk.publish({ take: 'ours' })).rejects.toMatchObject({ code: 'HOST_FOREIGN' });
    expect(await cms().slugs(slug)).toEqual([slug]);
  });

  it('removes at once what came to stand at another address than it should', async () => {
    const { desk, slug } = await deskWith(cms(), 'race');
    const prepared = await desk.prepare();
    await cms().plant(slug);
    const host = await desk.host();
    const draft = { ...prepared.entries[0]!.draft!.article, lead: null };
    await expect(host.create(draft)).rejects.toMatchObject({ code: 'HOST_FOREIGN' });
    expect(await cms().slugs(slug)).toEqual([slug]);
  });

  it('uses tags that are there, and makes those that are not', async () => {
    const tag = fresh('Café');
    const { desk, slug } = await deskWith(cms(), 'tagged', { tags: `[harbour, "${tag}", "Fish & chips"]` });
    const other = fresh('tagged');
    await desk.write({
      [file(other)]: article(other, { tags: `[Harbour, "${tag.toLowerCase()}", "fish & chips"]` }),
    });
    await desk.publish();
    expect(await desk.publish()).toMatchObject({ changed: false });
    const { known } = await desk.prepare();
    expect(await cms().stored(known.articles.get(`id-${slug}`)!.remote)).toContain(tag);
  });
}

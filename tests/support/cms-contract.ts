import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Parser } from 'htmlparser2';
import { expect, it } from 'vitest';
import { freePort } from './servers/process.ts';
import { Line } from './servers/line.ts';
import { type Cms, CmsDesk } from './cms-desk.ts';
import { hostileServer } from './hostile-server.ts';
import { scene } from './pictures.ts';
import { article } from './publishing.ts';

let count = 0;
/** A slug that no other test has. */
export const fresh = (name: string): string => `${name}-${++count}`;

const file = (slug: string): string => `articles/${slug}.md`;

/** A desk with one article, and how to change it. */
async function deskWith(cms: Cms, name: string, keys: Record<string, string> = {}, body?: string) {
  const slug = fresh(name);
  const desk = await CmsDesk.open(cms, { [file(slug)]: article(slug, keys, body) });
  const change = (words: string, more: Record<string, string> = {}): Promise<void> =>
    desk.write({ [file(slug)]: article(slug, { ...keys, ...more }, words) });
  const remote = async (): Promise<string> => (await desk.prepare()).known.articles.get(`id-${slug}`)!.remote;
  return { desk, slug, change, remote };
}

/** What of a page would run the words of the attack. */
function runsIn(html: string): string[] {
  const found: string[] = [];
  let isScript = false;
  const parser = new Parser({
    onopentag(name, attributes) {
      isScript = name === 'script';
      for (const [key, value] of Object.entries(attributes))
        if ((key.startsWith('on') && value.includes('alert')) || /^\s*javascript:/i.test(value))
          found.push(`${name} ${key}=${value}`);
    },
    ontext(text) {
      if (isScript && text.includes('alert(1)')) found.push(text);
    },
    onclosetag() {
      isScript = false;
    },
  });
  parser.end(html);
  return found;
}

const look = async (url: string): Promise<{ status: number; html: string }> => {
  const answer = await fetch(url, { redirect: 'follow' });
  return { status: answer.status, html: await answer.text() };
};

/** What every content management system has to keep to, with a real one behind it. */
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
    const bytes = new Uint8Array(await scene(120, 80).jpeg().toBuffer());
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

  it('lets nothing of the front matter run in a browser', async () => {
    const attack = `<script>alert(1)</script><img src=x onerror=alert(1)> [gallery] "'><svg onload=alert(1)>`;
    const quoted = JSON.stringify(attack);
    const { desk } = await deskWith(
      cms(),
      'attack',
      {
        headline: quoted,
        standfirst: quoted,
        section: quoted,
        tags: `[${quoted}]`,
        byline: `[{name: ${quoted}}]`,
        desk: 'false',
        canonical: '"https://echo.example/a\\"onload=alert(1)"',
        corrections: `[{kind: correction, at: 2026-11-01T10:00:00Z, was: ${quoted}, now: ${quoted}}]`,
        paid: `{by: ${quoted}}`,
        interests: quoted,
      },
      `${attack}\n\n[a](javascript:alert(1)) <a href="javascript:alert(1)">b</a>`,
    );
    const { urls } = await desk.publish();
    const { html } = await look(urls[0]!);
    expect(runsIn(html)).toEqual([]);
    expect(html).toContain('alert(1)');
    expect(await desk.publish()).toMatchObject({ changed: false });
  });

  it('says that the secret is wrong, and not what it is', async () => {
    const { desk } = await deskWith(cms(), 'secret');
    const wrong = cms().secret.replace(/[0-9a-z]/gi, (sign) => (sign === 'a' ? 'b' : 'a'));
    const error = await desk.publish({ secret: wrong }).catch((thrown: Error) => thrown);
    expect(error).toMatchObject({ code: 'HOST_FAILED' });
    expect(JSON.stringify([error, String(error), (error as Error).stack])).not.toContain(wrong);
    expect(String(error)).toContain('does not accept');
  });

  it('says that nobody answers', async () => {
    const { desk } = await deskWith(cms(), 'nobody');
    const port = await freePort();
    await expect(desk.publish({ port, signal: AbortSignal.timeout(60_000) })).rejects.toMatchObject({
      code: 'HOST_FAILED',
      message: expect.stringContaining('nothing answers there'),
    });
  });

  it('waits no longer than it was told for a server that is silent', async () => {
    const { desk } = await deskWith(cms(), 'silent');
    const line = await Line.open(cms().port);
    line.silence();
    await expect(desk.publish({ port: line.port, timeout: 1 })).rejects.toMatchObject({
      code: 'HOST_FAILED',
      message: expect.stringContaining('did not answer for 1 s'),
    });
    await line.close();
  });

  it.each([1200, 2600, 4200, 6000, 9000])(
    'goes on where a connection broke after %i bytes',
    async (bytes) => {
      const { desk, slug } = await deskWith(cms(), 'broken');
      const slugs = [slug, fresh('broken'), fresh('broken')];
      for (const one of slugs) await desk.write({ [file(one)]: article(one) });
      const line = await Line.open(cms().port);
      line.cutAfter(bytes, true);
      const error = await desk.publish({ port: line.port }).catch((thrown: Error) => thrown);
      await line.close();
      if (error instanceof Error) expect(error).toMatchObject({ code: 'HOST_FAILED' });
      await desk.publish();
      for (const one of slugs) expect(await cms().slugs(one)).toEqual([one]);
      expect(await desk.publish()).toMatchObject({ changed: false });
    },
  );

  it('stops when it is interrupted, and knows what was done', async () => {
    const { desk } = await deskWith(cms(), 'stopped');
    const ending = new AbortController();
    ending.abort();
    await expect(desk.publish({ signal: ending.signal })).rejects.toMatchObject({ code: 'INTERRUPTED' });
    expect(await desk.publish()).toMatchObject({ changed: true });
  });

  it.each(['redirect', 'no-json', 'other-json', 'endless', 'ansi', 'bad-links'] as const)(
    'takes no harm from a server that answers with %s',
    async (kind) => {
      const { desk } = await deskWith(cms(), 'hostile');
      const server = await hostileServer(kind);
      const error = await desk.publish({ port: server.port }).catch((thrown: Error) => thrown);
      await server.close();
      expect(error).toMatchObject({ code: 'HOST_FAILED' });
      expect(String(error)).not.toContain('\u001B');
      expect(server.elsewhere()).toBe(0);
    },
  );

  it('sends no secret in the clear to another machine', async () => {
    const { desk } = await deskWith(cms(), 'clear');
    const options = { address: 'http://cms.example.org' };
    await expect(desk.host({ options })).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  });
}

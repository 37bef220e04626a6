import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildInto } from '../../../src/publish/build-into.ts';
import { gatherArticles } from '../../../src/publish/cache/gather-articles.ts';
import { SiteCache } from '../../../src/publish/cache/site-cache.ts';
import { USUAL_IMAGES } from '../../../src/images/picture-plan.ts';
import type { PublishSettings } from '../../../src/publish/publish-settings.ts';
import { sha256 } from '../../../src/text/sha256.ts';
import { newsroom, temporary, tree, write } from '../../support/publishing.ts';
import { fromPhone, scene } from '../../support/pictures.ts';

const THEME = join(import.meta.dirname, '../../../templates/site');
const SETTINGS: PublishSettings = {
  name: 'The Ferrow Post',
  url: 'https://post.example/paper',
  language: 'en-GB',
  timezone: 'Europe/London',
  description: 'News of Ferrow.',
  sections: ['Council', 'Sport'],
};

/** What somebody may have written of a story. */
interface Draft {
  headline: string;
  section: string;
  slug: string;
  tags: string[];
  status: string;
  embargo: number | null;
  body: number;
  day: number;
  picture: boolean;
  type: string;
  writer: string | null;
  related: string[];
  corrected: boolean;
  /** Hours after its date at which it was changed. */
  changed: number | null;
}

/** Bodies that need one another, pictures and files. */
const BODIES = [
  'The weir was mended.\n',
  'The [letter]() of [the mill](mill.md#why) is [gone](gone.md).\n',
  'See [the weir](a.md), [the mill](/sport/mill/) and [home](/).\n',
  '![The weir](/media/weir.png "At dusk") and [a map](/media/map.pdf#page=2).\n',
  '*![The mill](/media/mill.webp)* ![](/media/phone.jpg)\n\n:::opinion\nMend it, says [b](./b.md?x=1).\n:::\n\n- one\n- [c](../articles/c.md)\n',
  ':::update[14:05]\nThe weir holds, says [a](a.md).\n:::\n\n:::update[13:00]\nIt rains.\n:::\n\n**Q: Why?**\n\nA: Rain.\n',
  '## Head\n\n> Said.\n\nA line[^1].\n\n[^1]: See [a](a.md).\n\n| a | b |\n|---|---|\n| 1 | [d](d.md) |\n',
];

const NAMES = ['a', 'b', 'c', 'd', 'mill'];
const DAY = 86_400_000;
const START = Date.parse('2026-11-01T06:00:00Z');

function textOf(name: string, draft: Draft): string {
  const lines = [
    `id: id-${name}`,
    `type: ${draft.type}`,
    ...(draft.writer === null ? [] : [`byline: [{name: ${draft.writer}}]`]),
    ...(draft.related.length === 0 ? [] : [`related: [${draft.related.join(', ')}]`]),
    ...(draft.type === 'correction' ? ['corrects: id-a'] : []),
    ...(draft.corrected
      ? ['corrections: [{date: 2026-10-20T06:00:00Z, kind: correction, was: It broke, now: It held}]']
      : []),
    `headline: ${draft.headline}`,
    `slug: ${draft.slug}`,
    `section: ${draft.section}`,
    `tags: [${draft.tags.join(', ')}]`,
    `status: ${draft.status}`,
    `date_published: ${new Date(START - draft.day * DAY).toISOString()}`,
    ...(draft.changed === null
      ? []
      : [`date_modified: ${new Date(START - draft.day * DAY + draft.changed * 3_600_000).toISOString()}`]),
    ...(draft.embargo === null
      ? []
      : [`embargo: {until: "${new Date(START + draft.embargo * DAY).toISOString()}"}`]),
    ...(draft.picture
      ? [`images: [{file: media/weir.png, alt: A weir, credit: ${draft.writer ?? 'Jo Pell'}}]`]
      : []),
  ];
  return `---\n${lines.join('\n')}\n---\n\n${BODIES[draft.body]}`;
}

/** The folder of a newsroom as it is worked on, and the hour. */
interface Room {
  root: string;
  drafts: Map<string, Draft>;
  settings: PublishSettings;
  now: number;
}

type Step = (room: Room) => Promise<void>;

const name = fc.constantFrom(...NAMES);
const change = fc.oneof(
  fc.constantFrom('Weir mended', 'Weir & mill', '"Mill: a fire"').map((headline) => ({ headline })),
  fc.constantFrom('Council', 'Sport', 'council', 'Letters').map((section) => ({ section })),
  fc.constantFrom(...NAMES).map((slug) => ({ slug })),
  fc.subarray(['weir', 'mill', 'floods']).map((tags) => ({ tags })),
  fc.constantFrom('approved', 'draft', 'withdrawn', 'corrected').map((status) => ({ status })),
  fc.constantFrom(null, 1, 3).map((embargo) => ({ embargo })),
  fc.nat(BODIES.length - 1).map((body) => ({ body })),
  fc.nat(70).map((day) => ({ day })),
  fc.boolean().map((picture) => ({ picture })),
  fc.constantFrom('news', 'opinion', 'correction', 'live-blog', 'interview-qa').map((type) => ({ type })),
  fc.constantFrom(null, 'Ines Calder', 'Tam Okoro').map((writer) => ({ writer })),
  fc.subarray(NAMES.map((one) => `id-${one}`)).map((related) => ({ related })),
  fc.boolean().map((corrected) => ({ corrected })),
  fc.constantFrom(null, 2, 5).map((changed) => ({ changed })),
);

const NEW: Draft = {
  headline: 'Weir mended',
  section: 'Council',
  slug: '',
  tags: [],
  status: 'approved',
  embargo: null,
  body: 0,
  day: 0,
  picture: false,
  type: 'news',
  writer: null,
  related: [],
  corrected: false,
  changed: null,
};

const edit = fc.tuple(name, change).map(
  ([which, changed]): Step =>
    async (room) => {
      const draft = { ...NEW, slug: which, ...room.drafts.get(which), ...changed };
      room.drafts.set(which, draft);
      await write(room.root, { [`articles/${which}.md`]: textOf(which, draft) });
    },
);
const remove = name.map(
  (which): Step =>
    async (room) => {
      room.drafts.delete(which);
      await rm(join(room.root, `articles/${which}.md`), { force: true });
    },
);
const file = (path: string, texts: (string | Uint8Array | null)[]): fc.Arbitrary<Step> =>
  fc.constantFrom(...texts).map((text) => async ({ root }) => {
    if (text === null) await rm(join(root, path), { force: true });
    else await write(root, { [path]: text });
  });
const [WEIR, WIDER, PHONE, TURNED, MILL] = await Promise.all([
  scene(40, 30).png().toBuffer(),
  scene(90, 30).png().toBuffer(),
  fromPhone(scene(40, 30)).jpeg().toBuffer(),
  fromPhone(scene(40, 30), 6).jpeg().toBuffer(),
  scene(33, 21).ensureAlpha(0.5).webp().toBuffer(),
]);
const setting = fc
  .constantFrom<Partial<PublishSettings>>(
    { name: 'The Ferrow Mail' },
    { timezone: 'Asia/Kolkata' },
    { sections: ['Sport'] },
    { url: 'https://mail.example' },
    { images: { ...USUAL_IMAGES, widths: [20, 60], formats: ['webp', 'jpeg'] } },
  )
  .map(
    (changed): Step =>
      async (room) => {
        room.settings = { ...room.settings, ...changed };
      },
  );
const exported = fc.constant<Step>(async (room) => {
  const { ninjs = true } = room.settings;
  room.settings = { ...room.settings, ninjs: !ninjs };
});
const time = fc.nat(2).map(
  (days): Step =>
    async (room) => {
      room.now += days * DAY;
    },
);
const steps = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: edit },
    remove,
    file('media/weir.png', [WEIR, WIDER, WEIR.subarray(0, 90), null]),
    file('media/mill.webp', [MILL, PHONE, null]),
    file('media/phone.jpg', [PHONE, TURNED, null]),
    file('media/map.pdf', ['a', 'b', null]),
    file('templates/site/footer.liquid', ['<footer>{{ site.name }}</footer>', '<footer>Us</footer>', null]),
    file('templates/site/card.liquid', [
      '<p>{{ card.headline }} {{ card.modified.iso }}</p>',
      '<p>{{ card.headline }}{% if card.opinion %} {{ card.modified.iso }}{% endif %}</p>',
      '<p>{% for one in card %}{{ one }}{% endfor %}</p>',
      null,
    ]),
    file('templates/site/custom.css', ['h1 { color: teal }', null]),
    file('pages/about.md', ['We print [a](../articles/a.md).\n', 'We are two.\n', null]),
    setting,
    exported,
    time,
  ),
  { minLength: 3, maxLength: 12 },
);

const NOW = { now: new Date(START), timezone: SETTINGS.timezone };

const pathsOf = async (root: string): Promise<string[]> =>
  (await readdir(join(root, 'articles'))).sort().map((one) => `articles/${one}`);

async function buildAt(room: Room, paths: string[], cache: SiteCache, out: string) {
  const { root, settings, now } = room;
  const built = await buildInto({ root, theme: THEME, settings, paths, out, now: new Date(now), cache });
  cache.save();
  return built.problems;
}

const targetOf = (turns: Iterator<boolean>): string => (turns.next().value ? 'site' : 'staging');

/** In a newsroom nobody edits and builds within two seconds; here it is as if time had passed. */
const LATER = 60_000;

const clash = (error: unknown): string => (error as { code?: string }).code ?? String(error);

describe('a build that knows the ones before', () => {
  test('makes the same bytes as one that knows nothing, whatever was done in between', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.boolean(), fc.infiniteStream(fc.boolean()), async (work, settled, turns) => {
        const folder = await mkdtemp(join(tmpdir(), 'newsctl-incremental-'));
        try {
          const room: Room = {
            root: join(folder, 'room'),
            drafts: new Map(),
            settings: SETTINGS,
            now: START,
          };
          await write(room.root, { 'newsctl.yaml': '', 'articles/.keep.md': 'no front matter\n' });
          for (const [number, step] of work.entries()) {
            await step(room);
            const paths = await pathsOf(room.root);
            // A new process each time: what is known is what was kept.
            const started = Date.now() + (settled ? LATER : 0);
            // Two folders are built into by turns, as newsrooms publish to a host where they look at it first.
            const target = targetOf(turns);
            const known = new SiteCache(room.root, 'test', { started, target });
            const problems = await buildAt(room, paths, known, join(folder, target)).catch(clash);
            const fresh = new SiteCache(join(folder, `none-${number}`), 'test');
            const clean = join(folder, `clean-${number}`);
            expect(problems).toEqual(await buildAt(room, paths.reverse(), fresh, clean).catch(clash));
            if (typeof problems !== 'string') expect(tree(join(folder, target))).toEqual(tree(clean));
          }
        } finally {
          await rm(folder, { recursive: true, force: true });
        }
      }),
      { numRuns: 20 },
    );
  }, 480_000);
});

const article = (slug: string, body = 'The weir was mended.\n'): string =>
  textOf(slug, { ...NEW, slug }).replace(BODIES[0]!, body);

describe('what is kept of a newsroom', () => {
  const room = (root: string): Room => ({ root, drafts: new Map(), settings: SETTINGS, now: START });
  /** Pages that were looked at in the last build. */
  let looked: string[] = [];
  /** Builds; pages that were made anew. */
  const rendered = async (root: string): Promise<string[]> => {
    const cache = new SiteCache(root, 'test');
    const { pages } = cache;
    const before = new Map<string, string | undefined>();
    const get = pages.get.bind(pages);
    pages.get = (path) => {
      const kept = get(path);
      before.set(path, kept?.key);
      return kept;
    };
    await buildAt(room(root), await pathsOf(root), cache, join(root, 'public'));
    const record = pages.read()!;
    const made = record.pages.filter((path, row) => before.has(path) && before.get(path) !== record.key(row));
    looked = [...before.keys()].sort();
    return made.sort();
  };

  test('lets an edit of one body make one page, and the feed', async () => {
    const root = await newsroom({ 'articles/a.md': article('a'), 'articles/b.md': article('b') });
    await rendered(root);
    expect(await rendered(root)).toEqual([]);
    expect(looked).toEqual([]);
    await write(root, { 'articles/a.md': article('a', 'The weir broke again.\n') });
    // The first words of a piece without a standfirst are what feeds of headlines and search engines are told of it.
    expect(await rendered(root)).toEqual([
      'atom.xml',
      'council/a/index.html',
      'council/a/ninjs.json',
      'council/feed.xml',
      'feed.json',
      'feed.xml',
      'sitemap-news.xml',
    ]);
    await write(root, { 'articles/a.md': article('a', 'The weir broke again.\n\nNobody was hurt.\n') });
    expect(await rendered(root)).toEqual([
      'atom.xml',
      'council/a/index.html',
      'council/a/ninjs.json',
      'feed.json',
      'feed.xml',
    ]);
    expect(looked).not.toContain('council/b/index.html');
    expect(looked).not.toContain('corrections/index.html');
  });

  test('lets no list be made anew for the time of an edit, unless the newsroom has it told there', async () => {
    const changed = (hour: string): Record<string, string> => ({
      'articles/a.md': article('a').replace('status:', `date_modified: 2026-11-01T${hour}:00:00Z\nstatus:`),
    });
    const root = await newsroom({ 'articles/b.md': article('b'), ...changed('08') });
    await rendered(root);
    await write(root, changed('09'));
    const own = ['council/a/index.html', 'council/a/ninjs.json'];
    const feeds = ['atom.xml', 'council/feed.xml', 'feed.json', 'feed.xml'];
    expect(await rendered(root)).toEqual([...own, ...feeds, 'sitemap-news.xml', 'sitemap.xml'].sort());
    await write(root, { 'templates/site/card.liquid': '<p>{{ card.modified.iso }}</p>' });
    await rendered(root);
    await write(root, changed('10'));
    expect(await rendered(root)).toContain('council/index.html');
    expect(await readFile(join(root, 'public/index.html'), 'utf8')).toContain('10:00');
  });

  test('makes every page anew where a new article, a name or a picture changes more than words', async () => {
    const root = await newsroom({ 'articles/a.md': article('a'), 'articles/b.md': article('b') });
    await rendered(root);
    for (const change of [
      { 'articles/c.md': article('c') },
      { 'articles/a.md': article('a').replace('Council', 'Sport') },
      { 'articles/b.md': article('b', '![The weir](/media/weir.png)\n') },
      { 'media/weir.png': await scene(40, 30).png().toBuffer() },
      { 'templates/site/custom.css': 'p { color: red }' },
    ] as Record<string, string | Uint8Array>[]) {
      await write(root, change);
      await rendered(root);
      expect(looked, Object.keys(change)[0]).toContain('corrections/index.html');
    }
  });

  test('is not believed where it is damaged, or where another version wrote it', async () => {
    const root = await newsroom({ 'articles/a.md': article('a'), 'articles/b.md': article('b') });
    const all = await rendered(root);
    const folder = join(root, '.newsctl/cache/site');
    for (const spoil of [
      async (path: string) => writeFile(path, (await readFile(path)).subarray(0, -9)),
      async (path: string) => writeFile(path, ''),
      async (path: string) =>
        writeFile(path, (await readFile(path, 'utf8')).replace('newsctl site', 'newsctl sight')),
      async (path: string) =>
        writeFile(path, (await readFile(path, 'utf8')).replace(/"sha256":"../g, '"sha256":"zz')),
    ]) {
      for (const file of await readdir(folder)) await spoil(join(folder, file));
      expect(await rendered(root)).toEqual(all);
    }
  });

  test('goes with the article', async () => {
    const root = await newsroom({
      'articles/a.md': article('a'),
      'articles/b.md': article('b', 'Whisper.\n'),
    });
    await rendered(root);
    await rm(join(root, 'articles/b.md'));
    await rendered(root);
    const folder = join(root, '.newsctl/cache/site');
    for (const file of await readdir(folder))
      expect(await readFile(join(folder, file), 'utf8')).not.toMatch(/whisper|\bb\.md/i);
  });

  test('says nothing of a text that was changed meanwhile', async () => {
    const root = await newsroom({ 'articles/a.md': article('a') });
    const cache = new SiteCache(root, 'test');
    const [one] = await gatherArticles(root, ['articles/a.md'], cache, NOW);
    await write(root, { 'articles/a.md': article('a', 'Other words.\n') });
    await expect(one!.text()).rejects.toMatchObject({ code: 'FILE_CHANGED' });
  });

  test('does not hide a change within the tick of a clock', async () => {
    const root = await temporary();
    const path = 'articles/a.md';
    await write(root, { [path]: article('a', 'One.\n') });
    const at = new Date();
    await utimes(join(root, path), at, at);
    const first = new SiteCache(root, 'test');
    await gatherArticles(root, [path], first, NOW);
    first.save();
    const text = article('a', 'Two.\n');
    await writeFile(join(root, path), text);
    await utimes(join(root, path), at, at);
    const [one] = await gatherArticles(root, [path], new SiteCache(root, 'test'), NOW);
    expect(one!.article.sha256).toBe(sha256(text));
  });
});

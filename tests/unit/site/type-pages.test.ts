import { describe, expect, test } from 'vitest';
import { elements, hasClass, jsonLdOf, parseHtml, textIn } from './html.ts';
import { SAMPLE_ARTICLES, SAMPLE_MEDIA } from './sample-site.ts';
import { BRIDGE, build, pageOf, textOf, written } from './site-support.ts';

const sample = await build(SAMPLE_ARTICLES, { media: SAMPLE_MEDIA });
const page = (path: string): string => textOf(sample, `${path}/index.html`);
const facts = (html: string): [string, string][] =>
  elements(parseHtml(html), 'dt').map((node, i) => [
    textIn(node),
    textIn(elements(parseHtml(html), 'dd')[i]!),
  ]);

const of = (type: string, extra: string, body?: string) =>
  pageOf(
    written({ front: BRIDGE.replace('type: news', `type: ${type}`) + extra, ...(body ? { body } : {}) }),
  );

describe('a court report', () => {
  test('says the court, the stage and the plea; never who stands in the dock', async () => {
    const html = await of(
      'court',
      `court: Ashwick Crown Court
judge: Recorder Ann Prior
case_no: zz-case
hearing_date: 2026-11-19
next_date: ''
defendants:
  - {name: zz-one, age: 31, locality: zz-two, charge: zz-three, plea: not guilty, stage: trial}
  - {name: zz-four, age: 30, locality: zz-two, charge: zz-three, plea: guilty, stage: trial}
restrictions: [{kind: zz-five, names: [zz-one]}]
`,
    );
    expect(facts(html)).toEqual([
      ['Court', 'Ashwick Crown Court'],
      ['Before', 'Recorder Ann Prior'],
      ['Hearing', '19 November 2026'],
      ['Stage', 'Trial'],
      ['Plea', 'Not guilty; guilty'],
    ]);
    expect(html).not.toContain('zz-');
  });
});

describe('an obituary', () => {
  test('says the dates; neither a cause nor the family', async () => {
    const html = await of(
      'obituary',
      'born: 1932\ndied: 2026-11-12\nage: 94\nplace: zz-a\ncause_public: true\nsurvivors: [zz-b]\nfamily_contacted: zz-c\n',
    );
    expect(facts(html)).toEqual([
      ['Born', '1932'],
      ['Died', '12 November 2026'],
      ['Age', '94'],
    ]);
    expect(html).not.toContain('zz-');
  });
});

describe('an interview', () => {
  test('marks who asks and who answers', () => {
    const html = page('people/woman-who-winds-the-clock');
    const turns = elements(parseHtml(html), 'p').filter(
      (node) => hasClass(node, 'question') || hasClass(node, 'answer'),
    );
    expect(turns.map((node) => [(node.properties.className as string[])[0], textIn(node)])).toEqual([
      ['question', 'Q: Why not use a motor?'],
      ['answer', 'A: A motor does not notice when a bird has got in.'],
      ['question', 'Q: Who takes over from you?'],
      ['answer', 'A: Somebody with good knees, I hope.'],
    ]);
    expect(facts(html)).toEqual([
      ['Held', '14 November 2026'],
      ['How', 'In person'],
    ]);
  });
});

describe('a live blog', () => {
  const LIVE = 'villages/river-ash-live';

  test('has an address for every entry, numbered from the oldest, with its time and who wrote it', () => {
    const html = page(LIVE);
    const entries = elements(parseHtml(html), 'aside').filter((node) => hasClass(node, 'update'));
    expect(entries.map((node) => node.properties.id)).toEqual(['update-3', 'update-2', 'update-1']);
    expect(html).toContain(
      '<p class="label"><a href="#update-2"><time datetime="2026-11-19T14:05:00Z">14:05 GMT</time></a> · Hetty Quill</p>',
    );
    expect(html).toContain('</a> · Corrected · Ben Adeyemi</p>');
  });

  test('tells search engines of each entry, and feeds where it stands on the site', () => {
    const [data] = jsonLdOf(page(LIVE));
    const url = `https://courier.example/paper/${LIVE}/`;
    expect(data!['@type']).toBe('LiveBlogPosting');
    expect((data!.liveBlogUpdate as object[])[1]).toEqual({
      '@type': 'BlogPosting',
      headline: '14:05 GMT',
      url: `${url}#update-2`,
      datePublished: '2026-11-19T14:05:00Z',
      articleBody: 'The river has peaked at 3.4 metres, the gauge at Mill Bridge shows.',
    });
    expect(textOf(sample, 'feed.xml')).toContain(`&lt;a href=&quot;${url}#update-2&quot;&gt;`);
  });

  test('names nobody who does not stand over it: a pen name stays one', async () => {
    const html = await of(
      'live-blog',
      "entries: [{time: '2026-11-19T14:05:00Z', author: Real Person}]\n",
      ':::update[2pm]\nOne.\n:::\n',
    );
    expect(html).toContain('2pm</time></a></p>');
    expect(html).not.toContain('Real Person');
  });

  test('is dated by nobody’s guess where entries and updates are not as many', async () => {
    const html = await of(
      'live-blog',
      "entries: [{time: '2026-11-19T14:05:00Z'}]\n",
      ':::update[3pm]\nTwo.\n:::\n\n:::update[2pm]\nOne.\n:::\n',
    );
    expect(html).toContain('<p class="label"><a href="#update-2">3pm</a></p>');
    expect(jsonLdOf(html)[0]).not.toHaveProperty('liveBlogUpdate');
  });
});

describe('a fact-check', () => {
  test('shows the claim and the verdict in a box, and tells search engines where on the scale it is', () => {
    const html = page('council/will-closure-cost-nothing');
    const box = elements(parseHtml(html), 'section').find((node) => hasClass(node, 'verdict'))!;
    expect(textIn(box).replace(/\s+/g, ' ').trim()).toBe(
      'The claim and the verdict “The closure will not cost the shops one pound.” Rufus Tallow, 20 November 2026 (where it was made) Our verdict: False',
    );
    expect(jsonLdOf(html)[2]).toMatchObject({
      '@type': 'ClaimReview',
      claimReviewed: 'The closure will not cost the shops one pound.',
      reviewRating: { alternateName: 'False', ratingValue: 1, bestRating: 4, worstRating: 1 },
    });
  });
});

describe('the sources under an article', () => {
  const sources = (entries: string, extra = '') =>
    of('council-foi', `sources:\n${entries}\n${extra}`).then((html) =>
      elements(parseHtml(html), 'section')
        .filter((node) => hasClass(node, 'sources'))
        .flatMap((node) => elements({ type: 'root', children: [node] }, 'a'))
        .map((node) => [textIn(node), node.properties.href]),
    );
  const entry = (more: string) =>
    `  - {id: a, kind: document, captured_at: 2026-11-20, captured_by: Orla Finch, ${more}}`;

  test('are those marked public that have a title and an address, and the documents of a public body', async () => {
    const open = entry("title: The minutes, url: 'https://county.example/m', public: true");
    const documents =
      "documents: [{title: The plan, url: 'https://county.example/p'}, {title: No address}]\n";
    expect(await sources(open.replace('The minutes', '"The minutes"'), documents)).toEqual([
      ['The minutes', 'https://county.example/m'],
      ['The plan', 'https://county.example/p'],
    ]);
  });

  test.each([
    ['not marked public', "title: T, url: 'https://x.example/'"],
    ['marked as not public', "title: T, url: 'https://x.example/', public: false"],
    ['confidential', "title: T, url: 'https://x.example/', public: true, confidential: true"],
    ['restricted', "title: T, url: 'https://x.example/', public: true, restrictions: background only"],
    ['without a title', "url: 'https://x.example/', public: true"],
    ['without an address', 'title: T, file: sources/a.txt, public: true'],
    ['with a password in its address', "title: T, url: 'https://me:word@x.example/', public: true"],
    ['on no web', "title: T, url: 'file:///desk/a.txt', public: true"],
  ])('are never one %s', async (_what, more) => {
    expect(await sources(entry(more))).toEqual([]);
  });
});

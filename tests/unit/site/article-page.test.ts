import { describe, expect, test } from 'vitest';
import { elements, hasClass, jsonLdOf, parseHtml, textIn } from './html.ts';
import { BRIDGE, build, COLUMN, PNG, pageOf, textOf, written } from './site-support.ts';

const body = async (
  markdown: string,
  media: Record<string, Uint8Array> = {},
  extra = '',
): Promise<string> => {
  const html = await pageOf(written({ front: BRIDGE + extra, body: markdown }), media);
  return /<div class="body">\n([\s\S]*)\n<\/div>\n<\/article>/.exec(html)![1]!;
};

describe('the body', () => {
  test('keeps every mark and letter as written', async () => {
    const words = `"Straight," 'single,' “curly” ‘inner’ -- ... 6ft 2" ’tis <3 & co`;
    const html = await pageOf(written({ front: BRIDGE, body: `${words}\n` }));
    const [paragraph] = elements(parseHtml(html), 'p').filter((node) => textIn(node).includes('Straight'));
    expect(textIn(paragraph!)).toBe(words);
  });

  test.each([
    ['opinion', 'Opinion'],
    ['update', 'Update'],
    ['note', 'Note'],
  ])('`:::%s` is an aside with the visible label "%s"', async (name, label) => {
    expect(await body(`:::${name}\nWords.\n:::\n`)).toBe(
      `<aside class="${name}" aria-label="${label}">\n<p class="label">${label}</p>\n<p>Words.</p>\n</aside>`,
    );
  });

  test('a label of its own takes the place of the usual one', async () => {
    const html = await body(':::opinion[What *we* think]\nWords.\n:::\n');
    expect(html).toContain('aria-label="What we think"');
    expect(html).toContain('<p class="label">What we think</p>');
  });

  test('an unknown block shows what is in it', async () => {
    expect(await body(':::constructor[Label]\nWords.\n:::\n')).toBe('<p>Words.</p>');
  });

  test.each([
    ['# One\n\n## Two\n\n# Three', ['h2', 'h3', 'h2']],
    ['### One\n\n##### Two', ['h2', 'h3']],
    ['## One\n\n### Two\n\n## Three', ['h2', 'h3', 'h2']],
  ])('headings start at the second level and skip none: %j', async (markdown, levels) => {
    expect([...(await body(markdown)).matchAll(/<(h\d)>/g)].map((match) => match[1])).toEqual(levels);
  });

  test('raw HTML and comments stay behind, the words between tags do not', async () => {
    const html = await body('<!-- LEGAL: not before Friday -->\n\nOne <b>two</b><!-- tk --> three.\n');
    expect(html).toBe('<p>One two three.</p>');
  });

  test('a line break written as a tag is one, as a cell of a table has no other', async () => {
    const cells = await body('| Fares |\n| --- |\n| £4<br>£5 *at<BR />night* |\n');
    expect(cells).toContain('<td>£4<br>\n£5 <em>at<br>\nnight</em></td>');
    expect(await body('<br>\n\nOne.\n\n- two<br/>three\n')).toBe(
      '<p>One.</p>\n<ul>\n<li>two<br>\nthree</li>\n</ul>',
    );
  });

  test('links that lead to nothing on the site are words, and the desk is told', async () => {
    const site = await build([
      written({
        front: BRIDGE,
        body: 'See [the letter](), [fares](ferry-fares.md), [us](/), [below](#end), [a map](https://example.org/map) and [this](?page=2).\n',
      }),
    ]);
    expect(textOf(site, 'council/mill-bridge-closes/index.html')).toContain(
      '<p>See the letter, fares, <a href="../../index.html">us</a>, <a href="#end">below</a>, <a href="https://example.org/map">a map</a> and this.</p>',
    );
    expect(site.problems.map(({ message }) => message)).toEqual([
      'A link in it has no address: its words stay, without a link.',
      'It links to `ferry-fares.md`, which is not on the site: the words of the link stay, without a link.',
      'It links to `?page=2`, which is not on the site: the words of the link stay, without a link.',
    ]);
  });

  test('a picture is a figure with its room, caption and credit', async () => {
    const html = await body(
      '![The arch](/media/a.png "The arch at dusk")\n',
      { 'media/a.png': PNG },
      'images: [{file: media/a.png, alt: Front, caption: Old, credit: Jo Pell, licence: CC BY 4.0, licence_url: "https://l.example/by"}]\n',
    );
    expect(html).toBe(
      '<figure>\n<img src="../../media/a.png" alt="The arch" width="4" height="3" loading="eager" fetchpriority="high" decoding="async">\n' +
        '<figcaption>The arch at dusk <span class="credit">Jo Pell / <a href="https://l.example/by">CC BY 4.0</a></span></figcaption>\n</figure>',
    );
  });

  test('a picture without words of its own takes those of the front matter', async () => {
    const images = 'images: [{file: media/a.png, alt: Front, caption: "Old", ai_generated: true}]\n';
    const html = await body('Before ![](media/a.png) after.\n', { 'media/a.png': PNG }, images);
    expect(html).toContain('<p>Before  after.</p>\n<figure>');
    expect(html).toContain('alt="Front"');
    expect(html).toContain('<figcaption>Old <span class="credit">AI-generated image</span></figcaption>');
  });

  test('references resolve, also those of pictures', async () => {
    const html = await body('[One][a] ![Two][b]\n\n[a]: https://a.example/x\n[b]: media/a.png\n', {
      'media/a.png': PNG,
    });
    expect(html).toContain('<a href="https://a.example/x">One</a>');
    expect(html).toContain('src="../../media/a.png" alt="Two"');
  });

  test('a link that leads nowhere, or somewhere it must not, is words', async () => {
    const html = await body(
      '[a](javascript:alert(1)) [b](data:text/html,x) [c](/council/draft/) [d](../draft.md) [e](vbscript:x) [](https://e.example)\n',
    );
    expect(html).toBe('<p>a b c d e </p>');
  });

  test('links to other articles work by their file and by their address', async () => {
    const column = written({ front: COLUMN, path: 'articles/2026/10/column.md' });
    const links = ['../10/column.md', 'articles/2026/10/column.md#x', '/opinion/a-bridge-is-a-promise/'];
    const markdown = `${links.map((link) => `[w](${link})`).join(' ')} [s](/opinion) [m](mailto:desk@c.example)\n`;
    const site = await build([written({ front: BRIDGE, body: markdown }), column]);
    const html = textOf(site, 'council/mill-bridge-closes/index.html');
    const to = '../../opinion/a-bridge-is-a-promise/index.html';
    expect([...html.matchAll(/<a href="([^"]*)">[wsm]</g)].map((match) => match[1])).toEqual([
      to,
      `${to}#x`,
      to,
      '../../opinion/index.html',
      'mailto:desk@c.example',
    ]);
  });

  test('footnotes lead there and back', async () => {
    const html = await pageOf(written({ front: BRIDGE, body: 'One[^1].\n\n[^1]: Two.\n' }));
    const all = elements(parseHtml(html));
    const ids = new Set(all.map((node) => node.properties.id));
    const inside = all
      .map((node) => String(node.properties.href ?? ''))
      .filter((href) => href.startsWith('#'));
    expect(inside).toHaveLength(3);
    expect(inside.filter((href) => !ids.has(href.slice(1)))).toEqual([]);
  });
});

describe('the page of an article', () => {
  test('names the writers, the place and both dates in the time zone of the newsroom', async () => {
    const html = await pageOf(
      written({
        front: `${BRIDGE.replace('byline: [', 'byline: [{name: Ben Adeyemi, email: ben@private.example},')}dateline: {place: Ashwick}\n`,
        published: '2026-07-01T23:30:00Z',
        modified: '2026-07-02T10:00:00Z',
      }),
    );
    const all = elements(parseHtml(html));
    const line = all.find((node) => hasClass(node, 'authors'))!;
    expect(textIn(line)).toBe('By Ben Adeyemi and Orla Finch, Local government reporter');
    const times = all.filter((node) => node.tagName === 'time');
    expect(times.map((node) => [node.properties.dateTime, textIn(node)])).toEqual([
      ['2026-07-01T23:30:00Z', '2 July 2026 at 00:30'],
      ['2026-07-02T10:00:00Z', '2 July 2026 at 11:00'],
    ]);
    expect(html).toContain('<span class="dateline">Ashwick</span>');
    expect(html).not.toContain('ben@private.example');
  });

  test('a desk signs with the name of the newsroom', async () => {
    const html = await pageOf(written({ front: `${BRIDGE.replace(/byline.*\n/, '')}desk: true\n` }));
    expect(html).toContain('By <span class="author">The Ashwick Courier</span>');
    expect(jsonLdOf(html)[0]!.author).toEqual([
      { '@type': 'Organization', name: 'The Ashwick Courier', url: 'https://courier.example/paper/' },
    ]);
  });

  test('a pen name stands alone: neither the name behind it nor a page about it', async () => {
    const byline =
      'byline: [{name: Real Person, pseudonym: The Ferret, profile: "https://who.example/real"}]\n';
    const site = await build([written({ front: BRIDGE.replace(/byline.*\n/, byline) })]);
    const all = site.files.map(({ bytes }) => new TextDecoder().decode(bytes)).join();
    expect(all).toContain('The Ferret');
    expect(all).not.toMatch(/Real Person|who\.example/);
  });

  test('corrections are listed, the grave one over the story; who made them is not said', async () => {
    const html = await pageOf(
      written({
        front: `${BRIDGE}corrections:
  - {kind: correction, at: '2026-11-24T09:00:00Z', was: The toll was £4, now: The toll was £3, by: Ivy Secret}
  - {kind: apology, at: '2026-11-25T09:00:00Z', now: We are sorry., placement: top}
  - {kind: update, at: '2026-11-26T09:00:00Z', now: The road has opened.}
`,
      }),
    );
    const shown = elements(parseHtml(html), 'section').map((node) =>
      textIn(node).replace(/\s+/g, ' ').trim(),
    );
    expect(shown).toEqual([
      'Apology, 25 November 2026 at 09:00 We are sorry.',
      'Correction, 24 November 2026 at 09:00 We said: The toll was £4 It should have read: The toll was £3 ' +
        'Update, 26 November 2026 at 09:00 The road has opened.',
    ]);
    expect(html.indexOf('We are sorry.')).toBeLessThan(html.indexOf('class="body"'));
    expect(html).not.toContain('Ivy Secret');
    expect(jsonLdOf(html)[0]!.correction).toEqual([
      {
        '@type': 'CorrectionComment',
        text: 'We said: The toll was £4. It should have read: The toll was £3.',
        datePublished: '2026-11-24T09:00:00Z',
      },
      { '@type': 'CorrectionComment', text: 'We are sorry.', datePublished: '2026-11-25T09:00:00Z' },
    ]);
  });

  test('an opinion piece says so, whatever label it gives itself, and who writes', async () => {
    const html = await pageOf(
      written({ front: `${COLUMN}label: Leader\nauthor_bio: Tam sells books.\ninterests: A trader.\n` }),
    );
    const labels = elements(parseHtml(html)).filter((node) => hasClass(node, 'kicker-label'));
    expect(labels.map(textIn)).toEqual(['Opinion', 'Leader']);
    expect(html).toContain('<title>Opinion: A bridge is a promise | The Ashwick Courier</title>');
    expect(html).toContain('Tam sells books.');
    expect(html).toContain('A trader.');
    expect(jsonLdOf(html)[0]!['@type']).toBe('OpinionNewsArticle');
  });

  test('machines are told what readers are', async () => {
    const front = `${BRIDGE}lang: en-US\nseo_title: Bridge shut\nsocial_title: No bridge\ntags: [roads]
images: [{file: media/a.png, alt: A bridge}]\n`;
    const html = await pageOf(written({ front, modified: '2026-11-24T06:00:00Z' }), { 'media/a.png': PNG });
    const url = 'https://courier.example/paper/council/mill-bridge-closes/';
    expect(jsonLdOf(html)).toEqual([
      {
        '@context': 'https://schema.org',
        '@type': 'NewsArticle',
        '@id': `${url}#article`,
        headline: 'Mill Bridge to close for a month',
        description: 'Drivers face a nine-mile detour while the council replaces two bearings.',
        url,
        mainEntityOfPage: url,
        datePublished: '2026-11-23T06:00:00Z',
        dateModified: '2026-11-24T06:00:00Z',
        author: [
          {
            '@type': 'Person',
            name: 'Orla Finch',
            url: 'https://courier.example/paper/authors/orla-finch/',
            jobTitle: 'Local government reporter',
          },
        ],
        publisher: {
          '@type': 'NewsMediaOrganization',
          name: 'The Ashwick Courier',
          url: 'https://courier.example/paper/',
          correctionsPolicy: 'https://courier.example/paper/corrections/',
        },
        articleSection: 'Council',
        inLanguage: 'en-US',
        isAccessibleForFree: true,
        keywords: ['roads'],
        image: ['https://courier.example/paper/media/a.png'],
      },
      {
        '@context': 'https://schema.org',
        '@type': 'BreadcrumbList',
        itemListElement: [
          ['The Ashwick Courier', 'https://courier.example/paper/'],
          ['Council', 'https://courier.example/paper/council/'],
          ['Mill Bridge to close for a month', url],
        ].map(([name, item], i) => ({ '@type': 'ListItem', position: i + 1, name, item })),
      },
    ]);
    expect(html).toContain('<html lang="en-US" dir="ltr">');
    expect(html).toContain(`<link rel="canonical" href="${url}">`);
    expect(html).toContain('<title>Bridge shut | The Ashwick Courier</title>');
    expect(html).toContain('<meta property="og:title" content="No bridge">');
    expect(html).toContain('<meta property="og:image" content="https://courier.example/paper/media/a.png">');
    expect(html).toContain('<meta property="article:modified_time" content="2026-11-24T06:00:00Z">');
  });

  test('nothing that belongs to the newsroom alone is on any page or in any feed', async () => {
    const site = await build([
      written({
        front: `${BRIDGE}
sources: [{id: zz-one, kind: interview, file: sources/zz-two.txt, captured_at: 2026-11-20, captured_by: zz-three, confidential: true, speakers: {ZZ-FOUR: zz-five}}]
people: [{id: zz-six, name: zz-seven, role: zz-eight, anonymity: {reason: zz-nine, approved_by: zz-ten}}]
right_of_reply: [{to: zz-eleven, put_at: 2026-11-20, channel: zz-twelve, text_ref: zz-thirteen}]
law: {jurisdiction: uk, restrictions: [{kind: zz-fourteen, names: [zz-fifteen]}]}
signoffs: [{role: subbed, by: zz-sixteen, at: '2026-11-20T09:00:00Z', hash: zz-seventeen, note: zz-eighteen}]
acks: [{rule: zz-nineteen, by: zz-twenty, at: '2026-11-20T09:00:00Z', hash: zz-a, note: zz-b}]
embargo: {until: '2026-11-20T09:00:00Z', source: zz-c, terms: zz-d}
takedown: {mode: zz-e, reason_private_ref: zz-f}
ai_use: {used: true, tool: zz-g, checked_by: zz-h}
images: [{file: media/a.png, alt: A bridge, licence: zz-i, consent: zz-j}]
x-desk-note: zz-k
`,
        body: 'Words.\n\n<!-- zz-l -->\n\n[//]: # (zz-m)\n',
      }),
    ]);
    const all = site.files.map(({ bytes }) => new TextDecoder().decode(bytes)).join('\n');
    expect(all).not.toMatch(/zz-/i);
    expect(all).toContain('Mill Bridge to close');
  });
});

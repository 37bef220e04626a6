import { describe, expect, it } from 'vitest';
import { importPage } from '../../../src/import/import-page.ts';
import { fromHtml, paragraphs, readBack, textsOf } from './pages.ts';

const COPY = '<p>The bridge at Thornwick will close for a month from Monday, the county council said.</p>';
const MORE = '<p>Drivers will be sent by way of Marram, which adds nine miles to the journey.</p>';

const RICH = `<!doctype html>
<html lang="en-GB"><head><title>Bridge | Marram News</title>
<link rel="canonical" href="https://marram.example/news/bridge">
<meta name="description" content="The bridge at Thornwick will close for a month from…">
<script type="application/ld+json">not { json</script>
<script type="application/ld+json">{"@graph": [{"@type": "WebPage"}, {"@type": ["ReportageNewsArticle"],
"headline": "Bridge to &quot;close for good&quot;, says council", "datePublished": "2025-06-03T14:05:00+01:00",
"dateModified": "2025-06-04", "author": [{"@id": "#ann"}], "articleSection": ["News"], "keywords": "bridge, Thornwick"},
{"@type": "Person", "@id": "#ann", "name": "Ann Lee"}]}</script></head>
<body><header><a href="/">Marram News</a></header><nav><ul><li>Home<li>Sport</ul></nav>
<article class="article has-ads"><header><h1>Bridge to “close for good”, says council</h1>
<p class="standfirst">Nine miles more for every driver.</p>
<div>By <a rel="author" href="/ann">Ann Lee</a></div><time datetime="2025-06-03T14:05:00+01:00">3 June 2025</time>
<ul class="share-buttons"><li>Facebook<li>Print</ul></header>
<figure><picture><source srcset="/a.webp"><img src="/a.jpg" alt="A stone bridge"></picture>
<figcaption>The bridge in <b>May</b>. <span class="credit">Jo Bloggs</span></figcaption></figure>
${COPY}<p>Clerk Bo Hart said: “We are&nbsp;sorry.</p><p>“It is <b>'unsafe' </b>&amp; &lt;old&gt;.”</p>
<div class="advert">Advertisement</div><aside>More bridges</aside>
<p>See <a href="/report">the report</a>.</p><p hidden>Secret</p><iframe src="https://video.example/1"></iframe>
<form><label>Your e-mail</label><button>Sign up</button></form><script>track("<p>")</script>
<h2>Marram News Opinion</h2><p>"Somebody ought to have looked at those stones years ago.</p><p>We did."</p>
<h2>What happens next</h2><ul><li>Signs go up<li>Works start</ul>
<h3>Related</h3><ul><li><a href="/x">Ferry sinks</a></ul><footer>Filed under News</footer></article>
<footer>© 2025 Marram News</footer></body></html>`;

describe('a page with linked data', () => {
  const imported = fromHtml(RICH);
  const article = readBack(imported);

  it('fills the front matter from it, with the marks of the heading that readers see', () => {
    expect(imported.frontMatter).toEqual({
      headline: 'Bridge to “close for good”, says council',
      standfirst: 'Nine miles more for every driver.',
      byline: [{ name: 'Ann Lee' }],
      section: 'News',
      date_published: '2025-06-03T14:05:00+01:00',
      canonical: 'https://marram.example/news/bridge',
      lang: 'en-GB',
      tags: ['bridge', 'Thornwick'],
      images: [
        {
          file: 'https://marram.example/a.jpg',
          alt: 'A stone bridge',
          caption: 'The bridge in May.',
          credit: 'Jo Bloggs',
        },
      ],
      type: 'news',
    });
    expect(article.problems).toEqual([]);
  });

  it('writes the copy as Markdown, words and marks as they were', () => {
    expect(imported.body).toBe(`![A stone bridge](https://marram.example/a.jpg "The bridge in May.")

The bridge at Thornwick will close for a month from Monday, the county council said.

Clerk Bo Hart said: “We are sorry.

“It is **'unsafe'** & \\<old>.”

See [the report](https://marram.example/report).

:::opinion[Marram News Opinion]
"Somebody ought to have looked at those stones years ago.

We did."
:::

## What happens next

- Signs go up
- Works start
`);
  });

  it('lists everything else, by line', () => {
    const dropped = imported.dropped.map(({ line, text }) => `${line} ${text}`);
    expect(dropped).toEqual([
      '5 <script type="application/ld+json">',
      '5 2025-06-04',
      '10 Marram News',
      '10 Home Sport',
      '13 By Ann Lee',
      '13 3 June 2025',
      '14 Facebook Print',
      '18 Advertisement',
      '18 More bridges',
      '19 Secret',
      '19 <iframe src="https://video.example/1">',
      '20 Your e-mail Sign up',
      '20 <script>',
      '23 Filed under News',
      '23 Related',
      '23 Ferry sinks',
      '24 © 2025 Marram News',
    ]);
  });
});

describe('a page with Open Graph alone', () => {
  const page = (head: string) =>
    fromHtml(
      `<head><meta property="og:title" content="Bridge &amp; road shut">${head}</head><main><div>Menu</div>${COPY}${MORE}</main>`,
    );

  it('takes headline, dates, author and language from its meta elements', () => {
    const head = `<meta property="article:published_time" content="2025-06-03T13:05:00Z"><meta name="author" content="Ann Lee">
      <meta property="og:locale" content="en_GB"><meta property="article:section" content="News">
      <meta property="og:description" content="A month of nine miles more."><meta property="og:url" content="https://marram.example/b">`;
    expect(page(head).frontMatter).toEqual({
      headline: 'Bridge & road shut',
      standfirst: 'A month of nine miles more.',
      byline: [{ name: 'Ann Lee' }],
      section: 'News',
      date_published: '2025-06-03T13:05:00Z',
      canonical: 'https://marram.example/b',
      lang: 'en-GB',
    });
  });

  it('does not trust a time without an offset', () => {
    const imported = page('<meta property="article:published_time" content="2025-06-03T13:05:00">');
    expect(imported.frontMatter.date_published).toBeUndefined();
    expect(imported.dropped[0]).toMatchObject({
      text: '2025-06-03T13:05:00',
      reason: expect.stringContaining('offset'),
    });
  });

  it('reads an offset written without its colon', () => {
    expect(
      page('<meta property="article:published_time" content="2025-06-03T13:05:00+0100">').frontMatter
        .date_published,
    ).toBe('2025-06-03T13:05:00+01:00');
  });
});

describe('a page without any data', () => {
  it('takes the heading, the byline and paragraphs parted by line breaks', () => {
    const imported = fromHtml(
      '<h1>Mill fire out</h1>By Ann Lee<br>3 June 2025<br><br>The fire is out, crews said.<br><br>It began<br>at noon.<p>Comments',
    );
    expect(imported.frontMatter).toEqual({ headline: 'Mill fire out', byline: [{ name: 'Ann Lee' }] });
    expect(paragraphs(readBack(imported))).toEqual(['The fire is out, crews said.', 'It began\nat noon.']);
    expect(textsOf(imported)).toEqual(['By', '3 June 2025', 'Comments']);
  });

  it('prefers the article with most copy, and no teaser to the page', () => {
    const teaser = '<article><a href="/x"><h2>Ferry sinks</h2></a></article>';
    expect(fromHtml(`<h1>Bridge shuts</h1>${teaser}<article>${COPY}${MORE}</article>`).body).not.toContain(
      'Ferry',
    );
    const outside = fromHtml(`<h1>Bridge shuts</h1><div>${COPY}${MORE}</div>${teaser}`);
    expect(paragraphs(readBack(outside))).toHaveLength(2);
    expect(textsOf(outside)).toEqual(['Ferry sinks']);
  });

  it('reads the header of a blog: date and name on one line, a machine date beside them', () => {
    const meta = `<div class="entry-meta">Posted on <a href="/b"><time class="published" datetime="2025-06-03T14:05:00+01:00">June 3,
      2025</time></a> by <span class="author"><a href="/ann">Ann Lee</a></span></div>`;
    const imported = fromHtml(`<article><h1>Bridge shuts</h1>${meta}${COPY}${MORE}</article>`);
    expect(imported.frontMatter).toMatchObject({
      byline: [{ name: 'Ann Lee' }],
      date_published: '2025-06-03T14:05:00+01:00',
    });
    expect(paragraphs(readBack(imported))).toHaveLength(2);
  });

  it('takes no standfirst from a description that repeats the copy', () => {
    const described = (text: string) =>
      fromHtml(`<meta name="description" content="${text}"><h1>Bridge shuts</h1>${COPY}`).frontMatter
        .standfirst;
    expect(described('The bridge at Thornwick will close for a…')).toBeUndefined();
    expect(described('A month of detours.')).toBe('A month of detours.');
  });

  it('uses its title less the name of the site', () => {
    expect(fromHtml(`<title>Bridge shuts | Marram News</title>${COPY}`).frontMatter.headline).toBe(
      'Bridge shuts',
    );
  });

  it('is refused where nothing is left', () => {
    for (const text of [
      '',
      '<html></html>',
      '<nav>Home</nav>',
      '<h1>Bridge shuts</h1>',
      '<script>x</script>',
    ])
      expect(() => fromHtml(text)).toThrow(expect.objectContaining({ code: 'IMPORT_EMPTY' }));
  });
});

describe('the copy of a page', () => {
  const body = (html: string) =>
    fromHtml(`<h1>Bridge shuts</h1>${COPY}${html}`).body.split('\n\n').slice(1).join('\n\n').trim();

  it.each([
    ['<p>#1 * _x_ [a](b) `c` <b>d</b></p>', '\\#1 \\* \\_x\\_ [a]\\(b) \\`c\\` **d**'],
    ['<p>1. First</p>', '1\\. First'],
    ['<p>:::opinion[x]</p>', '\\:::opinion\\[x]'],
    ['<p>He [the mayor] said [sic].</p>', 'He [the mayor] said [sic].'],
    ['<blockquote><p>Words</p></blockquote>', '> Words'],
    [
      '<p>a_b@marram.example and https://marram.example/a_b</p>',
      '<a_b@marram.example> and <https://marram.example/a_b>',
    ],
    ['<p>a@mar_ram.example</p>', '[a@mar_ram.example](mailto:a%40mar_ram.example)'],
    ['<p><a href="javascript:alert(1)">Words</a> <a name="x">here</a></p>', 'Words here'],
    ['<p><b>Bold </b><b><b>twice</b></b> over</p>', '**Bold** **twice** over'],
    ['<h1>Second</h1>', '## Second'],
    ['<p>a&amp;amp;b</p>', 'a\\&amp;b'],
  ])('is written so that %s stays itself', (html, markdown) => expect(body(html)).toBe(markdown));

  it('keeps a paragraph in which furniture is named, whatever its class', () => {
    const prose =
      'Comments on the plan closed on Friday, when the council had heard from ninety people in all.';
    expect(body(`<p class="comments">${prose}</p>`)).toBe(prose);
  });

  it('keeps tables with their captions', () => {
    const article = readBack(
      fromHtml(
        `<h1>Fares</h1>${COPY}<table><caption>Fares now</caption><tr><th>To<th>Pounds<tr><td>A | b<td>2</table>`,
      ),
    );
    expect(paragraphs(article).slice(1)).toEqual(['Fares now', 'To', 'Pounds', 'A | b', '2']);
  });

  it('finds the address of an image that waits for a script, and never writes image data', () => {
    expect(body('<img src="data:image/gif;base64,R0" data-src="/a.jpg" alt="x">')).toBe('![x](/a.jpg)');
    const inline = fromHtml(`<h1>Bridge shuts</h1>${COPY}<img src="data:image/gif;base64,R0lGOD" alt="x">`);
    expect(inline.body).toContain('![x]()');
    expect(inline.dropped[0]?.reason).toContain('inside the page');
  });
});

describe('a hostile page', () => {
  const refused = expect.objectContaining({ code: 'IMPORT_EMPTY', hint: expect.stringContaining('.txt') });

  it.each([
    ['50,000 nested elements', `<h1>x</h1>${'<div>'.repeat(50_000)}words`],
    ['a million bytes of nested elements', '<div>'.repeat(200_000)],
    ['elements closed by the wrong tag', '<div></b>'.repeat(100_000)],
    ['bold that is never closed', '<p><b class=x>'.repeat(50_000)],
    [
      'a hundred thousand attributes',
      `<div ${Array.from({ length: 100_000 }, (_, i) => `a${i}`).join(' ')}>`,
    ],
  ])('is refused: %s', (_, text) => expect(() => importPage({ text, name: 'page.html' })).toThrow(refused));

  it.each([
    ['a million bytes of script', `<script>${'<div>'.repeat(200_000)}</script>`],
    ['a million NULs', '\0'.repeat(1_000_000)],
    ['a comment that never closes', `<!--${'<div>'.repeat(200_000)}`],
    ['deeply nested linked data', `<script type="application/ld+json">${'['.repeat(500_000)}</script>`],
    ['400 nested elements', '<div>'.repeat(400)],
  ])('is read: %s', (_, junk) => {
    const imported = fromHtml(`<h1>Bridge shuts</h1>${COPY}${junk}`);
    expect(paragraphs(readBack(imported))).toHaveLength(1);
  });

  it('cannot write front matter or a script into the article', () => {
    const imported = fromHtml(
      `<h1>"a": ---</h1><p>---</p><p>status: published</p><p>&lt;script&gt;alert(1)&lt;/script&gt;</p>${COPY}`,
    );
    const article = readBack(imported);
    expect(article.frontMatter).toMatchObject({ headline: '"a": ---', status: 'draft' });
    expect(article.html).toEqual([]);
    expect(paragraphs(article)).toContain('<script>alert(1)</script>');
  });
});

import { describe, expect, it } from 'vitest';
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

import { describe, expect, test } from 'vitest';
import { hostileArticles } from '../../support/site/hostile-articles.ts';
import { siteFaults } from '../../support/site/site-faults.ts';
import { buildDemo } from './demo-site.ts';
import { buildHostile } from './hostile-site.ts';
import { dangers } from './html.ts';
import { SAMPLE_ABOUT, SAMPLE_ARTICLES, SAMPLE_MEDIA } from './sample-site.ts';
import { build, filesOf, SETTINGS, textOf } from './site-support.ts';

const BASE = `${SETTINGS.url}/`;

describe('a whole site has valid pages, descriptions, feeds, sitemaps and links', () => {
  test('of the demo newsroom', async () => {
    const files = filesOf(await buildDemo());
    expect(await siteFaults(files, 'https://courier.marlbeck.example/')).toEqual([]);
    expect(files.size).toBeGreaterThan(40);
  });

  test('of a week with every kind of article and block', async () => {
    const site = await build(SAMPLE_ARTICLES, { media: SAMPLE_MEDIA, about: SAMPLE_ABOUT });
    expect(await siteFaults(filesOf(site), BASE)).toEqual([]);
  });

  test('of a newsroom that has published nothing', async () => {
    expect(await siteFaults(filesOf(await build([])), BASE)).toEqual([]);
  });

  test('of an archive whose every article strains its page', async () => {
    const site = await buildHostile();
    const pages = site.files.filter(({ path }) => path.endsWith('.html'));
    expect(site.files.filter(({ kind }) => kind === 'page')).toHaveLength(hostileArticles().length + 1);
    expect(await siteFaults(filesOf(site), BASE)).toEqual([]);
    expect(pages.flatMap(({ path }) => dangers(textOf(site, path)))).toEqual([]);
  });
});

test('faults of a site are found, each in its file', async () => {
  const site = new Map(filesOf(await build(SAMPLE_ARTICLES, { media: SAMPLE_MEDIA, about: SAMPLE_ABOUT })));
  const change = (path: string, from: string | RegExp, to: string): void => {
    const text = new TextDecoder().decode(site.get(path));
    expect(text).toMatch(from);
    site.set(path, new TextEncoder().encode(text.replace(from, to)));
  };
  change('index.html', '</main>', '<p><b><img src="none.png" srcset="a.png 1x, b.png 2x"></b></p></main>');
  change('about/index.html', 'corrections/index.html"', 'corrections/index.html#nowhere"');
  change('council/mill-bridge-closes/index.html', '"datePublished"', '"dateOfPublication"');
  change('council/mill-bridge-closes/ninjs.json', '"uri"', '"address"');
  change(
    'council/feed.xml',
    /<title>[^<]*<\/title>\n<link>https:[^<]*mill-bridge/,
    '<link>https://a.example/mill-bridge',
  );
  change('feed.json', '"title"', '"tilte"');
  change('atom.xml', /<updated>[^<]*/, '<updated>today');
  change('sitemap.xml', /<loc>[^<]*council\//, '<loc>https://courier.example/paper/gone/');
  change('corrections.xml', '</channel>', '');
  const files = new Set((await siteFaults(site, BASE)).map((fault) => fault.split(': ')[0]));
  expect([...files].sort()).toEqual([
    ...['about/index.html', 'atom.xml', 'corrections.xml', 'council/feed.xml'],
    ...['council/mill-bridge-closes/index.html', 'council/mill-bridge-closes/ninjs.json'],
    ...['feed.json', 'index.html', 'sitemap.xml'],
  ]);
});

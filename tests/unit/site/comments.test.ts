import { describe, expect, test } from 'vitest';
import type { Comments } from '../../../src/site/comments.ts';
import { elements, parseHtml, textIn } from './html.ts';
import { SAMPLE_ARTICLES, SAMPLE_MEDIA } from './sample-site.ts';
import { BRIDGE, build, textOf, written } from './site-support.ts';

const PAGE = 'council/mill-bridge-closes/index.html';
const ISSO: Comments = { provider: 'isso', url: 'https://comments.example' };

const withComments = async (comments: Comments, extra = '', front = BRIDGE): Promise<string> => {
  const site = await build([written({ front: front + extra })], { settings: { comments } });
  return textOf(site, PAGE);
};
const scripts = (html: string) =>
  elements(parseHtml(html), 'script').filter((node) => node.properties.type !== 'application/ld+json');

describe('comments', () => {
  test('without them no page has a script that runs', async () => {
    const site = await build(SAMPLE_ARTICLES, { media: SAMPLE_MEDIA });
    for (const { path } of site.files.filter((file) => file.path.endsWith('.html')))
      expect(scripts(textOf(site, path))).toEqual([]);
  });

  test('stand under articles alone', async () => {
    const site = await build([written({ front: BRIDGE })], { settings: { comments: ISSO } });
    const pages = site.files.filter((file) => file.path.endsWith('.html')).map(({ path }) => path);
    expect(pages.filter((path) => scripts(textOf(site, path)).length > 0)).toEqual([PAGE]);
  });

  test.each<[Comments, string, string]>([
    [ISSO, 'https://comments.example/js/embed.min.js', 'isso-thread'],
    [
      { provider: 'remark42', url: 'https://talk.example', site_id: 'courier' },
      'https://talk.example/web/embed.mjs',
      'remark42',
    ],
    [
      { provider: 'giscus', repo: 'ash/courier', repo_id: 'R_1', category: 'News', category_id: 'C_1' },
      'https://giscus.app/client.js',
      'giscus',
    ],
    [
      { provider: 'coral', url: 'https://coral.example' },
      'https://coral.example/assets/js/embed.js',
      'coral_thread',
    ],
  ])('of %j are drawn by its script; without one there is a note and a link', async (comments, src, id) => {
    const html = await withComments(comments);
    expect(scripts(html).map((node) => node.properties.src ?? null)).toContain(src);
    expect(html).toContain(`<div id="${id}"`);
    expect(html).toContain('<noscript><p>Comments need a script of another service');
    const link = elements(parseHtml(html), 'a').find((node) => textIn(node).startsWith('Read the comments'));
    expect(link?.properties.href).toMatch(/^https:/);
  });

  test.each([
    ['whose front matter says so', `${BRIDGE}comments: false\n`],
    ['that reports a court', BRIDGE.replace('type: news', 'type: court')],
    ['that reports an inquest', BRIDGE.replace('type: news', 'type: inquest')],
    ['on what a court has yet to decide', `${BRIDGE}law: {proceedings: active}\n`],
  ])('are closed under an article %s', async (_what, front) => {
    expect(scripts(await withComments(ISSO, '', front))).toEqual([]);
  });

  test('are open under a court report where the desk says so', async () => {
    const html = await withComments(ISSO, 'comments: true\n', BRIDGE.replace('type: news', 'type: court'));
    expect(scripts(html)).toHaveLength(1);
  });

  test('take no code from a headline', async () => {
    const front = BRIDGE.replace(
      'Mill Bridge to close for a month',
      `'</script><script>alert("&quot;)</script>'`,
    );
    for (const provider of ['remark42', 'coral'] as const) {
      const html = await withComments(
        { provider, url: 'https://c.example', site_id: 'x' } as Comments,
        '',
        front,
      );
      expect(html).not.toContain('</script><script>alert');
      expect(scripts(html)).toHaveLength(provider === 'remark42' ? 2 : 1);
    }
  });
});

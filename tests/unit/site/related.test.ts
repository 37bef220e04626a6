import { describe, expect, test } from 'vitest';
import type { SiteArticle } from '../../../src/site/site-types.ts';
import { elements, hasClass, parseHtml, textIn } from './html.ts';
import { BRIDGE, build, textOf, written } from './site-support.ts';

const piece = (name: string, day: number, extra = '', section = 'Council'): SiteArticle =>
  written({
    front: `id: ${name}\ntype: news\nheadline: The ${name}\nslug: ${name}\nsection: ${section}\nbyline: [{name: Orla Finch}]\n${extra}`,
    published: `2026-11-${String(day).padStart(2, '0')}T06:00:00Z`,
    path: `articles/${name}.md`,
  });

const shown = (html: string): string[] =>
  elements(parseHtml(html), 'aside')
    .filter((node) => hasClass(node, 'related'))
    .flatMap((node) => elements({ type: 'root', children: [node] }, 'a').map(textIn));

describe('related stories', () => {
  const early = [
    piece('weir', 1, 'tags: [river]\n', 'Villages'),
    piece('bins', 2),
    piece('lock', 3, 'tags: [River, boats]\n', 'Villages'),
    piece('advert', 4, 'tags: [river]\npaid: {by: Ash Water}\n'),
    piece('vote', 5),
    piece('flood', 6, 'tags: [river, boats]\n'),
  ];

  test('share subjects first, then the section; nothing that was paid for is among them', async () => {
    const site = await build(early);
    expect(shown(textOf(site, 'council/flood/index.html'))).toEqual(['The lock', 'The weir', 'The vote']);
  });

  test('are earlier ones, so that a page stays as it is whatever follows', async () => {
    const before = await build(early);
    const after = await build([...early, piece('later', 20, 'tags: [river, boats]\n')]);
    for (const { path, kind } of before.files)
      if (kind === 'page') expect(textOf(after, path)).toBe(textOf(before, path));
  });

  test('are those that the article names, by id, file or address', async () => {
    const named = piece('named', 3, "related: [vote, articles/weir.md, '/council/bins/', gone, named]\n");
    const site = await build([...early, named]);
    const html = textOf(site, 'council/named/index.html');
    expect(site.problems).toEqual([
      {
        path: 'articles/named.md',
        message: 'There is no article `gone` on the site, which `related` names; it was left out.',
      },
    ]);
    expect(shown(html)).toEqual(['The vote', 'The weir', 'The bins']);
  });
});

describe('a correction that is an article', () => {
  test('and the article that it puts right lead to one another', async () => {
    const correction = piece('wrong', 8, 'corrects: 2026-11-bridge\n').article;
    const item = {
      ...piece('wrong', 8),
      article: { ...correction, frontMatter: { ...correction.frontMatter, type: 'correction' } },
    };
    const site = await build([written({ front: BRIDGE, published: '2026-11-05T06:00:00Z' }), item]);
    expect(textOf(site, 'council/wrong/index.html')).toContain(
      'This corrects <a href="../../council/mill-bridge-closes/index.html">Mill Bridge to close for a month</a>, published on 5 November 2026.',
    );
    expect(textOf(site, 'council/mill-bridge-closes/index.html')).toContain(
      'We have published a correction to this article: <a href="../../council/wrong/index.html">The wrong</a>',
    );
  });
});

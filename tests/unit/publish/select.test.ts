import { expect, it } from 'vitest';
import type { ManifestArticle } from '../../../src/hosts/manifest.ts';
import { readDeskArticle } from '../../../src/publish/desk-article.ts';
import { select } from '../../../src/publish/select.ts';
import { article } from '../../support/publishing.ts';

const NOON = Date.parse('2026-11-23T12:00:00Z');
const HOUR = 3_600_000;
const at = (time: number): string => new Date(time).toISOString();

/** What goes out of one article, which readers have since some moment, by a clock. */
function outgoing(keys: Record<string, string>, live: number | null, now: number): string[] {
  const one = readDeskArticle({ path: 'articles/weir.md', text: article('weir', keys) });
  const { sha256, content } = one.article;
  const published: ManifestArticle[] =
    live === null
      ? []
      : [
          {
            ...{ id: 'id-weir', path: 'articles/weir.md', url: '/council/weir/', sha256, content },
            ...{ published: at(live), modified: null },
          },
        ];
  const input = { articles: [one], live: { articles: published }, now: new Date(now), timezone: 'UTC' };
  return select(input).outgoing.map(({ article: { path } }) => path);
}

const OUT = ['articles/weir.md'];

it.each<[string, Record<string, string>, number | null, number, string[]]>([
  ['its date is still to come', { date_published: at(NOON) }, null, NOON - HOUR, []],
  ['readers have it, and the clock is slow', { date_published: at(NOON) }, NOON, NOON - HOUR, OUT],
  ['its embargo is still to end', { embargo: `{until: ${at(NOON)}}` }, null, NOON - HOUR, []],
  [
    'readers have it since its embargo ended, and the clock is slow',
    { embargo: `{until: ${at(NOON - 1)}}` },
    NOON,
    NOON - HOUR,
    OUT,
  ],
  ['readers have it, and it got a later date', { date_published: at(NOON + HOUR) }, NOON, NOON + 1, []],
  ['readers have it, and it got an embargo', { embargo: `{until: ${at(NOON + HOUR)}}` }, NOON, NOON + 1, []],
])('of an article where %s', (_, keys, live, now, expected) => {
  expect(outgoing(keys, live, now)).toEqual(expected);
});

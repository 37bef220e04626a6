import { describe, expect, test } from 'vitest';
import { build, PNG, textOf, type Written, written } from './site-support.ts';

const story = (name: string, day: number, more = ''): Written => ({
  front: `id: ${name}\nheadline: The ${name}\nslug: ${name}\nsection: Council\n${more || 'type: news\n'}`,
  path: `articles/${name}.md`,
  published: `2026-11-${day}T06:00:00Z`,
});
const PICTURE = 'type: news\nimages: [{file: media/a.png, alt: A lock}]\n';

/** The stories of the front page in their order. */
async function order(...stories: Written[]): Promise<string[]> {
  const site = await build(stories.map(written), { media: { 'media/a.png': PNG } });
  return [...textOf(site, 'index.html').matchAll(/card-headline"><a href="council\/([\w-]+)/g)].map(
    (match) => match[1]!,
  );
}

describe('the front page leads', () => {
  test('with the newest report, not with a view or a release that is newer', async () => {
    expect(
      await order(
        story('column', 25, 'type: opinion\n'),
        story('release', 24, 'type: press-release\n'),
        story('paid', 23, 'type: news\npaid: {by: Ash Water}\n'),
        story('vote', 22),
        story('older', 21),
      ),
    ).toEqual(['vote', 'column', 'release', 'paid', 'older']);
  });

  test('rather with a report that has a picture, if it is among the newest', async () => {
    expect(await order(story('vote', 25), story('lock', 24, PICTURE), story('weir', 23, PICTURE))).toEqual([
      ...['lock', 'vote', 'weir'],
    ]);
    const newer = [25, 24, 23, 22, 21].map((day) => story(`vote-${day}`, day));
    expect((await order(...newer, story('lock', 20, PICTURE)))[0]).toBe('vote-25');
  });

  test('with what there is where nothing is a report', async () => {
    expect(await order(story('one', 25, 'type: opinion\n'), story('two', 24, 'type: opinion\n'))).toEqual([
      ...['one', 'two'],
    ]);
  });
});

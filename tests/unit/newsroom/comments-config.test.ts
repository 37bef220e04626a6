import { expect, test } from 'vitest';
import { configSchema } from '../../../src/newsroom/config.ts';

const read = (comments: unknown) =>
  configSchema.safeParse({ name: 'The Courier', url: 'https://courier.example', comments });

test('a service for comments is taken with its own options alone', () => {
  expect(read({ provider: 'isso', url: 'https://c.example/' }).data?.comments).toEqual({
    provider: 'isso',
    url: 'https://c.example',
  });
  expect(read(undefined).data!.comments).toBeUndefined();
});

test.each([
  [{ provider: 'disqus' }, 'provider'],
  [{ provider: 'isso' }, 'url'],
  [{ provider: 'isso', url: 'http://c.example' }, 'url'],
  [{ provider: 'isso', url: 'https://c.example', site_id: 'x' }, ''],
  [{ provider: 'giscus', repo: 'courier', repo_id: 'a', category: 'b', category_id: 'c' }, 'repo'],
  [{ provider: 'remark42', url: 'https://c.example' }, 'site_id'],
  ['isso', ''],
])('%j is refused', (comments, key) => {
  const issue = read(comments).error!.issues[0]!;
  expect(issue.path).toEqual(['comments', ...(key ? [key] : [])]);
});

import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import { buildDemo } from './demo-site.ts';
import { SAMPLE_ABOUT, SAMPLE_ARTICLES, SAMPLE_MEDIA } from './sample-site.ts';
import { BRIDGE, type Built, build, textOf, written } from './site-support.ts';

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    // Either way is valid.
    'doctype-style': ['error', { style: 'lowercase' }],
    // A headline is as long as the newsroom makes it.
    'long-title': 'off',
    // The stylesheet stands beside the page, under its own hash; scripts of a service change without notice.
    'require-sri': 'off',
  },
});

async function faults(site: Built): Promise<{ pages: number; faults: string[] }> {
  const pages = site.files.filter(({ path }) => path.endsWith('.html'));
  const found: string[] = [];
  for (const { path } of pages) {
    const report = await validator.validateString(textOf(site, path));
    for (const { messages } of report.results)
      for (const { line, ruleId, message } of messages) found.push(`${path}:${line} ${ruleId} ${message}`);
  }
  return { pages: pages.length, faults: found };
}

describe('every page is valid HTML', () => {
  test('of the demo newsroom', async () => {
    const { pages, faults: found } = await faults(await buildDemo());
    expect(found).toEqual([]);
    expect(pages).toBeGreaterThan(25);
  });

  test('of a week with every kind of article and block', async () => {
    const site = await build(SAMPLE_ARTICLES, { media: SAMPLE_MEDIA, about: SAMPLE_ABOUT });
    const { pages, faults: found } = await faults(site);
    expect(found).toEqual([]);
    expect(pages).toBeGreaterThan(30);
  });

  test('of a newsroom that has published nothing', async () => {
    expect((await faults(await build([]))).faults).toEqual([]);
  });

  test.each([
    { provider: 'isso', url: 'https://c.example' },
    { provider: 'remark42', url: 'https://c.example', site_id: 'courier' },
    { provider: 'giscus', repo: 'a/b', repo_id: 'R_1', category: 'News', category_id: 'D_1' },
    { provider: 'coral', url: 'https://c.example' },
  ] as const)('with the comments of $provider', async (comments) => {
    const site = await build([written({ front: BRIDGE })], { settings: { comments } });
    expect((await faults(site)).faults).toEqual([]);
  });
});

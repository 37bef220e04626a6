import { expect, test } from 'vitest';
import { siteIcon } from '../../../src/site/icon.ts';
import { BRIDGE, build, shippedTemplate, textOf, written } from './site-support.ts';

const iconOf = (name: string): string => new TextDecoder().decode(siteIcon(name, null).svg);

test('every page names the icon of the site, which has the first letter of its name', async () => {
  const site = await build([written({ front: BRIDGE })]);
  const icon = site.files.find(({ path }) => path.startsWith('assets/icon.'))!;
  expect(textOf(site, icon.path)).toContain('>A</text>');
  for (const { path } of site.files.filter((file) => file.path.endsWith('.html')))
    expect(textOf(site, path)).toContain(`${icon.path}">`);
});

test('a name of any kind has a letter', () => {
  expect(iconOf('& Sons')).toContain('>S</text>');
  expect(iconOf('<!>')).toContain('>•</text>');
  expect(iconOf('The')).toContain('>T</text>');
});

test('the newsroom’s own icon takes its place', async () => {
  const own = '<svg xmlns="http://www.w3.org/2000/svg"/>';
  const site = await build([], {
    readTemplate: async (name) => (name === 'icon.svg' ? own : shippedTemplate(name)),
  });
  expect(textOf(site, site.files.find(({ path }) => path.startsWith('assets/icon.'))!.path)).toBe(own);
});

test('a newsroom that says nothing of itself has a front page that search engines can describe', async () => {
  const html = textOf(await build([], { settings: { description: ' ' } }), 'index.html');
  expect(html).toContain('<meta name="description" content="The latest from The Ashwick Courier.">');
});

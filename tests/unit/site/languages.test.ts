import { expect, test } from 'vitest';
import { direction } from '../../../src/site/direction.ts';
import { sectionSlug } from '../../../src/site/paths.ts';
import { BRIDGE, build, COLUMN, textOf, written } from './site-support.ts';

test('a language is written from the right where its script is', () => {
  expect(['ar', 'he-IL', 'fa', 'ur', 'yi', 'az-Arab'].map(direction)).toEqual(Array(6).fill('rtl'));
  expect(['en-GB', 'de', 'az', 'ar-Latn', 'no language', ''].map(direction)).toEqual(Array(6).fill('ltr'));
});

test('a story in another language stands on its page, and in lists, the way it is written', async () => {
  const site = await build([written({ front: `${BRIDGE}lang: ar\n` }), written({ front: COLUMN })]);
  const page = textOf(site, 'council/mill-bridge-closes/index.html');
  expect(page).toContain('<html lang="ar" dir="rtl">');
  expect(page).toContain('<header class="masthead" lang="en-GB" dir="ltr">');
  expect(page).toContain('<footer class="colophon" lang="en-GB" dir="ltr">');
  const home = textOf(site, 'index.html');
  expect(home).toContain('<html lang="en-GB" dir="ltr">');
  expect(home).toContain('lang="ar" dir="rtl">');
  expect(home).toContain('<header class="masthead">');
});

test('a section of a picture alone has a name that a folder can bear', () => {
  expect(sectionSlug('\u{1F3DF}\uFE0F')).toBe('section');
  expect(sectionSlug('\u0E02\u0E48\u0E32\u0E27')).toBe('\u0E02\u0E48\u0E32\u0E27');
});

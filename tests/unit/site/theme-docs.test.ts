import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SITE_DATA, SITE_TEMPLATES } from '../../../src/explain/theme.ts';
import { BRIDGE, build, PNG, shippedTemplate, textOf, written } from './site-support.ts';

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'templates', 'site');
const names = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.liquid'))
  .map((name) => name.slice(0, -'.liquid'.length));

/** The keys of a value, as a template sees them. */
async function keysIn(template: string, value: string): Promise<string[]> {
  const front = `${BRIDGE}\nimages: [{file: media/a.png, alt: A bridge}]`;
  const site = await build([written({ front })], {
    media: { 'media/a.png': PNG },
    readTemplate: async (name) =>
      name === template ? `~{{ ${value} | json | raw }}~` : shippedTemplate(name),
  });
  const shown = site.files.map(({ path }) => textOf(site, path)).find((text) => text.includes('~{'))!;
  return Object.keys(JSON.parse(shown.split('~')[1]!));
}

describe('what is told of the theme', () => {
  test('has every template that is shipped, and no other', () => {
    expect(Object.keys(SITE_TEMPLATES).sort()).toEqual(names.sort());
  });

  test.each(names)('has the blocks of %s', (name) => {
    const text = readFileSync(join(FOLDER, `${name}.liquid`), 'utf8');
    const blocks = [...text.matchAll(/\{%-?\s*block\s+([\w-]+)/g)].map((match) => match[1]);
    expect([...(SITE_TEMPLATES[name]!.blocks ?? [])].sort()).toEqual(blocks.sort());
  });

  test.each([
    ['site', 'footer.liquid'],
    ['page', 'byline.liquid'],
    ['article', 'byline.liquid'],
    ['card', 'card.liquid'],
    ['picture', 'figure.liquid'],
  ])('has the values of `%s`', async (value, template) => {
    expect([...SITE_DATA[value]!.keys].sort()).toEqual((await keysIn(template, value)).sort());
  });
});

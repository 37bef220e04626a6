import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { frontMatterSchema } from '../../../src/article/front-matter-schema.ts';
import { MAX_SLUG, slugFor, uniqueSlug } from '../../../src/newsroom/slug.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'grapheme-ascii', maxLength: 200 }),
);

describe('slugFor', () => {
  test.each([
    ['Bridge to close for a month', 'bridge-to-close-for-a-month'],
    ["Council's £2.5m plan: “We wait”", 'councils-2-5m-plan-we-wait'],
    ['Council’s dogs’ home won’t close', 'councils-dogs-home-wont-close'],
    ["Rock 'n' roll & 10,000 fans", 'rock-n-roll-and-10000-fans'],
    ['BBC iPlayer: MPs vote', 'bbc-iplayer-mps-vote'],
    ['Łódź, Zürich and São Paulo', 'lodz-zuerich-and-sao-paulo'],
    ['Новости из Казани: соль', 'novosti-iz-kazani-sol'],
    ['猫が橋を渡る', '猫が橋を渡る'],
    ['क्षेत्र की ख़बर', 'क्षेत्र-की-ख़बर'.normalize('NFC')],
    ['Mayor 🦄 wins 🎉', 'mayor-wins'],
    ['one\nline\u00ad break\u200ders', 'one-line-breakers'],
    ['--- … ---', ''],
    ['🎉🎉', ''],
    ['Brand™ recalls toy', 'brand-recalls-toy'],
  ])('%j becomes %j', (headline, slug) => {
    expect(slugFor(headline)).toBe(slug);
  });

  test.each(['Con', 'NUL', 'com1', 'LPT9', 'aux!', 'COM²', 'prn…'])('%s is no device of Windows', (name) => {
    expect(slugFor(name)).toMatch(/^[a-z]{3}\d?-article$/);
  });

  test('is cut at a hyphen', () => {
    const slug = slugFor('wordword '.repeat(12));
    expect(slugFor(`${'wordword '.repeat(8)}wordwords more`)).toBe(Array(8).fill('wordword').join('-'));
    expect(slug).toBe(Array(9).fill('wordword').join('-'));
  });

  test('a single endless word is cut between characters', () => {
    expect(slugFor('x'.repeat(200))).toBe('x'.repeat(80));
    expect(slugFor(`a${'𐌰'.repeat(100)}`)).toBe(`a${'𐌰'.repeat(39)}`);
  });

  test('fits the front matter, the disk and itself, whatever the headline', () => {
    fc.assert(
      fc.property(anyText, (headline) => {
        const slug = slugFor(headline);
        if (slug === '') {
          // Marks of trade are no letters, though some are spelt with them.
          expect(headline.replace(/[™®©℠]/gu, '').normalize('NFKC')).not.toMatch(/[a-z0-9]/i);
          return;
        }
        expect(frontMatterSchema('slug')!.safeParse(slug).success).toBe(true);
        expect(slug.length).toBeLessThanOrEqual(MAX_SLUG);
        expect(Buffer.byteLength(`${slug}.md`)).toBeLessThanOrEqual(250);
        expect(slug).toBe(slug.toLowerCase());
        expect(slug).toBe(slug.normalize('NFC'));
        expect(slug).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)$/);
      }),
      { numRuns: 3000 },
    );
  });

  test('keeps a letter of any script', () => {
    const lost: string[] = [];
    for (let code = 0; code <= 0xffff; code++) {
      const char = String.fromCharCode(code);
      // A few letters are, by compatibility, an accent on nothing; the signs of Russian have no sound.
      if (!/[\p{L}\p{N}]/u.test(char) || !/[\p{L}\p{N}]/u.test(char.normalize('NFKC'))) continue;
      if (slugFor(char) === '') lost.push(char.normalize('NFKC'));
    }
    expect([...new Set(lost)].sort()).toEqual(['Ъ', 'Ь', 'ъ', 'ь', 'ᲆ']);
  });
});

describe('uniqueSlug', () => {
  test('leaves a free slug alone and counts on from 2', () => {
    expect(uniqueSlug('a-b', [])).toBe('a-b');
    expect(uniqueSlug('a-b', ['A-B'])).toBe('a-b-2');
    expect(uniqueSlug('a-b', ['a-b', 'a-B-2', 'a-b-4'])).toBe('a-b-3');
  });

  test('stays within the length', () => {
    const long = slugFor('x'.repeat(100));
    expect(uniqueSlug(long, [long])).toBe(`${'x'.repeat(78)}-2`);
  });

  test('is never one of the taken ones', () => {
    const slug = fc.constantFrom('a', 'a-2', 'A-3', 'b', 'É', 'é');
    fc.assert(
      fc.property(slug, fc.array(slug), (wanted, taken) => {
        const got = uniqueSlug(wanted, taken).toLowerCase();
        expect(taken.map((name) => name.toLowerCase())).not.toContain(got);
      }),
    );
  });
});

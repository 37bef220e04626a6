import { deepStrictEqual } from 'node:assert';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parseDocument } from 'yaml';
import { readYaml, type YamlPath } from '../../../src/yaml/document.ts';
import { plainData } from '../../../src/yaml/plain-yaml.ts';
import { DOUBTFUL, USUAL, yaml } from './front-matter-texts.ts';

const library = (text: string) =>
  parseDocument(text, { prettyErrors: false, uniqueKeys: true, logLevel: 'silent' });

/** Fails unless the library finds no fault and gives the very same data, in the same order. */
function expectSame(text: string, data: unknown): void {
  const document = library(text);
  expect([...document.errors, ...document.warnings]).toEqual([]);
  const expected: unknown = document.toJS({ maxAliasCount: 50 });
  deepStrictEqual(data, expected);
  expect(JSON.stringify(data)).toBe(JSON.stringify(expected));
}

test('what is read without the library is what the library would give', () => {
  fc.assert(
    fc.property(yaml, (text) => {
      const data = plainData(text);
      if (data) expectSame(text, data);
    }),
  );
});

/** The path of every value, and of some that are not there. */
function pathsOf(value: unknown, path: YamlPath = []): YamlPath[] {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const isList = Array.isArray(value);
  return [
    path,
    ...['missing', 'start', 'length', '__proto__', 'a: b\nid', 0].map((key) => [...path, key]),
    ...inner.flatMap(([key, one]) => pathsOf(one, [...path, isList ? Number(key) : key])),
  ];
}

function expectSameSpans(text: string): void {
  const yaml = readYaml(text, 12);
  // A comment is left to the library, which then looks at the rest as ever.
  const parsed = readYaml(`#\n${text}`, 10);
  for (const path of pathsOf(parsed.data)) {
    const places = [yaml.valueSpan(path), yaml.keySpan(path), yaml.has(path)];
    expect(places, JSON.stringify(path)).toEqual([
      parsed.valueSpan(path),
      parsed.keySpan(path),
      parsed.has(path),
    ]);
  }
}

test('every key and value is found where the library finds it', () => {
  fc.assert(
    fc.property(yaml, (text) => {
      if (plainData(text)) expectSameSpans(text);
    }),
  );
});

describe('the usual front matter', () => {
  it('is read without the library', () => {
    expect(plainData(USUAL)).toMatchObject({
      headline: 'Quarry Bay: leisure centre wins £710,000',
      byline: [{ name: 'Odile Marchbanks', email: 'odile@example.com' }],
      tags: ['libraries funding', 'parks'],
      date_published: '2019-03-13T15:27:55+00:00',
      embargo: { until: '2019-03-14T06:00Z', note: 'none of "it" before' },
      sources: null,
    });
    expectSame(USUAL, plainData(USUAL));
    expectSameSpans(USUAL);
  });

  it('has no problems', () => {
    expect(readYaml(USUAL).problems).toEqual([]);
  });
});

it.each([
  ['a list right below its key', 'tags:\n- parks\n- trees\nid: a\n'],
  ['empty lines', '\nid: a\n\ntags:\n\n  - parks\n\n  - trees\n\n'],
  ['no line feed at the end', 'tags:\n  - parks\n  - trees'],
  ['a key with nothing after it at the end', 'id: a\ntags:'],
  ['names that every object has', 'constructor: a\ntoString: b\nhasOwnProperty: c\n'],
  ['groups in groups', 'a:\n  b:\n    - c:\n      - d\n      e: f\n    - g\n  h: i\n'],
])('%s: read without the library', (_, text) => {
  const data = plainData(text);
  expect(data).not.toBeNull();
  expectSame(text, data);
  expectSameSpans(text);
});

it.each([
  ['nothing', ''],
  ['empty lines alone', '\n\n'],
  ['no key', 'words\n'],
  ['a list', '- parks\n'],
  ['a key twice', 'id: a\nid: b\n'],
  ['a key twice in a list', 'byline:\n  - name: a\n    name: b\n'],
  ['a key that is more than a name', '__proto__: a\n'],
  ['a merge', '<<: a\n'],
  ['a key that is no text', 'null: a\n'],
  ['a key of more than 1,024 letters', `${'k'.repeat(1025)}: a\n`],
  ['a text that goes on', 'headline: Quarry Bay\n  wins\n'],
  ['a quoted text that goes on', 'headline: "Quarry Bay\n  wins"\n'],
  ['an escape', 'headline: "Quarry\\tBay"\n'],
  ['a quotation mark twice', "headline: 'Quarry Bay''s'\n"],
  ['a block', 'headline: |\n  Quarry Bay\n'],
  ['a comment', 'id: a # b\n'],
  ['a comment on a line alone', '# b\nid: a\n'],
  ['a list on one line', 'tags: [parks, trees]\n'],
  ['an anchor', 'a: &b c\nd: *b\n'],
  ['a tag', 'a: !!str 1\n'],
  ['the start of a document', '---\nid: a\n'],
  ['the end of a document', 'id: a\n...\n'],
  ['a tab', 'id:\ta\n'],
  ['a carriage return', 'id: a\r\n'],
  ['a byte order mark', '\ufeffid: a\n'],
  ['a space at the end', 'id: a \n'],
  ['a key within a value', 'headline: Quarry Bay: wins\n'],
  ['lines of one list that start apart', 'tags:\n  - parks\n - trees\n'],
  ['keys of one group that start apart', 'byline:\n  - name: a\n     email: b\n'],
  ['an item with nothing in it', 'tags:\n  -\n'],
  ['levels without end', Array.from({ length: 9 }, (_, i) => `${' '.repeat(i)}a:\n`).join('')],
])('%s: left to the library', (_, text) => {
  expect(plainData(text)).toBeNull();
});

it.each(DOUBTFUL.map((text) => [text]))('%j as a value: left to the library', (text) => {
  expect(plainData(`a: ${text}\n`)).toBeNull();
});

it('looks at no letter again and again, however long the text and however deep', () => {
  const start = performance.now();
  expect(plainData('a: "'.repeat(500_000))).toBeNull();
  expect(plainData(`a:\n${'  - "\n'.repeat(300_000)}`)).toBeNull();
  expect(plainData(`a:\n${' '.repeat(2_000_000)}`)).toEqual({ a: null });
  expect(plainData(Array.from({ length: 100_000 }, (_, i) => `k${i}: a\n`).join(''))).not.toBeNull();
  expect(plainData(Array.from({ length: 3_000 }, (_, i) => `${' '.repeat(i)}a:\n`).join(''))).toBeNull();
  expect(performance.now() - start).toBeLessThan(5_000);
});

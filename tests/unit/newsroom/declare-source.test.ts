import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readArticle } from '../../../src/article/article.ts';
import type { SourceEntry } from '../../../src/article/front-matter-types.ts';
import { declaredIds, declareSource } from '../../../src/newsroom/declare-source.ts';

const ENTRY: SourceEntry = {
  id: 'release',
  kind: 'release',
  file: 'sources/a: b #1.txt',
  captured_at: '2026-11-23T14:05:00+00:00',
  speakers: { 'Ann Lee': 'lee' },
};

const FORMS: [string, string][] = [
  ['no sources', 'id: x\nheadline: "H" # kept\n'],
  ['an empty key', 'id: x\nsources:\nheadline: H\n'],
  ['an empty list', 'id: x\nsources: [] # none yet\nheadline: H\n'],
  ['a list, indented', 'sources:\n  - id: a # first\n    kind: court\n  # a remark\nheadline: H\n'],
  ['a list, not indented', 'sources:\n- id: a\n  kind: court\nheadline: H\n'],
  [
    'a list at the end',
    'headline: H\nsources:\n  - id: a\n    kind: interview\n    speakers: {CHAIR: roe}\n',
  ],
  ['entries on one line', 'sources:\n  - {id: a, kind: court}\nheadline: H\n'],
  ['a list on one line', 'sources: [{id: a, kind: court}]\nheadline: H\n'],
  ['a list on one line over several', 'sources: [\n  {id: a, kind: court},\n]\nheadline: H\n'],
  ['keys that are indented', '  id: x\n  headline: H\n'],
  [
    'a block text in an entry',
    'sources:\n  - id: a\n    kind: court\n    restrictions: |\n      None.\nheadline: H\n',
  ],
];

describe('an entry is added to', () => {
  test.each(
    FORMS.flatMap(([form, front]) => [
      [form, '\n', `---\n${front}---\n\nWords.\n`] as const,
      [form, '\r\n', `\uFEFF---\n${front}---\n\nWords.\n`.replaceAll('\n', '\r\n')] as const,
    ]),
  )('%s, with line ends %j, and all else stays', (_form, lineEnd, text) => {
    const added = declareSource(text, ENTRY)!;
    const before = readArticle(text, 'a.md').frontMatter.sources ?? [];
    const article = readArticle(added, 'a.md');
    expect(article.problems).toEqual([]);
    expect(article.frontMatter.sources).toEqual([...before, ENTRY]);
    if (lineEnd === '\r\n') expect(added.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    // Taking letters away alone leads from the new text back to the old one, but for the sign of an empty list.
    expect(isWithin(text.replace(/sources: \[\]/, 'sources:'), added)).toBe(true);
    expect(declareSource(added, { ...ENTRY, id: 'second' })).not.toBeNull();
    expect(declaredIds(added)).toEqual([...before.map(({ id }) => id), 'release']);
  });
});

describe('nothing is added to', () => {
  test.each([
    ['a text without front matter', 'Words.\n'],
    ['front matter that never closes', '---\nid: x\n'],
    ['faulty front matter', '---\nid: [x\n---\n'],
    ['sources that are no list', '---\nsources: {a: b}\n---\n'],
    ['sources that are words', '---\nsources: later\n---\n'],
    ['sources under an anchor', '---\nx-a: &a [{id: a, kind: court}]\nsources: *a\n---\n'],
  ])('%s', (_form, text) => {
    expect(declareSource(text, ENTRY)).toBeNull();
  });
});

test('whatever stands in an entry, it is read back as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(...FORMS), (words, [, front]) => {
      const entry = { ...ENTRY, captured_by: words };
      const added = declareSource(`---\n${front}---\n`, entry);
      if (added !== null) expect(readArticle(added, 'a.md').frontMatter.sources?.at(-1)).toEqual(entry);
    }),
  );
});

function isWithin(part: string, whole: string): boolean {
  let at = 0;
  for (const letter of whole) if (letter === part[at]) at++;
  return at === part.length;
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeInYaml } from '../../../src/lsp/yaml-place.ts';

/** The place at `|`. */
function place(marked: string) {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const found = placeInYaml(text, offset);
  return found && { ...found, written: text.slice(found.span.start, found.span.end) };
}

describe('a place in YAML', () => {
  test.each([
    ['sec|', 'key', [], 'sec', []],
    ['id: a\n|\ntype: b', 'key', [], '', ['id', 'type']],
    ['status: dr|', 'value', ['status'], 'dr', []],
    ['tags:\n  - ferr|', 'key', ['tags', 0], 'ferr', []],
    ['people:\n  - id: una\n    na|\n    role: x\n  - id: b', 'key', ['people', 0], 'na', ['id', 'role']],
    ['people:\n- |', 'key', ['people', 0], '', []],
    ['people:\n- id: x|', 'value', ['people', 0, 'id'], 'x', []],
    [
      'a: 1\nsources:\n  - id: h\n    speakers:\n      CLLR LEE: |',
      'value',
      ['sources', 0, 'speakers', 'CLLR LEE'],
      '',
      [],
    ],
    [
      'sources:\n  - id: h\n    speakers:\n      A: b\n    ki|',
      'key',
      ['sources', 0],
      'ki',
      ['speakers', 'id'],
    ],
    ['embargo:\n  # until when\n\n  un|', 'key', ['embargo'], 'un', []],
    ['sources: [{id: h, kind: tr|', 'value', ['sources', 0, 'kind'], 'tr', ['id', 'kind']],
    ['sources: [{id: h, ki|', 'key', ['sources', 0], 'ki', ['id']],
    ['byline: [{name: "Lee, Ann"}, {|', 'key', ['byline', 0], '', []],
    ['tags: [ferry, har|', 'key', ['tags', 0], 'har', []],
  ] as const)('%j', (marked, kind, path, written, taken) => {
    const found = place(marked)!;
    expect(found).toMatchObject({ kind, path, written });
    expect([...found.taken].sort()).toEqual([...taken].sort());
  });

  test.each(['# a com|ment', 'status:|', 'tags: [a]|x'])('nothing can be told at %j', (marked) => {
    const found = place(marked);
    expect(found === null || found.kind === 'value').toBe(true);
  });

  test('whatever the text, the span ends at the offset and lies on its line', () => {
    const anyText = fc.string({
      unit: fc.constantFrom('a', ':', ' ', '-', '\n', '[', '{', '}', '"', "'", ',', '#', '\t'),
    });
    fc.assert(
      fc.property(anyText, fc.nat(), (text, at) => {
        const offset = at % (text.length + 1);
        const found = placeInYaml(text, offset);
        if (!found) return;
        expect(found.span.end).toBe(offset);
        expect(found.span.start).toBeLessThanOrEqual(offset);
        expect(text.slice(found.span.start, offset)).not.toContain('\n');
      }),
      { numRuns: 2000 },
    );
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { baselineOf, withoutKnown } from '../../../src/check/baseline.ts';
import { type CheckResult, check } from '../../../src/check/check.ts';

const now = new Date('2026-11-23T12:00:00Z');
const checked = (files: Record<string, string>): CheckResult =>
  check({ files: Object.entries(files).map(([path, text]) => ({ path, text })), now });
const textsOf = (files: Record<string, string>) => new Map(Object.entries(files));

/** What a check of `after` shows where the findings of `before` are known. */
function left(before: Record<string, string>, after: Record<string, string>) {
  const baseline = baselineOf(checked(before).findings, textsOf(before));
  const { result, known, stale } = withoutKnown(checked(after), baseline, textsOf(after));
  return { shown: result.findings.map(({ rule, start }) => `${start.line} ${rule}`), known, stale };
}

const STORY = 'The weir is shut. Critics say it leaks.\n\nTK one. TK two, and TK three.';

test('what is known is not shown, and the counts are those of what is left', () => {
  const files = { 'a.md': STORY };
  const result = checked(files);
  expect(result.findings.length).toBeGreaterThan(3);
  const {
    result: none,
    known,
    stale,
  } = withoutKnown(result, baselineOf(result.findings, textsOf(files)), textsOf(files));
  expect(none).toMatchObject({ findings: [], counts: { error: 0, warning: 0, note: 0 } });
  expect([known, stale]).toEqual([result.findings.length, 0]);
});

test('edits elsewhere, other line breaks and a new place of the file change nothing', () => {
  const after = `A new sentence came first.\r\n\r\n${STORY.replace('it leaks', 'it\nleaks')}`;
  expect(left({ 'a.md': STORY }, { 'b/c.md': after })).toMatchObject({ shown: [], stale: 0 });
});

test('a sentence that is rewritten is looked at afresh, and its entry fits nothing', () => {
  expect(left({ 'a.md': STORY }, { 'a.md': STORY.replace('leaks', 'leaks badly') })).toEqual({
    shown: ['1 attribution/vague-source'],
    known: checked({ 'a.md': STORY }).findings.length - 1,
    stale: 1,
  });
});

test('a second fault of the same kind in the same sentence is new', () => {
  const after = STORY.replace('TK one.', 'TK one.\n\nTK one.');
  expect(left({ 'a.md': STORY }, { 'a.md': after }).shown).toEqual(['5 publishing/residue']);
});

test('a review is in no baseline', () => {
  const result = checked({ 'a.md': STORY });
  const findings = result.findings.map((finding) => ({ ...finding, severity: 'review' as const }));
  expect(baselineOf(findings, textsOf({ 'a.md': STORY }))).toEqual([]);
  expect(
    withoutKnown({ ...result, findings }, baselineOf(result.findings, textsOf({ 'a.md': STORY })), new Map())
      .known,
  ).toBe(0);
});

test('whatever an article holds, its own baseline leaves nothing and has nothing to spare', () => {
  const piece = fc.constantFrom(
    'TK',
    'Critics say so.',
    ' ',
    '\n\n',
    '\r\n',
    '---\n',
    'id: a\n',
    '“',
    '”',
    '. ',
    '*',
    '> ',
    'a',
    '🙂',
  );
  fc.assert(
    fc.property(fc.array(fc.array(piece, { maxLength: 15 }), { minLength: 1, maxLength: 3 }), (texts) => {
      const files = Object.fromEntries(texts.map((text, i) => [`${i}.md`, text.join('')]));
      const reviews = checked(files).findings.filter(({ severity }) => severity === 'review').length;
      const { shown, stale } = left(files, files);
      expect([shown.length, stale]).toEqual([reviews, 0]);
    }),
    { numRuns: 300 },
  );
});

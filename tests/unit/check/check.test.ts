import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readArticle } from '../../../src/article/article.ts';
import { check, fix } from '../../../src/check/check.ts';
import { analyse } from '../../../src/quotes/analyse.ts';
import type { AnyRule } from '../../../src/rules/index.ts';
import type { Report, RuleInput } from '../../../src/rules/rule.ts';

const now = new Date('2026-11-23T12:00:00Z');
const request = (text: string, rules = {}) => ({ files: [{ path: 'a.md', text }], settings: { rules }, now });
const found = (text: string, rules = {}) =>
  check(request(text, rules)).findings.map(
    ({ rule, severity, start }) => `${start.line}:${start.column} ${severity} ${rule}`,
  );

describe('suppressions', () => {
  it('take back what a rule says about the next paragraph', () => {
    expect(
      found(
        '<!-- newsctl-disable-next publishing/residue -- the name of a firm -->\nThe TK Group paid.\n\nThe TK Group paid.',
      ),
    ).toEqual(['4:5 error publishing/residue']);
  });

  it('cover a stretch, up to where they are enabled again', () => {
    expect(
      found(
        'TK one.\n\n<!-- newsctl-disable publishing/residue -- why -->\n\nTK two.\n\n<!-- newsctl-enable publishing/residue -->\n\nTK three.',
      ),
    ).toEqual(['1:1 error publishing/residue', '9:1 error publishing/residue']);
  });

  it('cover the whole file, its front matter too', () => {
    const text = `---\nheadline: ${'Bridge '.repeat(20)}\nid: a\n---\n<!-- newsctl-disable-file headline/length, structure/front-matter -- an old piece -->\n\nIt closed.`;
    expect(found(text)).toEqual([]);
  });

  it('do nothing without a reason, and say so', () => {
    expect(found('<!-- newsctl-disable-next publishing/residue -->\nTK one.')).toEqual([
      '1:1 warning suppression/comment',
      '2:1 error publishing/residue',
    ]);
  });

  it('are reported where nothing needs them, or where the rule does not exist', () => {
    expect(found('<!-- newsctl-disable-next publishing/residue -- why -->\nOne.')).toEqual([
      '1:1 warning suppression/unused',
    ]);
    expect(found('<!-- newsctl-disable-next publishing/residu -- why -->\nOne.')).toEqual([
      '1:1 warning suppression/comment',
    ]);
    expect(found('<!-- newsctl-disabel-next publishing/residue -- why -->\nOne.')).toEqual([
      '1:1 warning suppression/comment',
    ]);
  });

  it('leave other comments alone', () => {
    expect(found('<!-- a note to myself -->\nOne.')).toEqual([]);
  });
});

describe('a key that nobody knows', () => {
  const front = (key: string, status = 'approved') =>
    found(
      `---\nid: a\ntype: news\nheadline: Bridge closes\nstandfirst: It closes.\nslug: bridge\nsection: council\ndesk: true\nstatus: ${status}\n${key}\n---\nIt closes.`,
    );

  it.each(['Embargo: {until: "2030-01-01T00:00:00+00:00"}', 'embargoo: {}', 'laws: {}'])(
    'is an error where it may have been meant to hold the article back: %s',
    (key) => expect(front(key)).toEqual(['10:1 error structure/front-matter']),
  );

  it('is a warning elsewhere, and in a draft', () => {
    expect(front('standfurst: It shuts.')).toEqual(['10:1 warning structure/front-matter']);
    expect(front('embargoo: {}', 'draft')).toEqual(['10:1 warning structure/front-matter']);
  });
});

describe('settings', () => {
  it('change the severity of a rule, switch it off, and give it options', () => {
    expect(found('TK one.', { 'publishing/residue': 'note' })).toEqual(['1:1 note publishing/residue']);
    expect(found('TK one.', { 'publishing/residue': 'off' })).toEqual([]);
    const text =
      '---\nheadline: Bridge to close for a month\n---\n<!-- newsctl-disable-file structure/front-matter -- a test -->';
    expect(found(text, { 'headline/length': { max: 20, severity: 'error' } })).toEqual([
      '2:11 error headline/length',
    ]);
  });

  it('do not make a mild case of a rule any harder', () => {
    const text = '---\nstatus: draft\n---\nA.';
    expect(found(text).every((line) => line.includes(' warning '))).toBe(true);
  });
});

describe('findings', () => {
  it('count lines of the whole file, in UTF-16 columns, with Windows line ends and a byte order mark', () => {
    const text =
      '\uFEFF---\r\nheadline: A\r\n---\r\n<!-- newsctl-disable-file structure/front-matter -- a test -->\r\n\r\n🙂 It was TK.';
    const [finding] = check(request(text)).findings;
    expect(finding!.start).toEqual({ line: 6, column: 11, offset: text.indexOf('TK') });
    expect(finding!.end.offset).toBe(text.indexOf('TK') + 2);
  });

  it('never lie outside the file, whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '“',
            '”',
            '"',
            "'",
            '‘',
            '’',
            'TK',
            'said Ada',
            'today',
            '\n\n',
            ' ',
            '.',
            ',',
            ':::opinion\n',
            ':::\n',
            '> ',
            '- ',
            '![x](',
            ')',
            '---\n',
            'headline: “x”\n',
            '<!-- newsctl-disable ',
            ' -->',
            '🙂',
            '\r\n',
            '&quot;',
            '\\"',
          ),
          { maxLength: 40 },
        ),
        (pieces) => {
          const text = pieces.join('');
          for (const finding of check(request(text)).findings) {
            expect(finding.start.offset).toBeGreaterThanOrEqual(0);
            expect(finding.end.offset).toBeGreaterThanOrEqual(finding.start.offset);
            expect(finding.end.offset).toBeLessThanOrEqual(text.length);
            for (const edit of finding.fix?.edits ?? []) expect(edit.end).toBeLessThanOrEqual(text.length);
          }
        },
      ),
      { numRuns: 1500 },
    );
  });
});

/** What people say in an article, to the last sign, a piece for each paragraph. */
const spoken = (text: string): string[] =>
  analyse(readArticle(text, 'a.md').plain)
    .quotations.filter(({ zone }) => zone !== 'opinion')
    .flatMap(({ words }) => words.split('\n\n'));
const sentence = fc.constantFrom(
  "It's late",
  'We wait',
  'Don’t go',
  'The dogs’ home is shut',
  "He said 'go' twice",
  'Nobody came',
);
const quoted = fc
  .tuple(sentence, fc.constantFrom(['“', '”'], ['"', '"'], ['“', '"']))
  .map(([words, [open, close]]) => `${open}${words},${close} said Ada Brook.`);
const running = fc
  .array(sentence, { minLength: 2, maxLength: 4 })
  .map((list) => `Ada Brook said: “${list.map((one) => `${one}.`).join('\n\n')}”`);
const view = fc
  .constantFrom("It's late", 'Don’t go', 'Nobody came')
  .map((words) => `:::opinion[Our view]\n"${words}."\n:::`);
const prose = fc.constantFrom(
  "The council's plan failed.",
  'It met on Monday.',
  'The town’s bridge is shut.',
);

describe('fixes', () => {
  it('leave every spoken word as it was, and have nothing left to do the second time', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(quoted, running, view, prose), { minLength: 1, maxLength: 6 }),
        (parts) => {
          const text = parts.join('\n\n');
          const [once] = fix(request(text));
          const [twice] = fix(request(once!.text));
          expect(twice!.text).toBe(once!.text);
          const letters = (value: string): string => value.replace(/["“”„«»'‘’]/g, '');
          expect(letters(once!.text)).toBe(letters(text));
          for (const words of spoken(text)) expect(once!.text).toContain(words);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('that are only suggested leave them as they were, too, and end', () => {
    const loaded = fc.constantFrom(
      'He claimed the weir was safe.',
      '“We wait,” claimed Ada Brook.',
      'The “so-called” plan failed.',
      'She said he was “tired.”',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(quoted, running, prose, loaded), { minLength: 1, maxLength: 6 }),
        (parts) => {
          const text = parts.join('\n\n');
          const [once] = fix(request(text), 'all');
          for (const words of spoken(text)) expect(once!.text).toContain(words.replace(/[.,]$/, ''));
          expect(fix(request(once!.text), 'all')[0]!.text).toBe(once!.text);
        },
      ),
      { numRuns: 300 },
    );
    const suggested = '“We wait,” claimed Ada Brook.';
    expect(fix(request(suggested))[0]!.text).toBe(suggested);
    expect(fix(request(suggested), 'all')[0]!.text).toBe('“We wait,” said Ada Brook.');
  });

  it('that undo each other end with a text that a second run does not change', () => {
    const replace = (id: string, from: string, to: string): AnyRule => ({
      id,
      summary: 'An example.',
      why: 'A rule for this test.',
      severity: 'warning',
      good: [],
      bad: [],
      check({ article }, report) {
        for (const match of article.text.matchAll(new RegExp(from, 'g'))) {
          const span = { start: match.index, end: match.index + from.length };
          report({
            message: 'No.',
            span,
            fix: { description: 'Swap.', safe: false, edits: [{ ...span, text: to }] },
          });
        }
      },
    });
    const rules = [replace('style/a', 'weir', 'dam'), replace('style/b', 'dam', 'weir')];
    const fixed = (text: string) => fix({ files: [{ path: 'a.md', text }], rules, now }, 'all')[0]!.text;
    for (const text of ['The weir.', 'The dam and the weir.']) expect(fixed(fixed(text))).toBe(fixed(text));
  });

  it('keep hands off words that a mark mended earlier no longer shows to be somebody’s', () => {
    const [fixed] = fix(
      request(
        "Ada Brook said: “It's late.\n\nDon’t go.”\n\nAda Brook said: “Don’t go.\n\nHe said 'go' twice.\n\nHe said 'go' twice.\n\nHe said 'go' twice.”\n\nThe town’s bridge is shut.",
      ),
    );
    expect(fixed!.text).toMatch(/^Ada Brook said: “It's late\.\n\n“Don’t go\.”\n/);
  });

  it('do not retype the apostrophes inside somebody’s words', () => {
    const text = "“It's late,” said Ada Brook. “We wait,” said Tom Reed. The council's plan failed.";
    const [fixed] = fix(request(text));
    expect(fixed!.text).toBe(
      "“It's late,” said Ada Brook. “We wait,” said Tom Reed. The council’s plan failed.",
    );
  });
});

describe('a review', () => {
  const ASKS = {
    id: 'legal/example',
    summary: 'An example.',
    why: 'A rule for this test.',
    severity: 'review' as const,
    good: [],
    bad: [],
    check({ article }: RuleInput, report: (report: Report) => void) {
      for (const match of article.plain.text.matchAll(/mill/g))
        report({
          message: 'Why?',
          span: article.plain.sourceSpan({ start: match.index, end: match.index + 4 }),
          fix: { description: 'Delete.', safe: true, edits: [] },
        });
    },
  };
  const checked = (text: string) => check({ files: [{ path: 'a.md', text }], rules: [ASKS], now });
  const passage = (text: string) => checked(text).findings[0]!.passage;
  const acknowledged = (hash: string | undefined, body: string, note = 'Why not') =>
    checked(
      `---\nacks: [{rule: legal/example, by: Ann Lee, at: 2026-11-23T12:00:00+00:00, hash: ${hash}, note: ${note}}]\n---\n${body}`,
    );

  it('has the hash of its passage: markup, blank space and other paragraphs do not count', () => {
    const hash = passage('The mill is shut.');
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(passage('Other words.\n\nThe  *mill*\nis shut.')).toBe(hash);
    expect(passage('The mill is open.')).not.toBe(hash);
  });

  it('has no fix and cannot be suppressed', () => {
    const [finding] = checked(
      '<!-- newsctl-disable-next legal/example -- no -->\nThe mill is shut.',
    ).findings.filter(({ rule }) => rule === 'legal/example');
    expect(finding).toBeDefined();
    expect(finding!.fix).toBeUndefined();
  });

  it('is counted, not found, once acknowledged with a reason; for its words only', () => {
    const hash = passage('The mill is shut.');
    expect(acknowledged(hash, 'The mill is shut.')).toMatchObject({ findings: [], acknowledged: 1 });
    expect(acknowledged(hash, 'The mill is shut.', '" "').findings).toHaveLength(1);
    const other = acknowledged(hash, 'The mill is open.');
    expect(other).toMatchObject({ acknowledged: 0, counts: { review: 1 } });
    expect(other.findings[0]!.message).toContain('Ann Lee acknowledged other words on 2026-11-23');
    expect(acknowledged(hash, 'The mill is shut.\n\nThe mill is open.')).toMatchObject({
      acknowledged: 1,
      counts: { review: 1 },
      findings: [{ message: 'Why?' }],
    });
  });

  it('about law is asked only under that law, the article’s own word first', () => {
    const rules = [{ ...ASKS, jurisdictions: ['uk' as const] }];
    const count = (law: 'uk' | 'us' | undefined, text = 'The mill.') =>
      check({ files: [{ path: 'a.md', text }], rules, now, ...(law && { jurisdiction: law }) }).counts.review;
    expect([count('uk'), count('us'), count(undefined)]).toEqual([1, 0, 0]);
    expect(count('us', '---\nlaw: {jurisdiction: uk}\n---\nThe mill.')).toBe(1);
    expect(count('uk', '---\nlaw: {jurisdiction: none}\n---\nThe mill.')).toBe(0);
  });
});

test.each([
  [
    '&quot;We wait,&quot; said Ada Brook. “No,” said Tom Reed. “Go,” said Una Vale.',
    '“We wait,” said Ada Brook. “No,” said Tom Reed. “Go,” said Una Vale.',
  ],
  [
    '\\"We wait,\\" said Ada Brook. “No,” said Tom Reed. “Go,” said Una Vale.',
    '“We wait,” said Ada Brook. “No,” said Tom Reed. “Go,” said Una Vale.',
  ],
  [
    'The town&#39;s bridge is shut. The town’s weir is not. The town’s mill burns.',
    'The town’s bridge is shut. The town’s weir is not. The town’s mill burns.',
  ],
])('a fix replaces the whole of a mark that is written as a reference or escaped: %s', (text, mended) => {
  expect(fix(request(text))[0]!.text).toBe(mended);
});

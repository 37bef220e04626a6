import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readArticle } from '../../../src/article/article.ts';
import type { Manifest } from '../../../src/hosts/manifest.ts';
import { collisions, isSafePath } from '../../../src/hosts/safe-path.ts';
import { sha256 } from '../../../src/text/sha256.ts';
import { difference, isEmpty, makePlan } from '../../../src/publish/plan.ts';
import { readiness } from '../../../src/publish/ready.ts';
import { readDeskArticle } from '../../../src/publish/desk-article.ts';
import { rfc3339, type Selection, select } from '../../../src/publish/select.ts';
import { setKeys } from '../../../src/publish/set-keys.ts';
import type { SiteFile } from '../../../src/site/site-types.ts';
import { readYaml } from '../../../src/yaml/document.ts';
import { article } from '../../support/publishing.ts';

const KINDS = ['media', 'asset', 'page', 'list', 'feed'] as const;
const path: fc.Arbitrary<string> = fc.constantFrom(
  'index.html',
  'a/index.html',
  'b/index.html',
  'feed.xml',
  'media/x.png',
  'a',
  'b',
  'c d.css',
);
const contents = fc.dictionary(path, fc.string({ maxLength: 6 }), { maxKeys: 6 });

const bytesOf = (text: string) => ({
  sha256: sha256(text),
  size: Buffer.byteLength(text),
  bytes: async () => Buffer.from(text),
});

const siteOf = (files: Record<string, string>): SiteFile[] =>
  Object.entries(files).map(([name, text], n) => ({
    path: name,
    ...bytesOf(text),
    kind: KINDS[n % KINDS.length]!,
  }));

const manifestOf = (files: Record<string, string>): Manifest => ({
  version: 1,
  release: '20261123T060000Z-abcdef',
  at: '2026-11-23T06:00:00+00:00',
  by: 'Ines Vale',
  tool: 'newsctl test',
  previous: null,
  undoes: null,
  files: Object.entries(files).map(([name, text]) => ({
    path: name,
    sha256: sha256(text),
    size: Buffer.byteLength(text),
  })),
  articles: [],
});

describe('a plan', () => {
  test('turns the old set of files into exactly the new one, whatever was damaged', () => {
    fc.assert(
      fc.property(contents, contents, fc.subarray(['index.html', 'a', 'feed.xml']), (old, now, hurt) => {
        const damaged = hurt.filter((one) => one in old);
        const plan = makePlan({ files: siteOf(now), live: manifestOf(old), damaged, foreign: [] });
        const disk: Record<string, string> = { ...old };
        for (const one of damaged) disk[one] = 'spoilt by hand';
        for (const entry of plan.entries) {
          if (entry.action === 'put') disk[entry.path] = now[entry.path]!;
          if (entry.action === 'remove') delete disk[entry.path];
        }
        expect(disk).toEqual(now);
        expect(isEmpty(plan)).toBe(
          JSON.stringify(Object.entries(old).sort()) === JSON.stringify(Object.entries(now).sort()) &&
            damaged.length === 0,
        );
        expect(new Set(plan.entries.map((entry) => entry.path)).size).toBe(plan.entries.length);
      }),
    );
  });

  test('never removes a foreign file, and names each that is in the way', () => {
    fc.assert(
      fc.property(contents, contents, fc.uniqueArray(path), (old, now, others) => {
        const foreign = others.filter((one) => !(one in old));
        const plan = makePlan({ files: siteOf(now), live: manifestOf(old), damaged: [], foreign });
        const removed = plan.entries.filter(({ action }) => action === 'remove').map((entry) => entry.path);
        expect(removed.filter((one) => foreign.includes(one))).toEqual([]);
        const blocks = (one: string) =>
          Object.keys(now).some(
            (our) => our === one || our.startsWith(`${one}/`) || one.startsWith(`${our}/`),
          );
        expect(plan.conflicts).toEqual(foreign.filter(blocks).sort());
      }),
    );
  });

  test('the difference of two releases is what their plan would be', () => {
    const reasons = { changed: 'changed', added: 'new', removed: 'no longer part of the site' };
    fc.assert(
      fc.property(contents, contents, (old, now) => {
        const bare = (entries: readonly { action: string; path: string; reason: string }[]) =>
          entries.map(({ action, path: name, reason }) => `${action} ${name} ${reason}`).sort();
        const plan = makePlan({ files: siteOf(now), live: manifestOf(old), damaged: [], foreign: [] });
        const { changes, keeps } = difference(manifestOf(old), manifestOf(now), reasons);
        expect(bare([...changes, ...keeps])).toEqual(bare(plan.entries));
      }),
    );
  });

  test('puts what readers meet last at the end', () => {
    const files = KINDS.map((kind) => ({ path: `${kind}.x`, ...bytesOf(kind), kind })).reverse();
    const plan = makePlan({ files, live: null, damaged: [], foreign: [] });
    expect(plan.entries.map((entry) => entry.kind)).toEqual([...KINDS]);
  });
});

describe('safe paths', () => {
  test('no path that leads out is safe, however it is written', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('..', '.', 'a', '', 'b c'), { maxLength: 6 }), (parts) => {
        const text = parts.join('/');
        const safe = parts.length > 0 && parts.every((part) => !['..', '.', ''].includes(part));
        expect(isSafePath(text)).toBe(safe);
      }),
    );
  });

  test('nothing collides with itself elsewhere', () => {
    expect(collisions(['a/b', 'ab'], ['a/c', 'abc'])).toEqual([]);
  });
});

const scalar = fc.constantFrom(
  'word',
  '"in marks"',
  "'it''s'",
  '[ a, "b, c" ]',
  '{ x: 1, y: [2] }',
  '2026-11-23',
  '~',
  '',
  'true',
  '"a # b"',
  'https://x.example/a:b',
);
const comment = fc.constantFrom('', ' # a note', '   # status: draft');
const line = fc.tuple(
  fc.constantFrom('headline', 'tags', 'x-note', 'desk', 'embargo', 'lang'),
  scalar,
  comment,
);
const extras = fc.constantFrom(
  '',
  '# status: draft',
  'people:\n  - id: jo\n    name: Jo Reed',
  'standfirst: |\n  Two lines\n  of it.',
  'canonical: >-\n  folded\n\n  text',
  '"quoted key": 1',
);
const status = fc.constantFrom(
  null,
  'status: approved',
  'status:',
  'status: ~',
  'status: # soon',
  'status: null  # soon',
  '"status": "approved"',
  "status:   'approved'   # by Ines",
  'status: |\n  approved',
  'status: >-\n  approved',
);

const document = fc
  .record({
    lines: fc.uniqueArray(line, { selector: ([key]) => key, maxLength: 5 }),
    extras: fc.uniqueArray(extras, { maxLength: 3 }),
    status,
    crlf: fc.boolean(),
    bom: fc.boolean(),
    close: fc.constantFrom('---', '...', '---  '),
    body: fc.constantFrom('Words.\n', '', '\n---\nstatus: x\n', 'No line end'),
    order: fc.boolean(),
  })
  .map((one) => {
    const rows = [...one.lines.map(([key, value, note]) => `${key}: ${value}${note}`), ...one.extras];
    if (one.status !== null) one.order ? rows.unshift(one.status) : rows.push(one.status);
    const text = `---\n${rows
      .filter((row) => row !== '')
      .map((row) => `${row}\n`)
      .join('')}${one.close}\n${one.body}`;
    return (one.bom ? '\uFEFF' : '') + (one.crlf ? text.replaceAll('\n', '\r\n') : text);
  });

const KEYS = { status: 'published', date_published: '2026-11-23T06:00:00+00:00' };

const frontOf = (text: string) => readArticle(text, 'a.md').raw;

describe('setting keys in front matter', () => {
  test('changes the named keys and no byte besides', () => {
    fc.assert(
      fc.property(document, (text) => {
        const result = setKeys(text, KEYS);
        const before = frontOf(text);
        if (readYaml(text.split(/^---.*$/m)[1] ?? '').problems.length > 0) return;
        expect(frontOf(result)).toEqual({ ...before, ...KEYS });
        const rest = (one: string) =>
          one
            .replace(/^\uFEFF?/, '')
            .split(/(?<=\n)/)
            .filter((row) => !/^"?(?:status|date_published)"?:/.test(row) && !/^ {2}approved/.test(row));
        expect(rest(result)).toEqual(rest(text));
        expect(result.startsWith('\uFEFF')).toBe(text.startsWith('\uFEFF'));
        if (text.includes('\r\n')) expect(result.replaceAll('\r\n', '')).not.toContain('\n');
        else expect(result).not.toContain('\r');
        const notes = (one: string) => one.match(/#.*$/gm) ?? [];
        expect(notes(result)).toEqual(notes(text));
        expect(setKeys(result, KEYS)).toBe(result);
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ['no front matter', 'Words.\n'],
    ['front matter that never closes', '---\nstatus: approved\nWords.\n'],
    ['one group in braces', '---\n{status: approved, id: x}\n---\n'],
    ['a list', '---\n- status\n---\n'],
    ['faulty YAML', '---\nstatus: approved\ntags: [a\n---\n'],
    ['a key that is there twice', '---\nstatus: draft\nstatus: approved\n---\n'],
  ])('leaves %s alone where it cannot be edited safely', (_, text) => {
    const result = setKeys(text, { date_published: '2026-11-23T06:00:00+00:00' });
    expect(result).toBe(text);
  });

  test('follows keys that all stand indented', () => {
    expect(setKeys('---\n  id: x\n  status: approved\n---\n', KEYS)).toBe(
      '---\n  id: x\n  status: published\n  date_published: 2026-11-23T06:00:00+00:00\n---\n',
    );
  });
});

const LONDON = 'Europe/London';
const at = (hour: number): Date => new Date(Date.UTC(2026, 10, 23, hour));

/** The release that a selection would make. */
const releaseOf = ({ outgoing }: Selection): Manifest => ({
  ...manifestOf({}),
  articles: outgoing.map((one) => ({
    id: one.article.frontMatter.id!,
    path: one.article.path,
    url: '',
    sha256: one.article.sha256,
    content: one.article.content,
    published: one.published,
    modified: one.modified,
  })),
});

const choose = (text: string, live: Manifest | null, hour: number) =>
  select({
    articles: [readDeskArticle({ path: 'articles/a.md', text })],
    live,
    now: at(hour),
    timezone: LONDON,
  });

describe('the dates that readers are told', () => {
  const edits: Record<string, { keys?: Record<string, string>; body?: string; read: boolean }> = {
    'the words': { body: 'Other words.', read: true },
    'the headline': { keys: { headline: 'Another headline' }, read: true },
    'a correction': {
      keys: { corrections: '[{kind: correction, at: "2026-11-23T06:00:00+00:00", was: a, now: b}]' },
      read: true,
    },
    'blank space': { body: 'Work\nbegan   in ford.\n\n', read: false },
    'its status': { keys: { status: 'corrected' }, read: false },
    'its sources': { keys: { sources: '[{id: s1, kind: release, file: sources/a.txt}]' }, read: false },
    'a note of the desk': { keys: { 'x-desk': 'call Otto back' }, read: false },
    'its date of publication': { keys: { date_published: '2026-01-01T00:00:00+00:00' }, read: false },
    'its date of modification': { keys: { date_modified: '2026-11-23T05:00:00+00:00' }, read: false },
  };

  test('that of publication never moves; that of modification only with what readers read', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...Object.keys(edits)), { maxLength: 8 }), (names) => {
        let keys: Record<string, string> = {};
        let body = 'Work began in ford.';
        const first = choose(article('ford', keys, body), null, 1);
        const born = first.outgoing[0]!.published;
        expect(born).toBe('2026-11-23T01:00:00+00:00');
        let live = releaseOf(first);
        names.forEach((name, n) => {
          const before = live.articles[0]!;
          const edit = edits[name]!;
          keys = { ...keys, ...edit.keys };
          body = edit.body ?? body;
          const next = choose(article('ford', keys, body), live, n + 2);
          const [one] = next.outgoing;
          expect(one!.published).toBe(born);
          expect(one!.modified).toBe(
            one!.article.content === before.content ? before.modified : rfc3339(at(n + 2), LONDON),
          );
          if (!edit.read && edit.body === undefined) expect(one!.modified).toBe(before.modified);
          live = releaseOf(next);
        });
      }),
    );
  });

  test('a date of its own is that of first publication', () => {
    const text = article('ford', { date_published: '"2020-05-01T08:00:00+01:00"' });
    expect(choose(text, null, 1).outgoing[0]!.published).toBe('2020-05-01T08:00:00+01:00');
  });

  test('articles without an id do not take each other’s dates', () => {
    const live = releaseOf(choose(article('ford', {}), null, 1));
    live.articles[0]!.id = '';
    const text = article('mill').replace(/^id: .*\n/m, '');
    expect(choose(text, live, 5).outgoing[0]).toMatchObject({
      published: '2026-11-23T05:00:00+00:00',
      modified: null,
    });
  });

  test('moments carry the offset of the newsroom’s own clock and stay the same moment', () => {
    const zones = ['Europe/London', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC'];
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2050-01-01'), noInvalidDate: true }),
        fc.constantFrom(...zones),
        (date, zone) => {
          const text = rfc3339(date, zone);
          expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/);
          expect(Date.parse(text)).toBe(Math.floor(date.getTime() / 1000) * 1000);
        },
      ),
    );
    expect(rfc3339(new Date('2026-07-01T12:00:00Z'), LONDON)).toBe('2026-07-01T13:00:00+01:00');
  });
});

describe('whether an article may go out', () => {
  const state = (keys: Record<string, string>) =>
    readiness(readArticle(article('ford', keys), 'articles/a.md'), at(12), LONDON);
  const HOME: Record<string, string>[] = [
    ...['draft', 'subbed', 'legalled', 'withdrawn', 'aproved', '', '~', 'Approved', '[approved]'].map(
      (one) => ({ status: one }),
    ),
    ...[
      '{until: null}',
      '{}',
      '{source: Board}',
      '{until: tomorrow}',
      '{until: "2026-11-23"}',
      '{until: "2026-11-23 12:00"}',
      '{until: "2026-11-23T12:00:01+00:00"}',
      '{until: "2026-11-23T11:30:00-01:00"}',
      'true',
      'yes',
      '"2026-11-22T00:00:00+00:00"',
      '[]',
      '{until: "2026-13-01T00:00:00+00:00"}',
    ].map((one) => ({ embargo: one })),
    { embargo: '', until: '"2027-01-01T00:00:00+00:00"' },
    { date_published: '"2026-11-23T12:00:01+00:00"' },
    { date_published: 'soon' },
    { date_published: '"2026-11-23 11:00"' },
    { status: 'scheduled' },
    { status: 'scheduled', embargo: '{until: "2026-11-24T00:00:00+00:00"}' },
  ];
  const OUT: Record<string, string>[] = [
    ...['approved', 'published', 'corrected'].map((one) => ({ status: one })),
    { embargo: '{until: "2026-11-23T12:00:00+00:00"}' },
    { embargo: '{until: "2026-11-23T13:30:00+02:00"}' },
    { embargo: '' },
    { date_published: '"2026-11-23T12:00:00+00:00"' },
    { status: 'scheduled', date_published: '"2026-11-23T11:00:00+00:00"' },
    { status: 'scheduled', embargo: '{until: "2026-11-23T11:00:00+00:00"}' },
  ];

  test.each(HOME)('%j stays at home', (keys) => expect(state(keys).ready).toBe(false));
  test.each(OUT)('%j goes out', (keys) => expect(state(keys).ready).toBe(true));

  test('what keeps an article at home is not outweighed by anything else', () => {
    // `scheduled` alone only lacks a date; with one it may go.
    const firm = HOME.filter((keys) => keys.status !== 'scheduled');
    fc.assert(
      fc.property(fc.constantFrom(...firm), fc.constantFrom(...OUT), (home, out) => {
        const keys = { ...out, ...home };
        expect(state(keys).ready).toBe(false);
      }),
    );
  });
});

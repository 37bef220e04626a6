import { existsSync, readdirSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ArticleStore } from '../../../src/publish/cache/article-store.ts';
import { Lines, type Shape } from '../../../src/tables/lines.ts';
import { readTable, writeTable } from '../../../src/tables/table.ts';
import { type Digest, digest } from '../../../src/site/summary.ts';

const article = (words: string): Digest =>
  digest(`---\nheadline: ${words}\nslug: s\n---\n\n${words} and more.\n`, 'articles/a.md');

const textsIn = (folder: string): string =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('');

/** Something that is done with a store between one save and the next. */
type Step =
  | { do: 'set'; path: string; words: string }
  | { do: 'forget' | 'look'; path: string }
  | { do: 'save' | 'crash' | 'cut' | 'lose' };

const path = fc.constantFrom('a.md', 'b.md', 'c.md');
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('set' as const),
      path,
      words: fc.constantFrom('Weir', 'Mill', 'Fire'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('forget' as const, 'look' as const), path }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('save' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('crash' as const, 'cut' as const, 'lose' as const) }),
  },
);

/** A store, and what must be in it. */
class Room {
  readonly folder: string;
  private store: ArticleStore;
  private model = new Map<string, string>();
  private saved = new Map<string, string>();

  constructor(folder: string) {
    this.folder = folder;
    this.store = this.open();
  }

  take(one: Step): void {
    if (one.do === 'set') {
      this.store.set(one.path, null, article(one.words));
      this.model.set(one.path, one.words);
    } else if (one.do === 'forget') {
      this.store.forget(one.path);
      this.model.delete(one.path);
    } else if (one.do === 'look') this.store.body(one.path);
    else this.end(one.do);
    this.compare();
  }

  /** The end of a run, whether it saved or not, and what happens to its file. */
  private end(how: 'save' | 'crash' | 'cut' | 'lose'): void {
    if (how === 'save') this.save();
    const file = join(this.folder, 'articles-text');
    if (how === 'cut' && existsSync(file)) truncateSync(file, 300);
    if (how === 'lose') rmSync(file, { force: true });
    this.store = this.open();
    this.model = new Map(this.saved);
  }

  private save(): void {
    this.store.save();
    this.saved = new Map(this.model);
    const gone = ['Weir', 'Mill', 'Fire'].filter((words) => ![...this.saved.values()].includes(words));
    for (const words of gone) expect(textsIn(this.folder)).not.toContain(words);
  }

  private compare(): void {
    for (const name of ['a.md', 'b.md', 'c.md']) {
      const found = this.store.summary(name);
      if (found) expect(found.frontMatter.headline).toBe(this.model.get(name));
      const body = this.store.body(name);
      if (body) expect(body.html).toContain(`${this.model.get(name)} and more.`);
    }
  }

  private open(): ArticleStore {
    return new ArticleStore(this.folder, { mark: 'test 1', keeps: true });
  }
}

describe('what is kept of articles', () => {
  test('is what was last set, or not there: never something else, and nothing of what was forgotten', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), async (steps) => {
        const room = new Room(await mkdtemp(join(tmpdir(), 'newsctl-store-')));
        for (const one of steps) room.take(one);
        await rm(room.folder, { recursive: true, force: true });
      }),
      { numRuns: 150 },
    );
  });

  test('is there for the next run, with its stamp', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'newsctl-store-'));
    const first = new ArticleStore(folder, { mark: 'test 1', keeps: true });
    first.set('a.md', [1, 2, 3, 4], article('Weir'));
    first.set('b.md', null, article('Mill'));
    first.save();
    const next = new ArticleStore(folder, { mark: 'test 1', keeps: true });
    expect(next.known('a.md')).toMatchObject({ stamp: [1, 2, 3, 4], sha256: article('Weir').summary.sha256 });
    expect(next.known('b.md')?.stamp).toBeNull();
    expect(next.summary('b.md')).toEqual(article('Mill').summary);
    expect(next.body('a.md')).toEqual(article('Weir').body);
    expect(new ArticleStore(folder, { mark: 'test 2', keeps: true }).known('a.md')).toBeUndefined();
  });

  test('grows no further than twice what it holds', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'newsctl-store-'));
    const long = 'Weir '.repeat(60_000);
    for (let run = 0; run < 12; run++) {
      const store = new ArticleStore(folder, { mark: 'test 1', keeps: true });
      store.set('a.md', null, article(`${long}${run}`));
      store.save();
      expect(store.body('a.md')?.html).toContain(`${run} and more.`);
    }
    expect(textsIn(folder).length).toBeLessThan(8 * long.length);
  });
});

/** Whether what is said of lines is true of them. */
const fits = ({ lines, width }: Shape, all: readonly string[]): boolean =>
  lines === all.length && (width === 0 || all.every((one) => Buffer.byteLength(one) + 1 === width));

const bytesOf = (lines: Lines): Buffer => Buffer.concat([...lines.parts()]);

describe('a table', () => {
  const head = { any: ['thing', null, 1] };
  const line = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\n', ''));

  test('comes back as it was written, whatever stands in it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'newsctl-table-'));
    fc.assert(
      fc.property(fc.array(line), fc.array(fc.double({ noNaN: true })), (lines, values) => {
        const numbers = { numbers: Float64Array.from(values) };
        const texts = { lines: Lines.of(lines), none: Lines.of([]) };
        writeTable(join(folder, 'table'), 'mark', { head, texts, numbers });
        const read = readTable(join(folder, 'table'), 'mark')!;
        expect({ head: read.head, numbers: read.numbers }).toEqual({ head, numbers });
        expect(lines.map((_, row) => read.texts.lines!.at(row))).toEqual(lines);
        expect(read.texts.lines!.length).toBe(lines.length);
        expect(read.texts.lines!.all()).toEqual(lines);
        expect(read.texts.none!.all()).toEqual([]);
        expect(readTable(join(folder, 'table'), 'other')).toBeNull();
      }),
    );
  });

  test('some lines of a column change, time and again: what is written is what all of them would be', () => {
    // Lines that are all as long, as hashes are, are found without looking for their ends.
    const even = fc.constantFrom('ab', 'cd', 'é', '12');
    const columns = fc.oneof(fc.array(line, { minLength: 1 }), fc.array(even, { minLength: 1 }));
    const changes = fc.array(fc.tuple(fc.nat(), fc.oneof(line, even)), { maxLength: 4 });
    fc.assert(
      fc.property(columns, fc.array(changes), fc.boolean(), fc.boolean(), (lines, edits, asks, shaped) => {
        const model = [...lines];
        const made = Lines.of([...lines]);
        let column = Lines.read(bytesOf(made), shaped ? made.shape() : undefined);
        for (const edit of edits) {
          if (asks) column.all();
          const rows = new Map(edit.map(([number, text]) => [number % lines.length, text]));
          for (const [row, text] of rows) model[row] = text;
          column = column.with(rows);
          expect(column.byteLength()).toBe(bytesOf(column).length);
          expect(fits(column.shape(), model)).toBe(true);
          expect(model.map((_, row) => column.at(row))).toEqual(model);
        }
        expect(bytesOf(column).equals(bytesOf(Lines.of([...model])))).toBe(true);
        expect(column.all()).toEqual(model);
      }),
    );
  });

  test('is not written where a line would become two', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'newsctl-table-'));
    const table = { head, texts: { lines: Lines.of(['a\nb']) }, numbers: {} };
    expect(() => writeTable(join(folder, 'table'), 'mark', table)).toThrow('break');
    const changed = { lines: Lines.read(Buffer.from('a\n')).with(new Map([[0, 'a\nb']])) };
    expect(() => writeTable(join(folder, 'table'), 'mark', { ...table, texts: changed })).toThrow('break');
  });
});

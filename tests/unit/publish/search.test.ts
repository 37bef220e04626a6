import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { SiteCache } from '../../../src/publish/cache/site-cache.ts';
import { everything, newsroom, temporary, tree, write } from '../../support/publishing.ts';
import { buildSearchable, SEARCHABLE, told } from '../../support/searchable.ts';

const OLD = {
  'articles/weir.md': told('weir', '2025-03-04', 'Weir mended', 'The weir holds again, said nobody.'),
  'articles/mill.md': told('mill', '2025-04-05', 'Mill sold', 'The mill was sold for a song.'),
};
const NEW = {
  'articles/fete.md': told('fete', '2026-11-20', 'Fete rained off', 'Rain fell on the marmalade.'),
  'articles/ferry.md': told('ferry', '2026-11-21', 'Ferry runs', 'The ferry runs on Sundays.'),
};

/** Paths below `search/` whose bytes two trees have otherwise, or that one alone has. */
function changed(before: Record<string, string>, after: Record<string, string>): string[] {
  const paths = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...paths].filter((path) => path.startsWith('search/') && before[path] !== after[path]).sort();
}

const kinds = (paths: readonly string[]): string[] =>
  paths.map((path) => path.replace(/(en[-\w]*)_[0-9a-f]+\./, 'en_HASH.'));

describe('the index that readers search in', () => {
  test('is made anew for the part of an edited article alone', async () => {
    const root = await newsroom({ ...OLD, ...NEW });
    const out = join(root, 'public');
    await buildSearchable(root, out);
    const before = tree(out);
    expect((await buildSearchable(root, out)).written).toBe(0);
    await write(root, {
      'articles/fete.md': told('fete', '2026-11-20', 'Fete rained off', 'Rain fell on the chutney.'),
    });
    await buildSearchable(root, out);
    // The old file of each name and the new one.
    expect(kinds(changed(before, tree(out)))).toEqual([
      'search/2026-11/fragment/en_HASH.pf_fragment',
      'search/2026-11/fragment/en_HASH.pf_fragment',
      'search/2026-11/index/en_HASH.pf_index',
      'search/2026-11/index/en_HASH.pf_index',
      'search/2026-11/pagefind-entry.json',
      'search/2026-11/pagefind.en_HASH.pf_meta',
      'search/2026-11/pagefind.en_HASH.pf_meta',
      'search/parts.json',
    ]);
    expect(everything(join(root, '.newsctl/cache'))).not.toMatch(/marmalade/);
    expect(everything(join(root, '.newsctl/cache/search'))).toContain('chutney');
    expect(await wordsIn(out)).not.toContain('marmalade');
  });

  test('costs the part of an edited article alone: no other page is looked at', async () => {
    const root = await newsroom({ ...OLD, ...NEW });
    const out = join(root, 'public');
    await buildSearchable(root, out);
    await write(root, { 'articles/fete.md': NEW['articles/fete.md'].replace('marmalade', 'chutney') });
    const { pages } = new SiteCache(root, 'test');
    const before = pages.read()!;
    await rm(join(root, '.newsctl/cache/search'), { recursive: true });
    await buildSearchable(root, out);
    const after = new SiteCache(root, 'test').pages.read()!;
    const list = (record: typeof after) => record.head.search!.list.parts.map(({ mark }) => mark);
    expect(list(after).filter((mark, i) => mark !== list(before)[i])).toHaveLength(1);
    // Of the index that was lost only what was needed was made: the rest stands on the site as it was.
    const kept = await readdir(join(root, '.newsctl/cache/search'));
    expect(kept.filter((name) => name.startsWith('pack-'))).toHaveLength(1);
  });

  test('has the parts of earlier months untouched by a new article', async () => {
    const root = await newsroom({ ...OLD, ...NEW });
    const out = join(root, 'public');
    await buildSearchable(root, out);
    const before = tree(out);
    await write(root, { 'articles/new.md': told('new', '2026-11-25', 'Library opens', 'It has books.') });
    await buildSearchable(root, out);
    const touched = changed(before, tree(out));
    expect(touched.filter((path) => !path.startsWith('search/2026-11/'))).toEqual(['search/parts.json']);
    // New: its fragment; other files of the part take the place of those that they replace.
    expect(touched.filter((path) => path in tree(out))).toHaveLength(6);
  });

  test('is not touched by what readers do not search: dates that publishing writes, a key of the desk', async () => {
    const root = await newsroom({ ...OLD, ...NEW });
    const out = join(root, 'public');
    await buildSearchable(root, out);
    const before = tree(out);
    const text = OLD['articles/weir.md'].replace('section:', 'x-desk: a note\nsection:');
    await write(root, { 'articles/weir.md': text });
    await buildSearchable(root, out);
    expect(changed(before, tree(out))).toEqual([]);
  });

  test('has no trace of what was withdrawn, nor has what is kept', async () => {
    const root = await newsroom({ ...OLD, ...NEW });
    const out = join(root, 'public');
    await buildSearchable(root, out);
    expect(await wordsIn(out)).toContain('marmalade');
    expect(everything(join(root, '.newsctl/cache/search'))).toContain('marmalade');
    const text = NEW['articles/fete.md'].replace('status: published', 'status: withdrawn');
    await write(root, { 'articles/fete.md': text });
    await buildSearchable(root, out);
    expect(await wordsIn(out)).not.toMatch(/marmalade|Fete/);
    expect(everything(join(root, '.newsctl/cache'))).not.toMatch(/marmalade|Fete/);
    // The last of its part: the part goes.
    await rm(join(root, 'articles/ferry.md'));
    await buildSearchable(root, out);
    expect(Object.keys(tree(out)).filter((path) => path.startsWith('search/2026'))).toEqual([]);
    expect(everything(join(root, '.newsctl/cache/search'))).not.toMatch(/Sundays/);
  });

  test('says nothing of sources, drafts and embargoed pieces', async () => {
    const secret = 'section: Council\nsources: [{id: s1, name: Ada Grebe, confidential: true}]';
    const root = await newsroom({
      ...OLD,
      'articles/a.md': told('a', '2026-11-02', 'Sewer broke', 'It was an accident.', secret),
      'articles/b.md': told('b', '2026-11-03', 'Draught', 'Unready words.').replace('published\n', 'draft\n'),
      'articles/c.md': told(
        'c',
        '2026-11-04',
        'Later',
        'Unripe words.',
        'embargo: {until: "2027-01-01T00:00:00Z"}',
      ),
    });
    const out = join(root, 'public');
    await buildSearchable(root, out);
    const words = await wordsIn(out);
    expect(words).toContain('It was an accident');
    expect(words).not.toMatch(/Grebe|Unready|Unripe/);
    expect(everything(join(root, '.newsctl/cache/search'))).not.toMatch(/Grebe|Unready|Unripe/);
  });

  test('is made again where what was kept is damaged', async () => {
    const root = await newsroom({ ...OLD, ...NEW });
    const [out, again] = [join(root, 'public'), join(root, 'again')];
    await buildSearchable(root, out);
    const folder = join(root, '.newsctl/cache/search');
    const spoils = [
      async (path: string) => rm(path),
      async (path: string) => writeFile(path, ''),
      async (path: string) => writeFile(path, (await readFile(path)).subarray(0, -5)),
      async (path: string) =>
        writeFile(
          path,
          (await readFile(path)).map((byte, i) => (i % 90 ? byte : 65)),
        ),
    ];
    for (const spoil of spoils)
      for (const which of ['pack-', 'records-', 'indexes-', '']) {
        for (const file of await readdir(folder)) if (file.startsWith(which)) await spoil(join(folder, file));
        await rm(again, { recursive: true, force: true });
        await buildSearchable(root, again);
        expect({ which, ...tree(again) }).toEqual({ which, ...tree(out) });
      }
  });

  test('goes when the search is switched off, and every link to it', async () => {
    const root = await newsroom({ ...OLD, ...NEW });
    const out = join(root, 'public');
    await buildSearchable(root, out);
    expect(await wordsIn(out)).toMatch(/SearchAction/);
    await buildSearchable(root, out, { settings: { ...SEARCHABLE, search: false } });
    expect(Object.keys(tree(out)).filter((path) => /search/.test(path))).toEqual([]);
    expect(await wordsIn(out)).not.toMatch(/search\/|SearchAction/);
    expect(await readdir(join(root, '.newsctl/cache'))).not.toContain('search');
  });

  test('is left out whole where its program fails, and the newsroom is told once', async () => {
    const root = await newsroom({ ...OLD, ...NEW });
    const out = join(root, 'public');
    const theme = await temporary();
    await write(root, { 'templates/site/search.liquid': '{% layout "layout" %}' });
    process.env.PAGEFIND_EXTENDED_BINARY_PATH = join(theme, 'none');
    const printed = vi.spyOn(console, 'error');
    try {
      const { problems } = await buildSearchable(root, out);
      expect(problems).toEqual([
        {
          path: 'newsctl.yaml',
          message: expect.stringMatching(
            /^`search: true`, but `pagefind` failed: .*The site has no search\.$/,
          ),
        },
      ]);
      expect(printed).not.toHaveBeenCalled();
    } finally {
      printed.mockRestore();
      delete process.env.PAGEFIND_EXTENDED_BINARY_PATH;
    }
    expect(Object.keys(tree(out)).filter((path) => /search/.test(path))).toEqual([]);
    expect(await wordsIn(out)).not.toMatch(/search/i);
  });

  test('is after any edits what a clean build makes, whoever builds it', async () => {
    const day = fc.constantFrom('2025-03-04', '2025-12-31', '2026-01-01', '2026-10-05', '2026-11-06');
    const name = fc.constantFrom('a', 'b', 'c');
    const piece = fc.record({
      day,
      words: fc.constantFrom('Weir and mill.', 'Rain fell.', '## Head\n\nSee [a](a.md).', 'Mae pont.'),
      more: fc.constantFrom('section: Sport', 'lang: cy', 'tags: [weir, "a, b"]', 'status: withdrawn'),
    });
    const step = fc.tuple(name, fc.option(piece, { freq: 4 }));
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 5 }), async (steps) => {
        const root = await newsroom(NEW);
        for (const [i, [which, written]] of steps.entries()) {
          const file = join(root, `articles/${which}.md`);
          if (written === null) await rm(file, { force: true });
          else {
            const text = told(which, written.day, `Piece ${which}`, written.words, written.more);
            const once = written.more.startsWith('status') ? text.replace('status: published\n', '') : text;
            await writeFile(file, once);
          }
          const { problems } = await buildSearchable(root, join(root, 'public'));
          expect(problems.filter(({ path }) => path === 'newsctl.yaml')).toEqual([]);
          const clean = join(root, `clean-${i}`);
          await buildSearchable(root, clean, { kept: null });
          expect(tree(join(root, 'public'))).toEqual(tree(clean));
        }
      }),
      { numRuns: 6 },
    );
  }, 240_000);
});

/** Everything that readers get, fragments of the index unpacked. */
async function wordsIn(folder: string): Promise<string> {
  const { gunzipSync } = await import('node:zlib');
  const names = await readdir(folder, { recursive: true });
  const parts: string[] = [];
  for (const name of names.filter((one) => /\.(?:html|json|xml|pf_\w+)$/.test(one))) {
    const bytes = await readFile(join(folder, name));
    parts.push(/\.pf_/.test(name) ? gunzipSync(bytes).toString('latin1') : bytes.toString());
  }
  return parts.join('\n');
}

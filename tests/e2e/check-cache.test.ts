import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FORMATS } from '../../src/reporters/formats.ts';
import { CONFIG, newsroom, soundArticle, writeFiles } from '../support/newsroom.ts';
import { run } from '../support/run.ts';

const CACHE = '.newsctl/cache/checks';
const SOURCE = 'sources/pier.txt';

const withSource = (slug: string, more = ''): string =>
  soundArticle({ slug, body: '“The pier is safe again,” Ann Lee told the council on Monday.' }).replace(
    'status:',
    `sources:\n  - {id: talk, kind: transcript, file: ${SOURCE}, captured_at: 2026-11-02T10:00:00Z${more}}\nstatus:`,
  );

const room = (): Promise<string> =>
  newsroom({
    'articles/a.md': soundArticle({ slug: 'a', body: 'The landing stage is open. [TK: since when?]\n' }),
    'articles/b.md': withSource('b'),
    'articles/c.md': soundArticle({ slug: 'c', body: 'A ferry. ![Ferry](media/ferry.png)\n' }),
    'articles/d.md': soundArticle({ slug: 'd', body: '“It is very unique,” somebody said.\n' }),
    'articles/e.md': soundArticle({ slug: 'e' }).replace(
      'status:',
      'embargo: {until: 2031-11-24T06:00:00Z}\nstatus:',
    ),
    [SOURCE]: 'LEE: The pier is safe again.\n',
    'people.yaml': 'people:\n  - {id: lee, name: Ann Lee}\n',
    'style/Very.yml': 'extends: existence\nmessage: "Leave out “%s”."\ntokens: [very, landing]\n',
  });

const check = (root: string, ...args: string[]) => run(['check', ...args], { cwd: root });

/** What a check says, the recalled one held against the fresh one, in every format or in JSON alone. */
async function bothWays(root: string, formats = ['json']): Promise<void> {
  for (const format of formats) {
    const [fresh, recalled] = [
      await check(root, '--format', format, '--no-cache'),
      await check(root, '--format', format),
    ];
    const undated = (text: string): string =>
      text.replace(/\d{4}-\d\d-\d\d(?:T| at )[\d:.]+(?:Z| UTC)?|time="[^"]*"/g, '');
    expect({ ...recalled, stdout: undated(recalled.stdout) }).toEqual({
      ...fresh,
      stdout: undated(fresh.stdout),
    });
  }
}

test('a recalled check says in every format what a fresh one says', async () => {
  const root = await room();
  await check(root);
  expect(await readFile(join(root, CACHE), 'utf8')).toContain('publishing/residue');
  await bothWays(root, ['json', ...FORMATS.map(({ name }) => name)]);
});

const NAMES = ['a', 'b', 'c', 'd', 'e'].map((name) => `articles/${name}.md`);
const word = fc.constantFrom('safe', 'very', 'unique', 'closed', 'pier');

/** What may happen in a newsroom between two checks. */
const edit = fc.oneof(
  fc.record({ do: fc.constant('append'), file: fc.constantFrom(...NAMES, SOURCE), word }),
  fc.record({ do: fc.constant('slug'), file: fc.constantFrom(...NAMES), word }),
  fc.record({ do: fc.constant('remove'), file: fc.constantFrom(...NAMES, SOURCE), word }),
  fc.record({ do: fc.constant('image'), file: fc.constant('media/ferry.png'), word }),
  fc.record({
    do: fc.constant('config'),
    file: fc.constantFrom('quotes/scare', 'Style.Very', 'headline/length'),
    word,
  }),
  fc.record({ do: fc.constant('people'), file: fc.constantFrom('Ann Lee', 'Bo Reed'), word }),
  fc.record({
    do: fc.constant('style'),
    file: fc.constantFrom('style/Very.yml', 'style/Town/Words.yml'),
    word,
  }),
  fc.record({ do: fc.constant('secret'), file: fc.constant('articles/f.md'), word }),
  fc.record({ do: fc.constant('out'), file: fc.constantFrom(...NAMES), word }),
);

type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

const EDITS: Record<string, (root: string, edit: Edit) => Promise<void>> = {
  append: (root, one) => change(root, one.file, (text) => `${text}\nThe pier is ${one.word}.\n`),
  slug: (root, one) => change(root, one.file, (text) => text.replace(/^slug: .*$/m, `slug: ${one.word}`)),
  remove: (root, one) => rm(join(root, one.file), { force: true }),
  image: (root, one) => writeFiles(root, { [one.file]: `no image, but ${one.word}` }),
  config: (root, one) =>
    writeFiles(root, {
      'newsctl.yaml': `${CONFIG}rules: {${one.file === 'Style.Very' ? 'House.Very' : one.file}: ${one.word === 'safe' ? 'off' : 'note'}}\n`,
    }),
  people: (root, one) => writeFiles(root, { 'people.yaml': `people:\n  - {id: lee, name: ${one.file}}\n` }),
  style: (root, one) =>
    writeFiles(root, { [one.file]: `extends: existence\nmessage: "No “%s”."\ntokens: [${one.word}]\n` }),
  secret: (root, one) => writeFiles(root, { [one.file]: withSource('f', ', confidential: true') }),
  out: (root, one) => change(root, one.file, (text) => text.replace('status: approved', 'status: published')),
};

async function change(root: string, file: string, how: (text: string) => string): Promise<void> {
  const text = await readFile(join(root, file), 'utf8').catch(() => null);
  if (text !== null) await writeFile(join(root, file), how(text));
}

test('after any edit a check says what a fresh one says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 3, maxLength: 5 }), async (edits) => {
      const root = await room();
      await check(root);
      for (const one of edits) {
        await EDITS[one.do]!(root, one);
        await bothWays(root);
      }
      await rm(root, { recursive: true });
    }),
    { numRuns: 8, endOnFailure: true },
  );
}, 240_000);

test('nothing of a secret source is kept, nor of an article that keeps it', async () => {
  const root = await room();
  await check(root);
  expect(await readFile(join(root, CACHE), 'utf8')).toContain(SOURCE);
  await writeFiles(root, { 'articles/f.md': withSource('f', ', confidential: true') });
  await check(root, 'articles/f.md');
  await expect(readFile(join(root, CACHE))).rejects.toThrow('ENOENT');
  await check(root);
  const kept = await readFile(join(root, CACHE), 'utf8');
  expect(kept).toContain('publishing/residue');
  expect(kept).not.toContain('pier.txt');
});

test('what readers have is a question too', async () => {
  const said =
    '“Every diver who went down there came up white in the face,” said Ada Brook, who runs the pier.';
  const articles = ['a', 'b', 'c'].map((slug) => [`articles/${slug}.md`, soundArticle({ slug, body: said })]);
  const root = await newsroom(Object.fromEntries(articles) as Record<string, string>);
  expect((await run(['publish'], { cwd: root })).code).toBe(0);
  await bothWays(root);
  await change(root, 'articles/b.md', (text) =>
    text.replace(said, 'Every diver who went down there came up white in the face.'),
  );
  await bothWays(root);
  expect((await check(root, '--json')).stdout).toContain('attribution/dropped-in-edit');
  await run(['publish', '--yes'], { cwd: root });
  await bothWays(root);
});

test('a cache that is no cache is passed over, and replaced', async () => {
  const root = await room();
  await writeFiles(root, { [CACHE]: '\u0000\u0001 something else' });
  const first = await check(root, '--json');
  expect(first.stderr).toBe('');
  await bothWays(root);
  expect(await readFile(join(root, CACHE), 'utf8')).toMatch(/^newsctl check/);
});

test('a few articles named one by one, and --no-cache, keep nothing', async () => {
  const root = await room();
  await check(root, 'articles/a.md', 'articles/b.md', 'articles/c.md');
  await check(root, '--no-cache');
  await expect(readFile(join(root, CACHE))).rejects.toThrow('ENOENT');
});

test('two checks at once leave a cache that can be used', async () => {
  const root = await room();
  await Promise.all([check(root), check(root), check(root)]);
  await bothWays(root);
});

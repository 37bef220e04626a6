import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { soundArticle, temporaryFolder, writeFiles } from '../support/newsroom.ts';
import { command, documentOf, type Ran } from '../support/run.ts';

const ROOT = join(import.meta.dirname, '../..');
const TSC = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');

async function well(ran: Promise<Ran>): Promise<Ran> {
  const done = await ran;
  expect(done.code, `${done.stdout}\n${done.stderr}`).toBe(0);
  return done;
}

/** Packs what was built before the tests, with its types, and installs it into an empty project without a network. */
async function installed(): Promise<{ project: string; packed: string[] }> {
  const project = await temporaryFolder();
  await well(command(process.execPath, [TSC, '-p', 'tsconfig.build.json'], { cwd: ROOT, timeout: 120_000 }));
  const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', project];
  const { stdout } = await well(command('npm', pack, { cwd: ROOT }));
  const [{ filename, files }] = JSON.parse(stdout) as [{ filename: string; files: { path: string }[] }];
  await writeFile(join(project, 'package.json'), '{"name": "paper", "private": true, "type": "module"}');
  await well(
    command('npm', ['install', '--offline', '--no-audit', '--no-fund', `./${filename}`], { cwd: project }),
  );
  return { project, packed: files.map(({ path }) => path) };
}

test('the packed program is whole: files, an install without a network, a first article, types', async () => {
  const { project, packed } = await installed();

  // What is in it.
  const allowed =
    /^(?:bin|dist|templates|styles|schema)\/|^(?:package\.json|README\.md|LICENSE|CHANGELOG\.md)$/;
  expect(packed.filter((path) => !allowed.test(path))).toEqual([]);
  expect(packed.filter((path) => /\.map$|\.test\.|(?:^|\/)tests?\/|(?<!\.d)\.ts$/.test(path))).toEqual([]);
  expect(packed).toEqual(
    expect.arrayContaining([
      'bin/newsctl.js',
      'dist/cli.cjs',
      'dist/compiled.cjs',
      'dist/index.cjs',
      'dist/index.js',
      'dist/types/index.d.ts',
      'dist/THIRD-PARTY-LICENSES.txt',
      'templates/articles/news.md',
      'templates/site/layout.liquid',
      'schema/newsctl.schema.json',
      'styles/news-uk/Spelling.yml',
      'dist/dictionaries/index.dic',
      'package.json',
      'LICENSE',
    ]),
  );
  expect(await readdir(join(project, 'node_modules'))).not.toContain('commander');
  for (const path of packed.filter((name) => name.endsWith('.js')))
    expect(await readFile(join(project, 'node_modules/newsctl', path), 'utf8')).not.toContain(
      'sourceMappingURL=',
    );

  // It runs.
  const npx = (...args: string[]): Promise<Ran> =>
    command('npx', ['--offline', 'newsctl', ...args], { cwd: project });
  const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  expect((await well(npx('--version'))).stdout).toBe(`${version}\n`);
  await well(npx('init', '--name', 'The Dunmoor Echo', '--url', 'https://echo.dunmoor.news'));
  const path = (await well(npx('new', 'news', 'Ferry runs again'))).stdout.trim();
  expect((await npx('check', path)).code).toBe(1);
  await writeFile(join(project, path), soundArticle());
  await well(npx('check', '--strict'));
  const published = documentOf(await well(npx('publish', '--json')));
  expect(published.result).toMatchObject({ changed: true, articles: [path] });
  expect(await readFile(join(project, 'public/index.html'), 'utf8')).toContain(
    'Ferry runs again after repairs',
  );

  // Its library is typed, for a project that has none of the packages it was made from.
  await writeFiles(project, { 'consumer/use.ts': CONSUMER, 'consumer/tsconfig.json': TSCONFIG });
  const compiled = await command(process.execPath, [TSC, '-p', 'consumer'], {
    cwd: project,
    timeout: 120_000,
  });
  expect(compiled).toMatchObject({ code: 0, stdout: '' });
  await mkdir(join(project, 'consumer/out'), { recursive: true });
  const used = await well(command(process.execPath, ['consumer/out/use.js'], { cwd: project }));
  expect(used.stdout).toBe('The Dunmoor Echo, 1 article, 0 errors, news/shout\n');
});

const TSCONFIG = JSON.stringify({
  compilerOptions: {
    target: 'ES2023',
    lib: ['ES2023', 'DOM'],
    module: 'NodeNext',
    moduleResolution: 'NodeNext',
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    outDir: 'out',
  },
  include: ['use.ts'],
});

const CONSUMER = `import { analyse, check, defineRule, loadNewsroom, NewsctlError, readArticle } from 'newsctl';

const rule = defineRule<{ most: number }>({
  id: 'news/shout',
  summary: 'A headline that shouts.',
  why: 'Capital letters are hard to read.',
  severity: 'warning',
  good: [],
  bad: [],
  check({ article }, report, { most }) {
    const headline: string = article.frontMatter.headline ?? '';
    if (headline.length > most) report({ message: 'Too loud.', span: article.fieldSpan(['headline']) });
  },
});

const { config, root } = await loadNewsroom({ cwd: '.' });
const name: string = config.name;
const keep: number = config.publish.keep;
const article = readArticle('The ferry is back.', 'a.md');
const quotations: number = analyse(article.plain).quotations.length;
const { counts, files } = check({ files: [{ path: 'a.md', text: article.text }], now: new Date() });
if (root === '' || keep < 2 || quotations > 0) throw new NewsctlError('BUG', 'impossible');
console.log(\`\${name}, \${files} article, \${counts.error} errors, \${rule.id}\`);
`;

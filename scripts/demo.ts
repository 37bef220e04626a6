import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A working day in an invented town: makes a newsroom in a temporary folder, drafts, checks, fixes and
 * publishes with the real program, and says where to look. Nothing outside that folder is touched.
 */
const PACKAGE = join(import.meta.dirname, '..');
const BINARY = join(PACKAGE, 'bin', 'newsctl.js');
const DEMO = join(PACKAGE, 'demo');
const room = join(mkdtempSync(join(tmpdir(), 'newsctl-demo-')), 'marlbeck-courier');
const articles = join(room, 'articles', '2026', '11');

say('Day one. A newsroom is a folder of plain files.');
newsctl(
  [
    ...'init marlbeck-courier --url https://courier.marlbeck.example --language en-GB --timezone Europe/London --jurisdiction uk'.split(
      ' ',
    ),
    '--name',
    'The Marlbeck Courier',
  ],
  join(room, '..'),
);

say('A reporter drafts a story from a template.');
newsctl([
  'new',
  'council-foi',
  'Library to open on Sundays',
  '--section',
  'Council',
  '--byline',
  'Ines Calder',
]);

say('Colleagues have filed theirs, with the notes they rest on. One of them was in a hurry.');
for (const name of ['sources', 'media', 'pages', 'people.yaml'])
  cpSync(join(DEMO, name), join(room, name), { recursive: true });
mkdirSync(articles, { recursive: true });
for (const name of [
  'keeper-of-tanners-lock',
  'letters-of-the-flood-mayor-opened',
  'man-denies-damaging-lock-gear',
  'roadworks-for-16-weeks-on-hill-road',
  'tell-the-wharf-how-to-get-across',
])
  cpSync(join(DEMO, 'articles', `${name}.md`), join(articles, `${name}.md`));
cpSync(join(DEMO, 'faulty.md'), join(articles, 'tanners-bridge.md'));
newsctl(['check', 'articles/2026/11/tanners-bridge.md'], room, 1);

say('It is approved all the same. newsctl does not let it out.');
newsctl(['publish', '--quiet'], room, 1, 3);

say('What can be mended without touching anybody’s words is mended by newsctl…');
newsctl(['check', 'articles/2026/11/tanners-bridge.md', '--fix'], room, 1, 3);

say('…and the rest by the reporter, who goes back to the notes. Who says what?');
rmSync(join(articles, 'tanners-bridge.md'));
cpSync(join(DEMO, 'articles', 'tanners-bridge-to-shut-for-14-weeks.md'), join(articles, 'tanners-bridge.md'));
newsctl(['quotes', 'articles/2026/11/tanners-bridge.md']);

say('The draft of the library story and an embargoed one stay at home; the others go out.');
newsctl(['publish']);

say('Look at the site that readers get, in any browser:');
process.stdout.write(
  `  ${join(room, 'public', 'index.html')}\n\nThe newsroom is in ${room}; delete it when you are done.\n`,
);

/** Runs the program as a person would, and shows the command and what it prints. */
function newsctl(args: string[], cwd = room, expected = 0, last = Number.POSITIVE_INFINITY): void {
  const shown = args.map((arg) => (/^[\w./:=-]+$/.test(arg) ? arg : `"${arg}"`)).join(' ');
  process.stdout.write(`\n$ newsctl ${shown}\n`);
  const colour = process.stdout.isTTY ? ['--color'] : [];
  const run = spawnSync(process.execPath, [BINARY, ...args, '--no-input', ...colour], {
    cwd,
    encoding: 'utf8',
  });
  const lines = (run.status === 0 ? run.stderr + run.stdout : run.stdout + run.stderr).trimEnd().split('\n');
  process.stdout.write(
    `${lines.length > last ? ['…', ...lines.slice(-last)].join('\n') : lines.join('\n')}\n`,
  );
  if (run.status !== expected) {
    process.stderr.write(`\nThe demo stops here: the command ended with ${run.status}, not ${expected}.\n`);
    process.exit(1);
  }
}

function say(text: string): void {
  process.stdout.write(`\n${'─'.repeat(72)}\n${text}\n`);
}

import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun, PACKAGE } from './program.ts';

/** The address of the demo newsroom's site, with a slash at its end. */
export const DEMO_ADDRESS = 'https://courier.marlbeck.example/';

const BRIDGE = 'tanners-bridge-to-shut-for-14-weeks';

/** Pages of its site that show what pages are like. */
export const DEMO_PAGES = {
  home: 'index.html',
  article: `council/${BRIDGE}/index.html`,
  opinion: 'opinion/tell-the-wharf-how-to-get-across/index.html',
};

/** Makes the demo newsroom in a folder that is not there yet. @param parent a folder that is */
export function makeDemo(room: string, parent: string): void {
  const options =
    '--language en-GB --timezone Europe/London --jurisdiction uk --url https://courier.marlbeck.example';
  mustRun(['init', room, '--name', 'The Marlbeck Courier', ...options.split(' ')], parent);
  for (const name of ['articles', 'sources', 'media', 'pages', 'people.yaml'])
    cpSync(join(PACKAGE, 'demo', name), join(room, name), { recursive: true });
  for (const name of readdirSync(join(room, 'articles'))) datePublished(join(room, 'articles', name));
}

/** The day of a piece that names none. */
const SOME_DAY = '2026-11-21';

/** As published in the morning of the day that its dateline names, so that its pages are the same on any day. */
function datePublished(file: string): void {
  const text = readFileSync(file, 'utf8');
  const day = /^dateline: .*date: (\d{4}-\d\d-\d\d)/m.exec(text)?.[1] ?? SOME_DAY;
  if (/^status: approved$/m.test(text))
    writeFileSync(
      file,
      text.replace(/^status: approved$/m, `status: approved\ndate_published: ${day}T06:00:00+00:00`),
    );
}

/** An error in its first story, put right as a newsroom would. */
export function correctDemo(room: string): void {
  const story = join(room, 'articles', `${BRIDGE}.md`);
  const note =
    "corrections:\n  - {kind: correction, at: '2026-11-24T09:00:00+00:00', was: 'The vote was 14 to eight.', now: 'The vote was 14 to nine.', where: body}\n";
  writeFileSync(story, readFileSync(story, 'utf8').replace(/^status: .*\n/m, `status: corrected\n${note}`));
}

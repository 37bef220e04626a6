import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { docx, p } from '../support/docx.ts';
import { newsroom } from '../support/newsroom.ts';
import { pdf } from '../support/pdf.ts';
import { run } from '../support/run.ts';

/** Strings that no output may hold: each stands in one place of the newsroom only. */
const PLANTED = {
  pdfName: 'Zorvane-Quill-dossier',
  docxName: 'brackish_ledger_77',
  vttName: 'Ophrana-tape',
  mdName: 'mornwick-letter',
  htmlName: 'skellbeck-page',
  srtName: 'tallow-call',
  txtName: 'harrowgate-notes-x',
  goneName: 'vanishedfile-quorn',
  brokenName: 'Brokenmemo-Iverness',
  idOfPdf: 'zq-inner-circle',
  idOfGone: 'quorn-secret-id',
  url: 'leaks.pellmell.example',
  email: 'w.tarrish@docks.example',
  phone: '07700 900 461',
  label: 'Wilma Tarrish',
  labelTwo: 'OSGOOD FENNIMORE',
  person: 'Marguerite Vexley',
  alias: 'Maggie Vex',
  personId: 'vexley-m',
  restrictions: 'never after harvest supper',
  capturedBy: 'nightdesk-corvin',
  wordsOfPdf: 'the quay was sold for a crate of plums',
  wordsOfText: 'nine lanterns were paid for by the mayor',
} as const;

const STORY = `---
id: 2026-11-quay
type: news
headline: Quay sold in secret
standfirst: The quay was sold, people who know say.
slug: quay-sold
section: council
byline: [{name: Ines Calder}]
status: approved
lang: en-GB
people:
  - {id: lee, name: Ann Lee, role: leader, org: Dunmoor council}
  - {id: ${PLANTED.personId}, name: ${PLANTED.person}, anonymity: {reason: fears for her job, approved_by: editor, description: a clerk}}
sources:
  - {id: open, kind: statement, file: sources/open.txt, captured_at: 2026-11-20T10:00:00Z, captured_by: ic}
  - {id: ${PLANTED.idOfPdf}, kind: document, file: sources/${PLANTED.pdfName}.pdf, confidential: true, url: "https://${PLANTED.url}/a", captured_at: 2026-11-20T10:00:00Z, captured_by: ${PLANTED.capturedBy}, restrictions: ${PLANTED.restrictions}}
  - {id: source-2, kind: document, file: sources/${PLANTED.docxName}.docx, confidential: true, captured_at: 2026-11-20T10:00:00Z, captured_by: ic, speakers: {"${PLANTED.label}": "${PLANTED.email}", "${PLANTED.phone}": ${PLANTED.personId}}}
  - {id: source-3, kind: transcript, file: sources/${PLANTED.vttName}.vtt, confidential: true, captured_at: 2026-11-20T10:00:00Z, captured_by: ic}
  - {id: source-4, kind: document, file: sources/${PLANTED.mdName}.md, confidential: true, captured_at: 2026-11-20T10:00:00Z, captured_by: ic}
  - {id: source-5, kind: document, file: sources/${PLANTED.htmlName}.html, confidential: true, captured_at: 2026-11-20T10:00:00Z, captured_by: ic}
  - {id: source-6, kind: transcript, file: sources/${PLANTED.srtName}.srt, confidential: true, captured_at: 2026-11-20T10:00:00Z, captured_by: ic}
  - {id: source-7, kind: interview, file: sources/${PLANTED.txtName}.txt, confidential: true, captured_at: 2026-11-20T10:00:00Z, captured_by: ic, sha256: ${'ab'.repeat(32)}}
  - {id: ${PLANTED.idOfGone}, kind: document, file: sources/${PLANTED.goneName}.txt, confidential: true, captured_at: 2026-11-20T10:00:00Z, captured_by: ic}
  - {id: source-9, kind: document, file: sources/${PLANTED.brokenName}.pdf, confidential: true, captured_at: not a date, captured_by: ic, oddkey: ${PLANTED.restrictions}}
---

“The quay has been sold to a firm from the south,” said Ann Lee, the leader of the council.

“We were told on the Friday that the cranes would go,” a clerk said. “We were told on the Monday that the cranes would go.”

“Fifteen men signed the paper in the back room of the inn,” said Ann Lee. “Nobody has asked the people who tie up there.”
`;

/** With no fault in the front matter, so that the sources are read and quotations differ from them. */
const VALID = STORY.replace('captured_at: not a date', 'captured_at: 2026-11-20T10:00:00Z').replace(
  /, oddkey: [^}]*/,
  '',
);

/** With nothing that keeps the story at home, so that pages and receipts are made. */
const PRINTABLE = VALID.replace(/ {2}- \{id: (?:source-[79]|quorn).*\n/g, '')
  .replace(' “We were told on the Monday that the cranes would go.”', '')
  .replace('“Fifteen men signed the paper in the back room of the inn,” said Ann Lee. ', 'She went on. ');

const SAID = 'We were told on the Friday that the cranes would go.';
const caption = (point: string): string =>
  `00:00:01${point}000 --> 00:00:05${point}000\n${SAID}\n\n00:00:09${point}000 --> 00:00:12${point}000\nNothing more was said.\n`;

async function plantedNewsroom(): Promise<string> {
  return newsroom({
    'articles/quay.md': STORY,
    'people.yaml': `people:\n  - {id: ${PLANTED.personId}, name: ${PLANTED.person}, aliases: [${PLANTED.alias}]}\n`,
    'sources/open.txt':
      'The quay has been sold to a firm from the south. Nobody has asked the people who tie up there.',
    [`sources/${PLANTED.pdfName}.pdf`]: await pdf((write) =>
      write([SAID, `Clerks say that ${PLANTED.wordsOfPdf}.`], { x: 60, y: 700 }),
    ),
    [`sources/${PLANTED.docxName}.docx`]: docx(
      p(`${PLANTED.label}: ${SAID}`) + p('Q: And the men?') + p(`${PLANTED.label}: They signed.`),
    ),
    [`sources/${PLANTED.vttName}.vtt`]: `WEBVTT\n\n${caption('.').replace(SAID, `<v ${PLANTED.labelTwo}>${SAID}`)}`,
    [`sources/${PLANTED.mdName}.md`]: `---\nauthor: ${PLANTED.label}\n---\n\n${SAID}\n`,
    [`sources/${PLANTED.htmlName}.html`]: `<title>${PLANTED.label}</title><p>${SAID}</p>`,
    [`sources/${PLANTED.srtName}.srt`]: `1\n${caption(',')}`,
    [`sources/${PLANTED.txtName}.txt`]: `${PLANTED.labelTwo}: Fifteen men signed the paper in the back room of the inn, and ${PLANTED.wordsOfText}.\n\nQ: Where?\n\n${PLANTED.labelTwo}: I was there.\n`,
    [`sources/${PLANTED.brokenName}.pdf`]: '%PDF-1.7 not a document at all',
  });
}

/** Everything under a folder but what the newsroom keeps for itself anyway. */
async function filesUnder(root: string, folder: string): Promise<string[]> {
  const names = await readdir(join(root, folder), { recursive: true }).catch(() => []);
  const paths = names.map((name) => join(root, folder, name));
  const kinds = await Promise.all(paths.map((path) => stat(path)));
  return paths.filter((_, index) => kinds[index]!.isFile());
}

const found = (bytes: string): string[] =>
  Object.values(PLANTED).filter((secret) => bytes.toLowerCase().includes(secret.toLowerCase()));

test('nothing of a confidential source is in any byte that newsctl writes', {
  timeout: 120_000,
}, async () => {
  expect(Object.keys(PLANTED).length).toBeGreaterThanOrEqual(20);
  const root = await plantedNewsroom();
  const commands = [
    ['check'],
    ['check', '--verbose', '--color'],
    ['check', '--strict', '--json'],
    ['quotes'],
    ['quotes', '--json'],
    ['quotes', '--csv'],
    ['quotes', '--html', 'ledger.html'],
    ['build', '--json'],
    ['publish', '--dry-run'],
    ['publish', '--dry-run', '--json'],
    ['publish'],
    ['publish', '--json'],
    ['status'],
    ['status', '--json'],
    ['doctor'],
    ['doctor', '--json'],
    ['undo'],
  ];
  const leaks: Record<string, string[]> = {};
  const search = (where: string, bytes: string): void => {
    if (found(bytes).length > 0) leaks[where] = found(bytes);
  };
  const verdicts: string[] = [];
  for (const story of [STORY, VALID, PRINTABLE]) {
    await writeFile(join(root, 'articles/quay.md'), story);
    for (const args of commands) {
      const { stdout, stderr, code } = await run(args, { cwd: root, env: { CI: '1' } });
      search(`${args.join(' ')} (stdout)`, stdout);
      search(`${args.join(' ')} (stderr)`, stderr);
      if (args.join(' ') === 'quotes --json')
        verdicts.push(...[...stdout.matchAll(/"verdict": ?"([\w-]+)"/g)].map((match) => match[1]!));
      if (story === PRINTABLE && args.join(' ') === 'publish') expect(code, stdout + stderr).toBe(0);
    }
  }
  // What was looked for was really there to be found.
  expect(new Set(verdicts)).toEqual(new Set(['exact', 'critical-change', 'wrong-speaker']));
  const written = [
    ...(await filesUnder(root, 'public')),
    ...(await filesUnder(root, '.public.releases')),
    ...(await filesUnder(root, '.newsctl')),
    join(root, 'ledger.html'),
  ];
  expect(written.filter((path) => path.endsWith('.html')).length).toBeGreaterThan(2);
  for (const path of written) {
    const name = relative(root, path);
    search(`name of ${name}`, name);
    // The desk's own copy of the article file, front matter and all: git-ignored, and never sent anywhere.
    if (!name.startsWith(join('.newsctl', 'published'))) search(name, await readFile(path, 'latin1'));
  }
  expect(leaks).toEqual({});
});

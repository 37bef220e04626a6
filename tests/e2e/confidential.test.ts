import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { expect, test } from 'vitest';
import { docx, p } from '../support/docx.ts';
import { article, CONFIG, everything, newsctl, newsroom, type Ran, write } from '../support/publishing.ts';

/** What a confidential source says; the quotations of the articles come from here, changed or not. */
const SAID =
  'We emptied the tank into the river every night for a year and nobody from the council ever asked us why.';
/** Words that stand beside it, and that no article has. */
const UNQUOTED = 'vintrelloom ledger kept under the stairs';

const FORMATS = ['txt', 'md', 'html', 'pdf', 'docx', 'vtt', 'srt'] as const;
type Format = (typeof FORMATS)[number];

/** Strings of one source, each its own, so that any trace shows where it came from. */
const marks = (name: string) => ({
  id: `zorvane-${name}-id`,
  folder: `quillfolder${name}`,
  file: `quillfile-${name}`,
  url: `https://drop.example/zanquill${name}`,
  email: `ozmira.${name}@hushpost.example`,
  restrictions: `brembolt${name} condition`,
  label: `Zorvane ${name}feather`,
  personId: `pellmora-${name}`,
  personName: `Ossifer ${name}wick`,
  alias: `Grubbins ${name}thwaite`,
  author: `Mandrake ${name}holt`,
  title: `Umbrelle ${name}dossier`,
});
type Marks = ReturnType<typeof marks>;

async function pdfOf(text: string, { author, title }: Marks): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.setAuthor(author);
  document.setTitle(title);
  document.setSubject(`Subject ${title}`);
  document.setKeywords([author]);
  const page = document.addPage([595, 842]);
  const font = await document.embedFont(StandardFonts.TimesRoman);
  for (const [n, line] of text.split('\n').entries())
    page.drawText(line, { x: 50, y: 780 - n * 30, size: 8, font });
  return document.save();
}

const WRITE: Record<Format, (mark: Marks) => string | Uint8Array | Promise<Uint8Array>> = {
  txt: ({ label }) => `${label}: ${SAID}\n\n${label}: ${UNQUOTED}\n`,
  md: ({ label, title }) => `# ${title}\n\n**${label}:** ${SAID}\n\n${UNQUOTED}\n`,
  html: ({ label, title, author }) =>
    `<html><head><title>${title}</title><meta name="author" content="${author}"></head><body><p>${label}: ${SAID}</p><p>${UNQUOTED}</p></body></html>`,
  pdf: (mark) => pdfOf(`${mark.label}: ${SAID}\n${UNQUOTED}`, mark),
  docx: (mark) =>
    docx(p(`${mark.label}: ${SAID}`) + p(UNQUOTED), {
      'docProps/core.xml': `<c><dc:creator>${mark.author}</dc:creator><dc:title>${mark.title}</dc:title></c>`,
    }),
  vtt: ({ label, title }) =>
    `WEBVTT ${title}\n\nNOTE ${title}\n\n00:00:01.000 --> 00:00:09.000\n<v ${label}>${SAID}\n\n00:00:10.000 --> 00:00:12.000\n<v ${label}>${UNQUOTED}\n`,
  srt: ({ label }) =>
    `1\n00:00:01,000 --> 00:00:09,000\n${label}: ${SAID}\n\n2\n00:00:10,000 --> 00:00:12,000\n${label}: ${UNQUOTED}\n`,
};

/** Ways in which a source cannot be read; the message of each must keep its mouth shut. */
const BROKEN: Record<string, (mark: Marks) => Uint8Array | string> = {
  pdf: ({ title }) => `%PDF-1.4\n<< /Title (${title}) >> this is none`,
  docx: ({ title }) => `PK ${title}`,
  html: ({ title }) => Buffer.concat([Buffer.from(`<p>${title}`), Buffer.from([0xff, 0xfe, 0x00])]),
  xlsx: ({ title }) => title,
  vtt: ({ title }) => `not captions, ${title}`,
  txt: ({ title }) => Buffer.concat([Buffer.from([0x00, 0xff]), Buffer.from(title)]),
  gone: () => '',
};

/** Each of these is held against the sources and comes out differently. */
const BODY = `“We emptied the tank into the river every night for a year,” said somebody who worked there, who is not named because they fear for their job.

“We emptied the tank into the lake every night for a month and nobody from the council ever asked us,” Jo Hartnell said.

“Nobody has ever put anything whatever into that river, and I swear to it,” Bea Torrance said.

“Nobody from the council ever asked us why,” Jo Hartnell said.

“We emptied the tank into the river every single night for a year and nobody from the council ever asked us,” said somebody who worked there.

We emptied the tank into the river every night for a year and nobody from the council ever asked us why.

The council called it “the river … every night [in] summer”.`;

function entry(mark: Marks, file: string, more = ''): string {
  return `
  - id: ${mark.id}
    kind: interview
    file: ${file}
    url: ${mark.url}
    lang: en
    speakers: { "${mark.label}": ${mark.personId} }
    confidential: true
    restrictions: "${mark.restrictions}, ${mark.email}, +44 7700 900456"${more}`;
}

const sha = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** Another checksum than the file has, so that the check has something to say. */
const FALSE_SUM = 'ab'.repeat(32);

interface Planted {
  files: Record<string, string | Uint8Array>;
  secrets: string[];
  people: string;
}

/** One article with one confidential source of a format, and all that stands in and round it. */
async function planted(format: string, make: (mark: Marks) => unknown, broken: boolean): Promise<Planted> {
  const mark = marks(`${format}${broken ? 'bad' : ''}`);
  const content = (await make(mark)) as string | Uint8Array;
  const path = `sources/${mark.folder}/${mark.file}.${format}`;
  const slug = `river-${format}${broken ? '-b' : ''}`;
  const person = `\n  - {id: ${mark.personId}, anonymity: {reason: fears for a job, approved_by: Ines Vale, description: somebody who worked there}, name: "${mark.personName}", verified_by: Ines Vale, verified_from: "a call with ${mark.personName} on 07700 900457"}`;
  const sources = entry(mark, path, broken ? `\n    sha256: ${FALSE_SUM}` : '');
  return {
    files: {
      [`articles/${slug}.md`]: article(slug, { sources, people: person }, BODY),
      ...(format === 'gone' ? {} : { [path]: content }),
    },
    secrets: [...Object.values(mark), sha(content), FALSE_SUM],
    people: `  - {id: ${mark.personId}, name: "${mark.personName}", aliases: ["${mark.alias}"]}\n`,
  };
}

async function allPlanted(): Promise<Planted[]> {
  const sound = FORMATS.map((format) => planted(format, WRITE[format], false));
  const broken = Object.entries(BROKEN).map(([format, make]) => planted(format, make, true));
  return Promise.all([...sound, ...broken]);
}

/** Numbers and words that all sources share. */
const SHARED = [
  '7700 900456',
  '7700 900457',
  'vintrelloom',
  'hushpost.example',
  'drop.example',
  'under the stairs',
];

/** The secrets that stand in some bytes, whatever their case; also as an address writes them. */
function found(bytes: string, secrets: readonly string[]): string[] {
  const all = `${bytes}\n${bytes.replaceAll('%20', ' ')}`.toLowerCase();
  return secrets.filter((secret) => all.includes(secret.toLowerCase()));
}

/** Every byte that newsctl made: what stands there at the end but for what the desk itself put there. */
function made(root: string, own: readonly string[]): string {
  return readdirSync(root)
    .filter((name) => !own.includes(name))
    .map((name) => `${name}\n${statSync(join(root, name)).isDirectory() ? everything(join(root, name)) : ''}`)
    .join('\n');
}

const DESK = ['articles', 'sources', 'people.yaml', 'newsctl.yaml'];

const COMMANDS: readonly (readonly string[])[] = [
  ['check'],
  ['check', '--json'],
  ['check', '--strict', '--verbose'],
  ['check', '--fix'],
  ['quotes'],
  ['quotes', '--json'],
  ['quotes', '--csv'],
  ['quotes', '--html', 'ledger.html', '--verbose'],
  ['build', '--out', 'elsewhere'],
  ['publish', '--dry-run'],
  ['publish', '--dry-run', '--json'],
  ['publish', '--verbose'],
  ['publish', '--json'],
  ['status'],
  ['status', '--json'],
  ['undo', '--dry-run'],
  ['undo', '--json'],
  ['explain', 'sources/confidential-leak'],
  ['doctor'],
  ['doctor', '--json'],
];

/** Runs all of them and gives every word that they printed, each under its command. */
async function runAll(root: string): Promise<[string, Ran][]> {
  const ran: [string, Ran][] = [];
  for (const args of COMMANDS) ran.push([args.join(' '), await newsctl(root, ...args)]);
  return ran;
}

const LENIENT = `${CONFIG}rules:\n${[
  'quotes/near-miss',
  'quotes/not-in-source',
  'quotes/critical-change',
  'quotes/wrong-speaker',
  'quotes/spliced',
  'quotes/undeclared-omission',
  'quotes/bracket-substitution',
  'sources/hash-changed',
]
  .map((rule) => `  ${rule}: warning\n`)
  .join('')}`;

test('of what makes a confidential source known not a byte comes out, whatever is run', async () => {
  const all = await allPlanted();
  const secrets = [...new Set([...all.flatMap((one) => one.secrets), ...SHARED])];
  expect(secrets.length).toBeGreaterThan(150);
  // What is published may not fail the check: the same faults weigh a warning here, and are told all the same.
  const root = await newsroom(Object.assign({}, ...all.map(({ files }) => files)), LENIENT);
  await write(root, { 'people.yaml': `people:\n${all.map(({ people }) => people).join('')}` });
  const ran = await runAll(root);
  for (const [name, { stdout, stderr }] of ran)
    expect([name, found(stdout + stderr, secrets)]).toEqual([name, []]);
  const published = Object.fromEntries(ran)['publish --verbose']!;
  expect(published.code, published.stderr + published.stdout).toBe(0);
  expect(existsSync(join(root, 'public/council/river-pdf/index.html'))).toBe(true);
  // The article files as they went out, whole: for this desk alone, and for nobody else on the machine.
  const kept = join(root, '.newsctl/published');
  for (const name of readdirSync(kept)) expect(statSync(join(kept, name)).mode & 0o077, name).toBe(0);
  expect(statSync(kept).mode & 0o077).toBe(0);
  expect(readdirSync(kept)).toContain('.gitignore');
  expect(found(readdirSync(kept).join('\n'), secrets)).toEqual([]);
  await rm(kept, { recursive: true });
  expect(found(made(root, DESK), secrets)).toEqual([]);
}, 300_000);

test('the faults of which it tells so little are all told', async () => {
  const all = await allPlanted();
  const root = await newsroom(Object.assign({}, ...all.map(({ files }) => files)));
  const { json } = await newsctl(root, 'check', '--json');
  const rules = new Set(json.result.findings.map(({ rule }: { rule: string }) => rule));
  for (const rule of [
    'quotes/near-miss',
    'quotes/critical-change',
    'quotes/not-in-source',
    'quotes/wrong-speaker',
    'sources/hash-changed',
    'sources/lifted-passage',
  ])
    expect([...rules]).toContain(rule);
  const ledger = (await newsctl(root, 'quotes', '--json')).json.result.quotes;
  const verdicts = new Set(ledger.map(({ verdict }: { verdict: string }) => verdict));
  for (const verdict of [
    'exact',
    'near-miss',
    'critical-change',
    'wrong-speaker',
    'not-found',
    'unverifiable',
  ])
    expect([...verdicts]).toContain(verdict);
  const confidential = ledger.filter(({ source }: { source: unknown }) => source !== null);
  expect(confidential.length).toBeGreaterThan(FORMATS.length);
  for (const { source } of confidential) expect(source).toEqual({ confidential: true });
});

/** Front matter that newsctl cannot use, in which a secret stands at the very fault. */
const FAULTS: Record<string, string> = {
  'a kind that there is none of': 'sources: [{id: s1, kind: Zorvane Quillfeather, confidential: true}]',
  'a key that there is none of':
    'sources: [{id: s1, kind: document, confidential: true, zorvane-quillfeather: x}]',
  'a checksum that is none':
    'sources: [{id: s1, kind: document, confidential: true, sha256: zorvane-quillfeather}]',
  'a list for a name':
    'sources: [{id: s1, kind: document, confidential: true, file: [zorvane-quillfeather]}]',
  'a speaker who is none':
    'sources: [{id: s1, kind: document, confidential: true, speakers: {Zorvane: [quillfeather]}}]',
  'confidential: yes':
    'sources: [{id: s1, kind: document, confidential: yes, file: zorvane-quillfeather.pdf}]',
  'a key mistyped': 'sources: [{id: s1, kind: document, confidental: true, file: zorvane-quillfeather.pdf}]',
  'an id that says it': 'sources: [{id: zorvane-quillfeather, kind: document, confidential: true}]',
  'YAML that ends too soon': 'sources: [{id: zorvane, kind: document, confidential: true, file: quillfeather',
  'an anchor that is none': 'sources: [{id: s1, kind: document, confidential: true, file: *zorvane}]',
  'a tag that is none': 'sources: [{id: s1, kind: document, confidential: true, file: !zorvane x}]',
  'a key twice': 'sources: [{id: s1, confidential: true, zorvane: 1, zorvane: 2}]',
  'a person who is nameless': 'people: [{id: p1, name: Zorvane Quillfeather, anonymity: {why: zorvane}}]',
};

test.each(Object.entries(FAULTS))('front matter that is at fault is not shown: %s', async (_, fault) => {
  const text = article('tank').replace('desk: true', `desk: true\n${fault}`);
  const root = await newsroom({ 'articles/tank.md': text });
  for (const args of [['check', '--strict'], ['check', '--json'], ['publish']]) {
    const { code, stdout, stderr } = await newsctl(root, ...args);
    if (args.includes('--strict')) expect(code, stdout).toBe(1);
    expect(found(stdout + stderr, ['zorvane', 'quillfeather'])).toEqual([]);
  }
  // What was published is kept as it was; what was found of it, in words that do not say it.
  for (const folder of ['receipts', 'cache'].map((name) => join(root, '.newsctl', name)))
    if (existsSync(folder)) expect(found(everything(folder), ['zorvane'])).toEqual([]);
});

test('a secret in the copy is an error that does not repeat it, and nothing goes out', async () => {
  const sources = '[{id: s1, kind: document, confidential: true, file: sources/zorvane-quillfeather.pdf}]';
  const people = '[{id: p1, name: Zorvane Quillfeather, anonymity: {reason: fears for a job}}]';
  const body =
    'Work began.\n\n“They filled the tank with sand and walked away from it,” Zorvane Quillfeather said. [Read it](/zorvane-quillfeather.pdf)';
  const root = await newsroom({ 'articles/tank.md': article('tank', { sources, people }, body) });
  const checked = await newsctl(root, 'check');
  expect(checked.code).toBe(1);
  expect(checked.stdout).toContain('sources/confidential-leak');
  const published = await newsctl(root, 'publish');
  expect(published.code).toBe(1);
  const json = await newsctl(root, 'check', '--json');
  for (const { stdout, stderr } of [checked, published, json])
    expect(found(stdout + stderr, ['zorvane', 'quillfeather'])).toEqual([]);
  expect(existsSync(join(root, 'public'))).toBe(false);
});

test('what was kept of a source goes once it is confidential', async () => {
  const file = 'sources/minutes.html';
  const text = (more: string) =>
    article(
      'tank',
      { sources: `[{id: s1, kind: document, file: ${file}${more}}]` },
      '“Sand went in,” Jo Hartnell said.',
    );
  const root = await newsroom({ [file]: '<p>Sand went in. Zorvane knew.</p>', 'articles/tank.md': text('') });
  await newsctl(root, 'check');
  const kept = join(root, '.newsctl/cache/sources');
  expect(readdirSync(kept)).toHaveLength(1);
  await write(root, { 'articles/tank.md': text(', confidential: true') });
  await newsctl(root, 'check');
  expect(readdirSync(kept)).toEqual([]);
});

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import type {
  CodeAction,
  CompletionList,
  DocumentSymbol,
  Hover,
  Location,
  LocationLink,
  TextDocumentEdit,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { ABLE, LanguageClient } from '../support/language-client.ts';
import { CONFIG, newsroom, soundArticle, temporaryFolder, writeFiles } from '../support/newsroom.ts';
import { documentOf, run } from '../support/run.ts';

const STORY = 'articles/story.md';
const PEOPLE = `people:
  - id: una-vale
    name: Una Vale
    role: harbour master
    aliases: []
`;

/** A newsroom with one article, open in an editor. */
async function editing(
  text: string,
  files: Record<string, string | Uint8Array> = {},
  { capabilities = ABLE, path = STORY } = {},
) {
  const root = await newsroom({ 'people.yaml': PEOPLE, ...files });
  const client = new LanguageClient(root);
  const initialized = await client.initialize(root, capabilities);
  const uri = pathToFileURL(join(root, path)).href;
  await client.open(uri, text);
  const document = TextDocument.create(uri, 'markdown', 1, text);
  const at = (words: string) => ({ position: document.positionAt(text.indexOf(words) + 1) });
  return { root, client, uri, document, at, initialized };
}

const SOURCE = `Notes of the hearing

UNA VALE: We had no warning at all, and the boats were still out at
noon. Nobody rang the bell.

CHAIR: Nobody rang the bell. Thank you.
`;

const withSources = (article: string, sources: string, more = ''): string =>
  article.replace('\n---\n', `\nsources: ${sources}\n${more}---\n`);

const QUOTING = withSources(
  soundArticle({
    body: `The harbour was full.

## What was said

“We had no warning at all, and the boats were still out at noon,” said Una Vale, the harbour master.

“Somebody rang the bell,” said Una Vale.
`,
  }),
  '[{id: hearing, kind: transcript, file: sources/hearing.txt}]',
);

describe('the server', () => {
  test('says what it can do, in UTF-16', async () => {
    const { initialized, client } = await editing(soundArticle());
    expect(initialized.serverInfo?.name).toBe('newsctl');
    expect(initialized.capabilities).toMatchObject({
      positionEncoding: 'utf-16',
      textDocumentSync: { change: 2, openClose: true },
      hoverProvider: true,
      definitionProvider: true,
      documentSymbolProvider: true,
    });
    expect(await client.stop()).toBe(0);
    expect(client.stderr).toBe('');
  });

  test('ends with 1 without a shutdown, and when its editor is gone', async () => {
    const { client } = await editing(soundArticle());
    await client.connection.sendNotification('exit');
    expect(await client.ended).toEqual([1, null]);
    const other = await editing(soundArticle());
    other.client.child.stdin!.end();
    expect(await other.client.ended).toEqual([1, null]);
  });

  test('ends with its editor’s process', async () => {
    const root = await newsroom();
    const gone = await run(['--version'], { cwd: root });
    expect(gone.code).toBe(0);
    // No process has this number.
    const client = new LanguageClient(root, ['--stdio', '--clientProcessId=4194999']);
    await client.initialize(root);
    expect(await client.ended).toEqual([1, null]);
  });

  test('SIGTERM ends it with 143', async () => {
    const { client } = await editing(soundArticle());
    client.child.kill('SIGTERM');
    expect(await client.ended).toEqual([143, null]);
  });

  test('refuses a terminal’s --json', async () => {
    const ran = await run(['lsp', '--json'], { cwd: await newsroom() });
    expect(ran.code).toBe(2);
    expect(documentOf(ran)).toMatchObject({ command: 'lsp', ok: false, error: { code: 'USAGE' } });
  });

  test.each([
    ['no JSON', 'Content-Length: 5\r\n\r\n{"a":'],
    ['no message', 'Content-Length: 2\r\n\r\n42'],
    ['a list', 'Content-Length: 2\r\n\r\n[]'],
    ['no length', 'Content-Type: nonsense\r\n\r\n'],
    ['a wrong length', 'Content-Length: many\r\n\r\n'],
    [
      'a question about nothing',
      frame({ jsonrpc: '2.0', id: 'x', method: 'textDocument/hover', params: {} }),
    ],
    ['a change of nothing', frame({ jsonrpc: '2.0', method: 'textDocument/didChange', params: { a: 1 } })],
  ])('survives %s', async (_, bytes) => {
    const { client, uri, at } = await editing(soundArticle({ body: '“We missed her,” said Tom Gray.' }));
    await client.diagnostics(uri, () => true);
    client.child.stdin!.write(bytes);
    const hover = await client.ask<Hover>('hover', uri, at('We missed'));
    expect(JSON.stringify(hover)).toContain('Tom Gray');
    expect(await client.stop()).toBe(0);
  });

  test('survives an article of 5 MB', async () => {
    const line = `The ferry is back, and the landing stage is open to everybody. ${'Gulls cried. '.repeat(400)}\n\n`;
    const body = `[TK: when?]\n\n${line.repeat(5_000_000 / line.length)}`;
    const { client, uri } = await editing(soundArticle({ body }));
    const found = await client.diagnostics(uri, ({ version }) => version === 1);
    expect(found.map(({ code }) => code)).toContain('publishing/residue');
    expect(await client.stop()).toBe(0);
  });
});

function frame(message: object): string {
  const text = JSON.stringify(message);
  return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
}

describe('diagnostics', () => {
  test('stand at their places, with rule, severity and version, and go when the document is closed', async () => {
    const text = soundArticle({ body: '😀 Gulls. [TK: who said so?]\n' });
    const { client, uri, document } = await editing(text);
    const found = await client.diagnostics(uri, ({ version }) => version === 1);
    const residue = found.find(({ code }) => code === 'publishing/residue')!;
    expect(residue).toMatchObject({ source: 'newsctl', severity: 1, data: { rule: 'publishing/residue' } });
    expect(document.getText(residue.range)).toContain('TK');
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    expect(await client.diagnostics(uri, ({ diagnostics }) => diagnostics.length === 0)).toEqual([]);
  });

  test('follow what one types, from memory and not from the disk, and only the newest counts', async () => {
    const text = soundArticle({ body: 'Nothing is wrong here. 😀 Nothing.\n' });
    const { client, uri, document } = await editing(text, { [STORY]: text });
    expect(await client.diagnostics(uri, ({ version }) => version === 1)).toEqual([]);
    const end = document.positionAt(text.indexOf(' Nothing.\n'));
    const insert = (version: number, words: string) =>
      client.change(uri, version, { range: { start: end, end }, text: words });
    await insert(2, ' TK]');
    await insert(3, ' [');
    const found = await client.diagnostics(uri, ({ version }) => version === 3);
    expect(found.map(({ code }) => code)).toContain('publishing/residue');
    expect(client.published.filter(({ version }) => version === 2)).toEqual([]);
    const typed = TextDocument.create(uri, 'markdown', 3, text.replace('😀', '😀 [ TK]'));
    expect(typed.getText(found[0]!.range)).toContain('TK');
  });

  test('tell related places', async () => {
    const body = '“We had no warning at all.\n\nThe boats were out,” said Una Vale.\n';
    const { client, uri } = await editing(soundArticle({ body }));
    const found = await client.diagnostics(uri, ({ version }) => version === 1);
    const reopen = found.find(({ code }) => code === 'quotes/missing-reopen')!;
    expect(reopen.relatedInformation![0]!.location.uri).toBe(uri);
  });

  test('a document outside any newsroom is loose copy, a new one too', async () => {
    const folder = await temporaryFolder();
    const client = new LanguageClient(folder);
    await client.initialize(folder);
    const text = 'She said: "Yes,” and left. [TK: when?]\n';
    const file = pathToFileURL(join(folder, 'copy.txt')).href;
    for (const uri of [file, 'untitled:Untitled-1']) {
      await client.open(uri, text, 1, 'plaintext');
      const found = await client.diagnostics(uri, () => true);
      expect(found.map(({ code }) => code)).toContain('publishing/residue');
      expect(found.map(({ code }) => code)).not.toContain('structure/front-matter');
    }
    expect(await client.stop()).toBe(0);
  });

  test('words of others and templates are no copy of the newsroom', async () => {
    const { client, uri, root } = await editing(soundArticle());
    for (const path of ['sources/notes.md', 'templates/articles/own.md'])
      await client.open(pathToFileURL(join(root, path)).href, '[TK: nothing]');
    await client.diagnostics(uri, () => true);
    await client.stop();
    expect(client.published.filter((one) => /sources|templates/.test(one.uri))).toEqual([]);
  });
});

describe('the configuration', () => {
  test('a fault stands in newsctl.yaml, and goes when it is mended', async () => {
    const faulty = CONFIG.replace('jurisdiction: uk', 'jurisdiction: mars');
    const { client, uri, root } = await editing(soundArticle({ body: '[TK]\n' }), { 'newsctl.yaml': faulty });
    const config = pathToFileURL(join(root, 'newsctl.yaml')).href;
    const [fault] = await client.diagnostics(config, () => true);
    expect(fault).toMatchObject({ severity: 1, code: 'CONFIG_INVALID', range: { start: { line: 4 } } });
    expect(TextDocument.create('', '', 1, faulty).getText(fault!.range)).toBe('mars');
    const [unchecked] = await client.diagnostics(uri, () => true);
    expect(unchecked).toMatchObject({ code: 'CONFIG_INVALID' });
    expect(unchecked!.message).toContain('not checked');

    await writeFiles(root, { 'newsctl.yaml': CONFIG });
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: config, type: 2 }],
    });
    expect(await client.diagnostics(config, ({ diagnostics }) => diagnostics.length === 0)).toEqual([]);
    const found = await client.diagnostics(uri, ({ diagnostics: all }) =>
      all.some(({ code }) => code === 'publishing/residue'),
    );
    expect(found.map(({ code }) => code)).not.toContain('CONFIG_INVALID');
    expect(JSON.stringify(client.registered)).toContain('**/newsctl.yaml');
  });

  test('counts as it stands in the editor; while it is faulty, the last sound one does', async () => {
    const { client, uri, root } = await editing(soundArticle({ body: '[TK]\n' }));
    const first = await client.diagnostics(uri, () => true);
    expect(first.map(({ severity }) => severity)).toEqual([1]);
    const config = pathToFileURL(join(root, 'newsctl.yaml')).href;
    await client.open(config, `${CONFIG}rules:\n  publishing/residue: warning\n`, 1, 'yaml');
    await client.change(config, 2, { text: `${CONFIG}rules:\n  publishing/residue: note\n` });
    const milder = await client.diagnostics(uri, ({ diagnostics: [one] }) => one?.severity === 3);
    expect(milder).toHaveLength(1);
    await client.change(config, 3, { text: `${CONFIG}rules:\n  publishing/resdue: off\n` });
    const [fault] = await client.diagnostics(config, ({ diagnostics }) => diagnostics.length > 0);
    expect(fault!.message).toContain('Did you mean');
    const sent = client.published.length;
    await client.change(uri, 2, { text: soundArticle({ body: '[TK: again]\n' }) });
    const kept = await client.diagnostics(uri, ({ version }) => version === 2);
    expect(kept.map(({ severity }) => severity)).toEqual([3]);
    expect(client.published.length).toBeGreaterThan(sent);
  });
});

describe('code actions', () => {
  const MIXED = soundArticle({
    body: '“Yes,” said Ada Brook.\n\n“No,” said Tom Gray.\n\n"Maybe," said Una Vale.\n',
  });
  const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  const apply = (document: TextDocument, { edit }: CodeAction): string =>
    TextDocument.applyEdits(
      document,
      (edit!.documentChanges as TextDocumentEdit[]).flatMap(({ edits }) => edits) as never,
    );

  test('each fix, all safe fixes at once, and a comment that takes a finding back', async () => {
    const { client, uri, document } = await editing(MIXED);
    const actions = await client.ask<CodeAction[]>('codeAction', uri, {
      range: whole,
      context: { diagnostics: [] },
    });
    const fix = actions.find(({ kind, isPreferred }) => kind === 'quickfix' && isPreferred)!;
    expect(fix.diagnostics![0]!.code).toBe('quotes/mixed-mark-style');
    expect((fix.edit!.documentChanges as TextDocumentEdit[])[0]!.textDocument).toEqual({ uri, version: 1 });
    const all = actions.find(({ kind }) => kind === 'source.fixAll.newsctl')!;
    expect(apply(document, all)).toBe(MIXED.replace('"Maybe,"', '“Maybe,”'));
    const suppress = actions.find(({ title }) => title.startsWith('Suppress quotes/mixed-mark-style'))!;
    const suppressed = apply(document, suppress);
    expect(suppressed).toContain('\n\n<!-- newsctl-disable-next quotes/mixed-mark-style -- -->\n"Maybe,"');
    // It says so where the reason is still missing; with one, nothing is left.
    await client.change(uri, 2, { text: suppressed });
    const open = await client.diagnostics(uri, ({ version }) => version === 2);
    expect(open.map(({ code }) => code)).toContain('suppression/comment');
    await client.change(uri, 3, { text: suppressed.replace(' -- -->', ' -- as she typed it -->') });
    const left = await client.diagnostics(uri, ({ version }) => version === 3);
    expect(left.map(({ code }) => code)).toEqual(['sources/none-declared']);
  });

  test('only what was asked for, and in the form that an old editor takes', async () => {
    const { client, uri } = await editing(MIXED, {}, { capabilities: {} });
    const ask = (only: string[]) =>
      client.ask<CodeAction[]>('codeAction', uri, { range: whole, context: { diagnostics: [], only } });
    const [all, ...others] = await ask(['source.fixAll']);
    expect(others).toEqual([]);
    expect(all!.edit!.changes![uri]).toHaveLength(1);
    expect(await ask(['refactor'])).toEqual([]);
    for (const { kind } of await ask(['quickfix'])) expect(kind).toBe('quickfix');
  });

  test('an editor with snippets gets a gap for the reason', async () => {
    const capabilities = {
      ...ABLE,
      workspace: { workspaceEdit: { documentChanges: true, snippetEditSupport: true } },
    };
    const { client, uri } = await editing(MIXED, {}, { capabilities });
    const actions = await client.ask<CodeAction[]>('codeAction', uri, {
      range: whole,
      context: { diagnostics: [] },
    });
    const suppress = actions.find(({ title }) => title.startsWith('Suppress'))!;
    expect(JSON.stringify(suppress.edit)).toMatch(/-- \$\{1:why\} -->/);
  });
});

describe('hover', () => {
  const shown = (hover: Hover): string => (hover.contents as { value: string }).value;

  test('a finding: why the rule minds', async () => {
    const { client, uri, at } = await editing(soundArticle({ body: '[TK: who?]\n' }));
    const text = shown(await client.ask<Hover>('hover', uri, at('TK: who')));
    expect(text).toContain('**publishing/residue**');
    expect(text).toContain('newsctl explain publishing/residue');
    expect(await client.ask('hover', uri, { position: { line: 0, character: 0 } })).toBeNull();
  });

  test('a quotation: speaker, cue, verdict, and the words of the source', async () => {
    const { client, uri, at, document } = await editing(QUOTING, { 'sources/hearing.txt': SOURCE });
    const hover = await client.ask<Hover>('hover', uri, at('We had'));
    expect(shown(hover)).toContain('**Una Vale**');
    expect(shown(hover)).toContain('cue: said');
    expect(shown(hover)).toContain('**exact**');
    expect(shown(hover)).toContain('sources/hearing\\.txt, line 3, UNA VALE');
    expect(document.getText(hover.range)).toMatch(/^“We had .* noon,”$/);
  });

  test('without Markdown nothing is escaped', async () => {
    const { client, uri, at } = await editing(
      QUOTING,
      { 'sources/hearing.txt': SOURCE },
      { capabilities: { textDocument: { hover: { contentFormat: ['plaintext'] } } } },
    );
    const hover = await client.ask<Hover>('hover', uri, at('We had'));
    expect(hover.contents).toMatchObject({ kind: 'plaintext' });
    expect(shown(hover)).toContain('sources/hearing.txt, line 3, UNA VALE');
    expect(shown(hover)).not.toContain('*');
  });
});

describe('the source of a quotation', () => {
  test.each([
    ['txt', SOURCE],
    [
      'md',
      `# Hearing\n\nNobody spoke.\n\n**UNA VALE:** We had *no warning* at all, and the\nboats were still out at noon. Thanks.\n`,
    ],
    [
      'html',
      `<html><head><title>We had no warning at all</title></head><body><p>UNA VALE: We had <em>no warning</em> at&nbsp;all, and the boats were still <!-- x -->out at noon.</p></body></html>`,
    ],
    [
      'vtt',
      `WEBVTT\n\n1\n00:00:01.000 --> 00:00:04.000\n<v Una Vale>We had no warning at all, and\n\n2\n00:00:04.000 --> 00:00:09.000\n<v Una Vale>the boats were still out at noon.\n`,
    ],
    [
      'srt',
      `1\n00:00:01,000 --> 00:00:04,000\nUNA VALE: We had no warning at all, and\n\n2\n00:00:04,000 --> 00:00:09,000\nthe boats were still out at noon.\n`,
    ],
  ])('in .%s is found to the letter', async (extension, source) => {
    const file = `sources/hearing.${extension}`;
    const { client, uri, root, at } = await editing(QUOTING.replace('sources/hearing.txt', file), {
      [file]: source,
    });
    const [link] = await client.ask<LocationLink[]>('definition', uri, at('We had'));
    expect(link!.targetUri).toBe(pathToFileURL(join(root, file)).href);
    const words = TextDocument.create('', '', 1, source).getText(link!.targetRange);
    expect(words).toMatch(/^We had[\s\S]*noon$/);
    expect(words).not.toContain('title');
  });

  test('an old editor gets a location; narrative has none', async () => {
    const { client, uri, at } = await editing(
      QUOTING,
      { 'sources/hearing.txt': SOURCE },
      { capabilities: {} },
    );
    const [location] = await client.ask<Location[]>('definition', uri, at('We had'));
    expect(location).toMatchObject({ range: { start: { line: 2, character: 10 } } });
    expect(await client.ask('definition', uri, at('harbour was full'))).toEqual([]);
  });
});

test('nothing tells who a confidential source is', async () => {
  const secret = 'Zorah Pell';
  const text = withSources(
    soundArticle({
      body: '“We had no warning at all, and the boats were still out at noon,” said a worker at the harbour.\n\n“We had one warning at all, and the boats were still out at noon,” said a worker.\n',
    }),
    '[{id: hush-77, kind: interview, file: sources/zorah-pell.txt, confidential: true, speakers: {ZP: zorah-pell}}]',
    'people: [{id: zorah-pell, name: Zorah Pell, anonymity: {reason: fears for a job, description: a worker}}]\n',
  );
  const { client, uri, document, at } = await editing(text, {
    'sources/zorah-pell.txt':
      'ZP: We had no warning at all, and the boats were still out at noon. Vintrelloom.\n',
    'people.yaml': `people:\n  - {id: zorah-pell, name: ${secret}, role: worker at the harbour, aliases: []}\n`,
  });
  const found = await client.diagnostics(uri, () => true);
  const hovers = [
    await client.ask<Hover>('hover', uri, at('We had no')),
    await client.ask<Hover>('hover', uri, at('We had one')),
  ];
  expect(JSON.stringify(hovers)).toContain('a confidential source');
  const symbols = await client.ask('documentSymbol', uri, {});
  const links = await client.ask<LocationLink[]>('definition', uri, at('We had no'));
  expect(links).toEqual([]);
  const files = await client.ask<CompletionList>('completion', uri, {
    position: document.positionAt(text.indexOf('sources/zorah')),
  });
  const told = JSON.stringify([found, hovers, symbols, files]);
  for (const word of ['Zorah', 'Pell', 'zorah', 'hush-77', 'Vintrelloom', '"ZP'])
    expect(told).not.toContain(word);
});

describe('completion', () => {
  const labels = ({ items }: CompletionList): string[] => items.map(({ label }) => label);
  const HEAD = `---
id: a-1
type: court
headline: Man denies theft
status: 
people:
  - id: 
sources:
  - id: hearing
    kind: 
    file: 
    
sec
---

status: 
`;

  async function completing() {
    const editor = await editing(HEAD, {
      'sources/hearing.txt': SOURCE,
      'sources/hushed.txt': 'Nothing.',
      'articles/other.md': withSources(
        soundArticle({ slug: 'other' }),
        '[{id: h, kind: interview, file: sources/hushed.txt, confidential: true}]',
      ),
    });
    const complete = (after: string, from = 0) =>
      editor.client.ask<CompletionList | null>('completion', editor.uri, {
        position: editor.document.positionAt(HEAD.indexOf(after, from) + after.length),
      });
    return { ...editor, complete };
  }

  test('keys that are not there yet, also those of the type', async () => {
    const { complete, document } = await completing();
    const list = (await complete('\nsec'))!;
    expect(labels(list)).toContain('section');
    expect(labels(list)).toContain('defendants');
    expect(labels(list)).not.toContain('headline');
    expect(labels(list)).not.toContain('coroner');
    const section = list.items.find(({ label }) => label === 'section')!;
    expect(TextDocument.applyEdits(document, [section.textEdit as never])).toContain('\nsection: \n---');
  });

  test('values, people and sources, at their places', async () => {
    const { complete } = await completing();
    expect(labels((await complete('\nstatus: '))!)).toEqual(expect.arrayContaining(['draft', 'approved']));
    expect(labels((await complete('type: '))!)).toEqual(expect.arrayContaining(['news', 'court']));
    expect(labels((await complete('  - id: '))!)).toEqual(['una-vale']);
    expect(labels((await complete('kind: '))!)).toContain('transcript');
    // One that another article keeps secret is not named.
    expect(labels((await complete('file: '))!)).toEqual(
      ['sources/hearing.txt', 'sources/.gitkeep'].slice(0, 1),
    );
    const rest = labels((await complete('file: \n    '))!);
    expect(rest).toContain('speakers');
    expect(rest).not.toContain('kind');
  });

  test('nothing in the body', async () => {
    const { complete } = await completing();
    expect(await complete('status: ', HEAD.lastIndexOf('---'))).toBeNull();
  });
});

test('the outline: headline, cross-heads, and quotations by speaker', async () => {
  const { client, uri } = await editing(QUOTING, { 'sources/hearing.txt': SOURCE });
  const symbols = await client.ask<DocumentSymbol[]>('documentSymbol', uri, {});
  expect(symbols.map(({ name }) => name)).toEqual(['Ferry runs again after repairs', 'What was said']);
  const [first, second] = symbols[1]!.children!;
  expect(first!.name).toMatch(/^Una Vale: “We had no warning/);
  expect(first!.detail).toBe('exact');
  expect(second!.name).toContain('Somebody rang the bell');
  expect(symbols[1]!.range.end.line).toBeGreaterThanOrEqual(second!.range.end.line);
});

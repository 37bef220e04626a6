import type { Readable, Writable } from 'node:stream';
import {
  CodeActionKind,
  type Connection,
  createConnection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  PositionEncodingKind,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { abilitiesOf } from './abilities.ts';
import { answerRequests } from './answers.ts';
import { FIX_ALL } from './code-actions.ts';
import { isConfig, pathOf } from './document-kind.ts';
import { Publisher } from './publisher.ts';
import { Workspace } from './workspace.ts';

/** What the server may know of the world. */
export interface ServerInput {
  input: Readable;
  output: Writable;
  /** Ends the server. */
  signal: AbortSignal;
  now: () => Date;
  version: string;
  /** The folder of newsctl, which ships styles. */
  packageRoot: string;
  /** Process of the editor, where the command line names it; else the editor itself does. */
  editor: number | null;
  /** Whether the program that started the server still runs; asked now and then. */
  isAlive: (processId: number) => boolean;
}

/** How often the server looks whether its editor is still there, in milliseconds. */
const LOOK_EVERY = 3000;

/** Files whose change makes another text of an article right. */
const WATCHED = [
  '**/newsctl.yaml',
  '**/people.yaml',
  '**/sources/**',
  '**/templates/articles/*.md',
  '**/style/**',
  '**/.vale.ini',
  '**/.newsctl/receipts/*',
];

/**
 * Serves an editor over the language server protocol until it says `exit`, goes away, or the signal fires.
 * @returns the exit status: 0 after an orderly `shutdown`, else 1
 */
export function serve({
  input,
  output,
  signal,
  now,
  version,
  packageRoot,
  editor,
  isAlive,
}: ServerInput): Promise<number> {
  return new Promise((done) => {
    let timer: NodeJS.Timeout | undefined;
    const watchDog = {
      shutdownReceived: false,
      initialize: ({ processId }: InitializeParams): void => {
        const started = editor ?? processId;
        if (typeof started !== 'number') return;
        timer = setInterval(() => {
          if (!isAlive(started)) end();
        }, LOOK_EVERY);
      },
      exit: (code: number): void => end(code),
    };
    const connection: Connection = createConnection(
      (logger) => createProtocolConnection(readerOf(input), new StreamMessageWriter(output), logger),
      watchDog,
    );
    const stop = listen(connection, { now, version, packageRoot });
    function end(code = watchDog.shutdownReceived ? 0 : 1): void {
      clearInterval(timer);
      stop();
      input.destroy();
      done(code);
    }
    input.on('end', () => end());
    input.on('close', () => end());
    output.on('error', () => end());
    signal.addEventListener('abort', () => end(), { once: true });
    connection.listen();
  });
}

/** After a head that it cannot use, the library's reader lets what came with it lie until more comes: so a little more comes. */
function readerOf(input: Readable): StreamMessageReader {
  const reader = new StreamMessageReader(input);
  reader.onError(() => setImmediate(() => input.emit('data', Buffer.alloc(0))));
  return reader;
}

function listen(
  connection: Connection,
  { now, version, packageRoot }: Pick<ServerInput, 'now' | 'version' | 'packageRoot'>,
): () => void {
  const documents = new TextDocuments(TextDocument);
  const textAt = (path: string): string | undefined =>
    documents
      .all()
      .find(({ uri }) => pathOf(uri) === path)
      ?.getText();
  const workspace = new Workspace(textAt, now, packageRoot);
  let ended = false;
  const report = (error: unknown): void => {
    // What was under way when the editor went fails for that, and there is nobody to be told.
    if (ended) return;
    connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  };
  const publisher = new Publisher(workspace, {
    document: (uri) => documents.get(uri),
    send: (params) => {
      connection.sendDiagnostics(params).catch(() => {});
    },
    report,
  });
  const reload = (pause?: number): void => {
    workspace.reload();
    for (const { uri } of documents.all()) publisher.schedule(uri, pause);
  };

  connection.onInitialize((params) => {
    const abilities = abilitiesOf(params.capabilities);
    const lookAt = (folders: readonly { uri: string }[]): void => {
      for (const { uri } of folders) lookAtFolder(workspace, publisher, uri).catch(report);
    };
    answerRequests(connection, { documents, workspace, abilities });
    connection.onInitialized(() => {
      lookAt(params.workspaceFolders ?? []);
      if (abilities.folders) connection.workspace.onDidChangeWorkspaceFolders(({ added }) => lookAt(added));
      if (abilities.watches)
        connection.client
          .register(DidChangeWatchedFilesNotification.type, {
            watchers: WATCHED.map((globPattern) => ({ globPattern })),
          })
          .catch(report);
    });
    return initialized(version);
  });
  connection.onDidChangeWatchedFiles(() => reload(0));
  documents.onDidOpen(({ document: { uri } }) => publisher.schedule(uri, 0));
  documents.onDidChangeContent(({ document: { uri } }) => {
    if (isConfig(pathOf(uri) ?? '')) reload();
    else publisher.schedule(uri);
  });
  // Not every editor tells of changed files.
  documents.onDidSave(() => reload(0));
  documents.onDidClose(({ document: { uri } }) => {
    publisher.clear(uri);
    if (isConfig(pathOf(uri) ?? '')) reload(0);
  });
  documents.listen(connection);
  return () => {
    ended = true;
    publisher.stop();
    connection.dispose();
  };
}

const initialized = (version: string): InitializeResult => ({
  serverInfo: { name: 'newsctl', version },
  capabilities: {
    positionEncoding: PositionEncodingKind.UTF16,
    textDocumentSync: {
      openClose: true,
      change: TextDocumentSyncKind.Incremental,
      save: { includeText: false },
    },
    hoverProvider: true,
    definitionProvider: true,
    documentSymbolProvider: true,
    completionProvider: { triggerCharacters: [' '] },
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  },
});

/** A newsroom in a folder that was opened tells of faults in its configuration before any article is. */
async function lookAtFolder(workspace: Workspace, publisher: Publisher, uri: string): Promise<void> {
  const path = pathOf(`${uri.replace(/\/$/, '')}/newsctl.yaml`);
  const desk = path === null ? null : await workspace.newsrooms.of(path);
  if (desk) publisher.publishConfig(desk);
}

import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import type {
  ClientCapabilities,
  Diagnostic,
  InitializeResult,
  PublishDiagnosticsParams,
  Range,
} from 'vscode-languageserver-protocol';
import {
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { start } from './run.ts';

/** What VS Code can do, as far as newsctl asks. */
export const ABLE: ClientCapabilities = {
  general: { positionEncodings: ['utf-16'] },
  textDocument: {
    hover: { contentFormat: ['markdown', 'plaintext'] },
    definition: { linkSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    publishDiagnostics: { relatedInformation: true, versionSupport: true, dataSupport: true },
    synchronization: { didSave: true },
  },
  workspace: {
    workspaceEdit: { documentChanges: true },
    workspaceFolders: true,
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
};

/** An editor at the other end of the real program. */
export class LanguageClient {
  readonly connection: ProtocolConnection;
  readonly child: ChildProcess;
  /** Everything the server has published, in order. */
  readonly published: PublishDiagnosticsParams[] = [];
  readonly registered: unknown[] = [];
  readonly ended: Promise<[number | null, string | null]>;
  stderr = '';
  private readonly heard = new Set<() => void>();

  constructor(cwd: string, args: readonly string[] = []) {
    const child = start(['lsp', ...args], { cwd });
    this.child = child;
    this.ended = once(child, 'close') as Promise<[number | null, string | null]>;
    child.stderr.on('data', (chunk: Buffer) => {
      this.stderr += chunk;
    });
    child.stdin.on('error', () => {});
    this.connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    this.connection.onError(() => {});
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.push(params);
      for (const look of this.heard) look();
    });
    this.connection.onRequest('client/registerCapability', (params: unknown) => {
      this.registered.push(params);
      return null;
    });
    this.connection.listen();
    onTestFinished(() => {
      this.connection.dispose();
      child.kill('SIGKILL');
    });
  }

  async initialize(root: string, capabilities: ClientCapabilities = ABLE): Promise<InitializeResult> {
    const uri = pathToFileURL(root).href;
    const result = await this.connection.sendRequest<InitializeResult>('initialize', {
      processId: null,
      rootUri: uri,
      capabilities,
      workspaceFolders: [{ uri, name: 'newsroom' }],
    });
    await this.connection.sendNotification('initialized', {});
    return result;
  }

  open(uri: string, text: string, version = 1, languageId = 'markdown'): Promise<void> {
    return this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version, text },
    });
  }

  change(uri: string, version: number, ...contentChanges: { range?: Range; text: string }[]): Promise<void> {
    return this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  ask<T>(method: string, uri: string, more: object): Promise<T> {
    return this.connection.sendRequest<T>(`textDocument/${method}`, { textDocument: { uri }, ...more });
  }

  /** The first publication that fits, already come or yet to come. */
  async diagnostics(uri: string, fits: (params: PublishDiagnosticsParams) => boolean): Promise<Diagnostic[]> {
    const find = () => this.published.find((params) => params.uri === uri && fits(params));
    for (;;) {
      const found = find();
      if (found) return found.diagnostics;
      await new Promise<void>((done) => {
        const look = (): void => {
          this.heard.delete(look);
          done();
        };
        this.heard.add(look);
      });
    }
  }

  async stop(): Promise<number | null> {
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    return (await this.ended)[0];
  }
}

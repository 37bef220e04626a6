import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { ConfigFault } from '../newsroom/config-fault.ts';
import { CONFIG_FILE, PEOPLE_FILE } from '../newsroom/find-root.ts';
import { configDiagnostics, unchecked } from './config-diagnostics.ts';
import { diagnosticsOf } from './diagnostics.ts';
import type { Desk } from './newsrooms.ts';
import type { Known, Workspace } from './workspace.ts';

/** How long somebody has to pause in their writing before the text is checked, in milliseconds. */
const PAUSE = 200;

/** What the publisher needs of the editor. */
interface Editor {
  /** The document as it is now; undefined once it is closed. */
  document: (uri: string) => TextDocument | undefined;
  send: (params: PublishDiagnosticsParams) => void;
  /** Something went wrong that is no fault of the text. */
  report: (error: unknown) => void;
}

/** Checks documents when the writing pauses, and sends what was found about their newest version. */
export class Publisher {
  private readonly waiting = new Map<string, NodeJS.Timeout>();
  /** Files of the configuration that have a fault now. */
  private readonly faulty = new Set<string>();
  /** How long the last check of a document took, in milliseconds. */
  private readonly took = new Map<string, number>();
  private readonly workspace: Workspace;
  private readonly editor: Editor;

  constructor(workspace: Workspace, editor: Editor) {
    this.workspace = workspace;
    this.editor = editor;
  }

  /**
   * Checks a document after a pause; a later call begins the pause anew. Whoever writes something that takes long to
   * check is interrupted the less.
   */
  schedule(uri: string, pause = Math.max(PAUSE, this.took.get(uri) ?? 0)): void {
    clearTimeout(this.waiting.get(uri));
    const timer = setTimeout(() => {
      this.waiting.delete(uri);
      this.publish(uri).catch(this.editor.report);
    }, pause);
    this.waiting.set(uri, timer);
  }

  /** Takes back what was said about a document. */
  clear(uri: string): void {
    clearTimeout(this.waiting.get(uri));
    this.waiting.delete(uri);
    this.took.delete(uri);
    this.workspace.close(uri);
    if (!this.faulty.has(uri)) this.editor.send({ uri, diagnostics: [] });
  }

  stop(): void {
    for (const timer of this.waiting.values()) clearTimeout(timer);
    this.waiting.clear();
  }

  /** Says what is wrong with the configuration of a newsroom; takes back what was wrong before. */
  publishConfig({ root, fault }: Desk): void {
    for (const name of [CONFIG_FILE, PEOPLE_FILE]) {
      const uri = pathToFileURL(join(root, name)).href;
      const isFaulty = fault instanceof ConfigFault && fault.file === name;
      if (isFaulty) this.faulty.add(uri);
      else if (!this.faulty.delete(uri)) continue;
      this.editor.send({ uri, diagnostics: isFaulty ? configDiagnostics(fault) : [] });
    }
  }

  private async publish(uri: string): Promise<void> {
    const document = this.editor.document(uri);
    if (!document) return;
    const { version } = document;
    const began = performance.now();
    const known = await this.workspace.known(document);
    if (known.desk) this.publishConfig(known.desk);
    // Somebody has gone on writing meanwhile: what was found is about a text that is no more.
    if (this.editor.document(uri)?.version !== version) return;
    const diagnostics = diagnosticsFor(known);
    this.took.set(uri, performance.now() - began);
    if (diagnostics) this.editor.send({ uri, version, diagnostics });
  }
}

function diagnosticsFor({ checked, fault }: Known): Diagnostic[] | null {
  if (checked) return diagnosticsOf(checked);
  return fault ? [unchecked(fault.message.split('\n')[0]!, fault.code)] : null;
}

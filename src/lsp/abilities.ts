import { type ClientCapabilities, MarkupKind } from 'vscode-languageserver';
import type { ActionAbilities } from './code-actions.ts';

/** What the editor can show and do. */
export interface Abilities extends ActionAbilities {
  markup: MarkupKind;
  /** A place to go to that knows from where. */
  links: boolean;
  /** An outline with things inside things. */
  outline: boolean;
  /** Tells of changed files that it was asked about. */
  watches: boolean;
  folders: boolean;
}

export function abilitiesOf({ textDocument, workspace }: ClientCapabilities): Abilities {
  const formats = textDocument?.hover?.contentFormat ?? [];
  return {
    markup: formats.includes(MarkupKind.Markdown) ? MarkupKind.Markdown : MarkupKind.PlainText,
    links: textDocument?.definition?.linkSupport === true,
    outline: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    versioned: workspace?.workspaceEdit?.documentChanges === true,
    snippets: workspace?.workspaceEdit?.snippetEditSupport === true,
    watches: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    folders: workspace?.workspaceFolders === true,
  };
}

import type {
  CompletionList,
  Connection,
  DocumentSymbol,
  Location,
  LocationLink,
  SymbolInformation,
  TextDocumentPositionParams,
  TextDocuments,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { readArticle } from '../article/article.ts';
import type { Abilities } from './abilities.ts';
import type { Checked } from './checked.ts';
import { codeActions } from './code-actions.ts';
import { completionAt } from './completion.ts';
import { definitionAt } from './definition.ts';
import { hoverAt } from './hover.ts';
import { offersOf } from './offers.ts';
import { spanOf } from './range.ts';
import { symbolsOf } from './symbols.ts';
import type { Workspace } from './workspace.ts';

/** What an answer is made from. */
export interface Asked {
  documents: TextDocuments<TextDocument>;
  workspace: Workspace;
  abilities: Abilities;
}

/** Answers what an editor asks about a document, about its newest version. */
export function answerRequests(connection: Connection, { documents, workspace, abilities }: Asked): void {
  const checked = async ({ uri }: { uri: string }): Promise<Checked | null> => {
    const document = documents.get(uri);
    return document ? (await workspace.known(document)).checked : null;
  };

  connection.onHover(async ({ textDocument, position }) => {
    const found = await checked(textDocument);
    return found && hoverAt(found, found.document.offsetAt(position), abilities.markup);
  });
  connection.onDefinition(async ({ textDocument, position }) => {
    const found = await checked(textDocument);
    if (!found) return null;
    const links = await definitionAt(found, found.document.offsetAt(position));
    // The two lists are one type of answer each, and the library takes either.
    return (abilities.links ? links : links.map(asLocation)) as LocationLink[];
  });
  connection.onCodeAction(async ({ textDocument, range, context }) => {
    const found = await checked(textDocument);
    return found && codeActions(found, spanOf(found.document, range), context.only, abilities);
  });
  connection.onDocumentSymbol(async ({ textDocument }) => {
    const found = await checked(textDocument);
    if (!found) return null;
    const symbols = symbolsOf(found);
    return abilities.outline ? symbols : flat(symbols, textDocument.uri);
  });
  connection.onCompletion(({ textDocument, position }) =>
    complete(documents, workspace, { textDocument, position }),
  );
}

async function complete(
  documents: TextDocuments<TextDocument>,
  workspace: Workspace,
  { textDocument, position }: TextDocumentPositionParams,
): Promise<CompletionList | null> {
  const document = documents.get(textDocument.uri);
  if (!document) return null;
  return completionAt(document, document.offsetAt(position), async (path) => {
    const { desk, checked } = await workspace.known(document);
    const article = checked?.article ?? readArticle(document.getText(), '');
    return desk?.stock ? offersOf(desk.stock, article)(path) : null;
  });
}

const asLocation = ({ targetUri, targetRange }: LocationLink): Location => ({
  uri: targetUri,
  range: targetRange,
});

/** An outline for editors that know no things inside things. */
const flat = (symbols: readonly DocumentSymbol[], uri: string, container?: string): SymbolInformation[] =>
  symbols.flatMap(({ name, kind, range, children }) => [
    { name, kind, location: { uri, range }, ...(container !== undefined && { containerName: container }) },
    ...flat(children ?? [], uri, name),
  ]);

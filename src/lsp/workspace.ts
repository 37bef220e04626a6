import { basename } from 'node:path';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { readArticle } from '../article/article.ts';
import type { NewsctlError } from '../errors.ts';
import { readIfThere } from '../newsroom/find-root.ts';
import { SourceShelf } from '../newsroom/source-shelf.ts';
import { articleRequest } from '../publish/article-request.ts';
import { type Checked, checkedDocument } from './checked.ts';
import { articlePath, isCopy, pathOf } from './document-kind.ts';
import { type Desk, Newsrooms } from './newsrooms.ts';

/** What is known of a document in the editor. */
export interface Known {
  desk: Desk | null;
  /** Null for what is no copy, and where its newsroom cannot be loaded. */
  checked: Checked | null;
  /** Why it is not checked. */
  fault: NewsctlError | null;
}

interface Kept {
  version: number;
  known: Promise<Known>;
}

/** The documents that are open in an editor, and what the program knows of each in its present version. */
export class Workspace {
  readonly newsrooms: Newsrooms;
  private readonly shelf = new SourceShelf();
  private readonly kept = new Map<string, Kept>();
  private readonly now: () => Date;

  /** @param texts what the editor has of a file, before the disk is asked */
  constructor(texts: (path: string) => string | undefined, now: () => Date, packageRoot: string) {
    this.newsrooms = new Newsrooms(async (path) => texts(path) ?? readIfThere(path), packageRoot);
    this.now = now;
  }

  /** Reads a document, at most once in each version. Never throws for what is in it. */
  known(document: TextDocument): Promise<Known> {
    const { uri, version } = document;
    const kept = this.kept.get(uri);
    if (kept?.version === version) return kept.known;
    const known = this.read(document);
    this.kept.set(uri, { version, known });
    return known;
  }

  /** A document that was closed. */
  close(uri: string): void {
    this.kept.delete(uri);
  }

  /** Something on the disk or in the configuration has changed: everything is read again when it is asked for. */
  reload(): void {
    this.kept.clear();
    this.shelf.forget();
    this.newsrooms.forget();
  }

  private async read(document: TextDocument): Promise<Known> {
    const path = pathOf(document.uri);
    const desk = path === null ? null : await this.newsrooms.of(path);
    if (!isCopy(document)) return { desk, checked: null, fault: null };
    const text = document.getText();
    if (!desk || path === null) {
      const article = readArticle(text, path === null ? 'untitled.md' : basename(path));
      return { desk, checked: checkedDocument(document, article, null, { now: this.now() }), fault: null };
    }
    const shown = articlePath(desk.root, path);
    if (shown === null) return { desk, checked: null, fault: null };
    if (!desk.newsroom) return { desk, checked: null, fault: desk.fault };
    const article = readArticle(text, shown);
    const { newsroom, check } = desk;
    const request = await articleRequest({ newsroom, check, shelf: this.shelf }, article, this.now());
    return { desk, checked: checkedDocument(document, article, desk.root, request), fault: null };
  }
}

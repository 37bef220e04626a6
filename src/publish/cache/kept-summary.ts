import { readFileSync } from 'node:fs';
import { type ArticleSummary, digest } from '../../site/summary.ts';
import { decodeText } from '../../text/read-file.ts';
import { sha256 } from '../../text/sha256.ts';
import type { ArticleStore } from './article-store.ts';

/** Gives the summary of an article that says the same as it did; another one is at fault. */
export type Whole = (path: string, hash: string) => ArticleSummary;

/**
 * The summary of an article that the store has. Of an archive they would fill the memory: what only one step of a
 * build looks at, all front matter above all, is read from the store when it is asked for.
 */
export class KeptSummary implements ArticleSummary {
  readonly path: string;
  readonly sha256: string;
  readonly content: string;
  readonly front: string;
  readonly asks: ArticleSummary['asks'];
  readonly open: boolean;
  private readonly whole: Whole;

  constructor({ path, sha256: hash, content, front, asks, open }: ArticleSummary, whole: Whole) {
    this.path = path;
    this.sha256 = hash;
    this.content = content;
    this.front = front;
    this.asks = asks;
    this.open = open;
    this.whole = whole;
  }

  get frontMatter(): ArticleSummary['frontMatter'] {
    return this.whole(this.path, this.sha256).frontMatter;
  }

  get raw(): ArticleSummary['raw'] {
    return this.whole(this.path, this.sha256).raw;
  }

  get opening(): string {
    return this.whole(this.path, this.sha256).opening;
  }

  get cited(): ArticleSummary['cited'] {
    return this.whole(this.path, this.sha256).cited;
  }

  get updates(): ArticleSummary['updates'] {
    return this.whole(this.path, this.sha256).updates;
  }
}

/**
 * Reads summaries from the store, and should they be lost there, from the article's file. The last one is at hand: each
 * step looks at one article after another.
 * @param changed what is thrown where a file says something else by now
 */
export function wholeFrom(root: string, store: ArticleStore, changed: (path: string) => Error): Whole {
  let last: ArticleSummary | null = null;
  return (path, hash) => {
    if (last?.path === path && last.sha256 === hash) return last;
    const kept = store.known(path)?.sha256 === hash ? store.summary(path) : null;
    last = kept ?? readAgain(path, hash);
    return last;
  };

  function readAgain(path: string, hash: string): ArticleSummary {
    const text = decodeText(readFileSync(`${root}/${path}`), path);
    if (sha256(text) !== hash) throw changed(path);
    return digest(text, path).summary;
  }
}

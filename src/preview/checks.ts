import { type Article, readArticle } from '../article/article.ts';
import { type BaselineEntry, withoutKnown } from '../check/baseline.ts';
import { type CheckRequest, type CheckResult, check } from '../check/check.ts';
import type { NamedArticle } from '../check/named.ts';
import { articleRequest, type CheckingDesk } from '../publish/article-request.ts';
import type { DeskArticle } from '../publish/desk-article.ts';
import type { Finding } from '../rules/finding.ts';
import { type Discretion, discretionFor } from '../sources/confidential/discretion.ts';
import { type LedgerRow, ledgerRows } from '../sources/ledger.ts';
import { once } from '../text/once.ts';

/** What the check says of one article. */
export interface CheckedPiece {
  article: Article;
  findings: readonly Finding[];
  counts: CheckResult['counts'];
  /** Every quotation with what the sources say of it. */
  rows(): readonly LedgerRow[];
  /** Null where the article keeps no secret. */
  discretion(): Discretion | null;
}

/** All that decides what a check says, beside the article itself. */
export interface CheckGround extends CheckingDesk {
  /** The findings that the newsroom lives with. */
  baseline: readonly BaselineEntry[];
  /** All articles, among which slugs and ids must not come twice. */
  names: readonly NamedArticle[];
  now: Date;
}

/** Checks articles one at a time, each once as long as neither it nor the ground changes. */
export class Checks {
  private readonly kept = new Map<string, { sha256: string; checked: Promise<CheckedPiece> }>();
  private readonly ground: CheckGround;

  constructor(ground: CheckGround) {
    this.ground = ground;
  }

  /** @throws NewsctlError FILE_CHANGED where the file was saved since the article was read */
  of(one: DeskArticle): Promise<CheckedPiece> {
    const { path, sha256 } = one.article;
    const kept = this.kept.get(path);
    if (kept?.sha256 === sha256) return kept.checked;
    const checked = this.read(one);
    this.kept.set(path, { sha256, checked });
    // What could not be read is read again when it is asked for again.
    checked.catch(() => this.kept.delete(path));
    return checked;
  }

  private async read(one: DeskArticle): Promise<CheckedPiece> {
    const { baseline, names, now } = this.ground;
    const text = await one.text();
    const article = readArticle(text, one.article.path);
    const request = await articleRequest(this.ground, article, now);
    const result = check({ ...request, names, files: [article] });
    const texts = new Map([[article.path, text]]);
    const { findings, counts } =
      baseline.length === 0 ? result : withoutKnown(result, baseline, texts).result;
    return {
      article,
      findings,
      counts,
      rows: once(() => ledgerRows(article, ledgerDesk(request))),
      discretion: once(() => discretionFor(article, request.people ?? [])),
    };
  }
}

const ledgerDesk = (request: Omit<CheckRequest, 'files'>) => ({
  people: request.people ?? [],
  sourceFiles: request.sourceFiles ?? new Map(),
  cleanVerbatim: request.cleanVerbatim ?? true,
  language: request.language ?? 'en-GB',
});

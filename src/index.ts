/**
 * newsctl as a library: read articles, check them, build and publish a site. Everything else in the package
 * is private.
 * @module
 */
export { type Article, readArticle } from './article/article.ts';
export type { FrontMatter } from './article/front-matter-types.ts';
export { type CheckRequest, type CheckResult, check, fix } from './check/check.ts';
export { type ErrorCode, NewsctlError } from './errors.ts';
export { defineHost, type Host, type HostKind, type Transaction } from './hosts/host.ts';
export type { Manifest } from './hosts/manifest.ts';
export { importPage } from './import/import-page.ts';
export { createArticle } from './newsroom/create-article.ts';
export { loadNewsroom, type Newsroom } from './newsroom/newsroom.ts';
export { type Prepared, type PrepareInput, prepare as planPublish } from './publish/prepare.ts';
export { type Published, type PublishInput, publish } from './publish/publish.ts';
export { planUndo, undo } from './publish/undo.ts';
export { analyse } from './quotes/analyse.ts';
export type { Analysis, Quotation } from './quotes/analysis.ts';
export type { Finding } from './rules/finding.ts';
export { defineRule, type Rule, type Severity } from './rules/rule.ts';
export { buildSite } from './site/build-site.ts';
export type { SiteFile, SiteInput } from './site/site-types.ts';

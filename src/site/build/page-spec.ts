import { createHash } from 'node:crypto';
import type { SiteFile } from '../site-types.ts';

/** A page of the site that can be made, and need not be. */
export interface PageSpec {
  path: string;
  kind: SiteFile['kind'];
  /** Stands for everything that the page is made from: the same key, the same bytes. */
  key: string;
  render(): string | Promise<string>;
}

/** A key for plain data, such as texts, numbers and lists of them. */
export const keyOf = (...parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url');

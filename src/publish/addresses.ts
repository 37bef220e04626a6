import { NewsctlError } from '../errors.ts';
import { articlePath } from '../site/paths.ts';
import type { SiteFile } from '../site/site-types.ts';
import type { Outgoing } from './select.ts';

/**
 * Two articles may share neither an id nor an address; capitals make no difference, as they make none on many disks.
 * @throws NewsctlError ARTICLE_CLASH naming both
 */
export function demandOwnAddresses(outgoing: readonly Outgoing[]): void {
  const taken = new Map<string, string>();
  for (const { article } of outgoing) {
    const { id } = article.frontMatter;
    const keys = [`the address /${articlePath(article)}`, ...(id ? [`the id \`${id}\``] : [])];
    for (const key of keys) {
      const folded = key.normalize('NFC').toLowerCase();
      const other = taken.get(folded);
      if (other !== undefined)
        throw new NewsctlError('ARTICLE_CLASH', `${other} and ${article.path} both have ${key}.`);
      taken.set(folded, article.path);
    }
  }
}

/**
 * No article may take the place of a list, a feed or a picture either.
 * @throws NewsctlError ARTICLE_CLASH
 */
export function demandOwnFiles(files: readonly SiteFile[]): void {
  const taken = new Map<string, string>();
  for (const { path } of files) {
    const folded = path.normalize('NFC').toLowerCase();
    const other = taken.get(folded);
    if (other !== undefined)
      throw new NewsctlError(
        'ARTICLE_CLASH',
        other === path
          ? `Two pages of the site would stand at /${path}.`
          : `/${other} and /${path} differ in capitals alone, which many disks and servers take for the same.`,
      );
    taken.set(folded, path);
  }
}

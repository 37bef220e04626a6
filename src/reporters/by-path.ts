import type { Finding } from '../rules/finding.ts';

/**
 * Findings by the article they are about, in the order of the articles.
 * @param paths articles that are to be there without findings too
 */
export function byPath(findings: readonly Finding[], paths: Iterable<string> = []): Map<string, Finding[]> {
  const found = new Map<string, Finding[]>();
  for (const path of paths) found.set(path, []);
  for (const finding of findings) {
    const others = found.get(finding.path);
    if (others) others.push(finding);
    else found.set(finding.path, [finding]);
  }
  return found;
}

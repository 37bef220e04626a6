import { findSections } from '../article/front-matter.ts';
import type { SourceEntry } from '../article/front-matter-types.ts';
import { readYaml } from '../yaml/document.ts';
import { appendEntry } from './append-entry.ts';

/** Adds an entry to the `sources` of an article; null where that cannot be done safely. */
export const declareSource = (text: string, entry: SourceEntry): string | null =>
  appendEntry(text, 'sources', entry);

/** Ids that an article has for its sources already. */
export function declaredIds(text: string): string[] {
  const { yaml: at } = findSections(text);
  const sources = at ? readYaml(text.slice(at.start, at.end)).data.sources : null;
  return Array.isArray(sources) ? sources.flatMap((source) => (source?.id ? [String(source.id)] : [])) : [];
}

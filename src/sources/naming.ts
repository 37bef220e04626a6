import { type DeclaredSource, describePlace, placeAt } from './source.ts';

/**
 * How a message names a source: `release r1, line 12`. Of a confidential one it gives nothing away, not even which
 * of several it is.
 */
export function nameSource({ entry, file }: DeclaredSource, offset?: number): string {
  if (entry.confidential) return 'a confidential source';
  const place = offset === undefined || !file?.text ? null : placeAt(file.text, offset);
  const where = place === null ? '' : describePlace(place);
  return `${entry.kind} ${entry.id}${where === '' ? '' : `, ${where}`}`;
}

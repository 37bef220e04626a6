import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * The program of a thread, which lies beside the others or, seen from a chunk, above.
 * @returns its absolute path; null where newsctl runs from its source
 */
export function programFile(name: string): string | null {
  const places = ['./', '../'].map((place) => fileURLToPath(new URL(`${place}${name}`, import.meta.url)));
  return places.find((place) => existsSync(place)) ?? null;
}

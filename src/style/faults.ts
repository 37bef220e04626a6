import { NewsctlError } from '../errors.ts';
import { LineIndex } from '../text/position.ts';
import type { FaultyFile, LoadedStyles } from './load-styles.ts';

/**
 * Refuses styles that cannot be used: a desk would take silence for a clean text.
 * @param where the file that names the styles
 * @throws NewsctlError CONFIG_INVALID
 */
export function refuseFaulty({ faulty, missing }: LoadedStyles, where: string): void {
  if (missing.length > 0)
    throw new NewsctlError(
      'CONFIG_INVALID',
      `${where} names what is in no folder of styles: ${missing.join(', ')}.`,
    );
  if (faulty.length === 0) return;
  const described = faulty.flatMap(describe);
  throw new NewsctlError(
    'CONFIG_INVALID',
    `Rules of the house style cannot be used.\n${described.join('\n')}`,
  );
}

/** Faults with their places. */
export function describe({ file, problems }: FaultyFile): string[] {
  const lines = new LineIndex(file.text);
  return problems.map(({ span, message }) => {
    const at = lines.position(span.start);
    return `${file.path}:${at.line}:${at.column}  ${message}`;
  });
}

/** What a desk must know though nothing is refused: rules that are not run, keys that nobody reads. */
export const remarks = ({ scripts, odd }: LoadedStyles): string[] => [...scripts, ...odd].flatMap(describe);

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** The folder of the installed package: it holds `templates/`, `schema/` and `package.json`. */
export const packageRoot: string = findRoot(dirname(fileURLToPath(import.meta.url)));

/** The version in `package.json`. */
export function packageVersion(): string {
  return (JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string }).version;
}

/**
 * What tells this build of the program from any other: a checksum of its entry, which names the chunks by theirs. Null
 * where it runs from its source, which may change at any time.
 */
function programMark(): string | null {
  const built = join(packageRoot, 'dist');
  if (!fileURLToPath(import.meta.url).startsWith(built + sep)) return null;
  return createHash('sha256')
    .update(readFileSync(join(built, 'cli.cjs')))
    .digest('hex');
}

/**
 * Everything of the program and the machine that a result may depend on: the build, Node with its tables of languages
 * and zones, and the zone and the language that the machine is set to.
 */
export function machineMarks(env: Record<string, string | undefined>): string[] | null {
  const program = programMark();
  if (program === null) return null;
  const { node, icu = '', tz = '', unicode = '' } = process.versions;
  const settings = ['TZ', 'LC_ALL', 'LC_MESSAGES', 'LANG', 'LANGUAGE'].map((name) => env[name] ?? '');
  // The zone itself costs 30 ms to ask for.
  const offsets = [0, 6].map((month) => String(new Date(2026, month).getTimezoneOffset()));
  return [packageVersion(), program, node, icu, tz, unicode, ...settings, ...offsets];
}

function findRoot(from: string): string {
  for (let folder = from; folder !== dirname(folder); folder = dirname(folder))
    if (existsSync(join(folder, 'package.json'))) return folder;
  return from;
}

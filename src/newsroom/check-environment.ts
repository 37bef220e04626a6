import { createHash, type Hash } from 'node:crypto';
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CONFIG_FILE, PEOPLE_FILE } from './find-root.ts';
import { TEMPLATE_FOLDER } from './template-folder.ts';

/** What the check of every article of a newsroom depends on, besides the article. */
export interface Environment {
  root: string;
  /** The folder of newsctl, which ships styles and a dictionary. */
  packageRoot: string;
  /** The program and the machine: builds, versions, languages, zones. */
  machine: readonly string[];
}

/**
 * A checksum of the settings of a newsroom, of its people and of its house style, byte by byte, with the program that
 * reads them: nothing has to be understood for it, so that nothing has to be loaded.
 */
export async function environmentMark({ root, packageRoot, machine }: Environment): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(machine));
  for (const name of [CONFIG_FILE, PEOPLE_FILE, '.vale.ini']) addPath(hash, join(root, name), name);
  addPath(hash, join(root, 'style'), 'style');
  for (const folder of await valeStyles(root)) addPath(hash, folder, 'StylesPath');
  addPath(hash, join(packageRoot, 'styles'), 'shipped');
  addNames(hash, join(root, TEMPLATE_FOLDER));
  addNames(hash, join(packageRoot, 'dist', 'dictionaries'));
  return hash.digest('hex');
}

/** The folders that a `.vale.ini` names. */
async function valeStyles(root: string): Promise<readonly string[]> {
  const path = join(root, '.vale.ini');
  const text = bytesOf(path)?.toString('utf8');
  if (text === undefined) return [];
  return (await import('../style/config/vale-config.ts')).readValeConfig(text, path).stylesPaths;
}

/** A file with its bytes, a folder with everything in it, links followed; what is not there counts as well. */
function addPath(hash: Hash, path: string, name: string, above: readonly string[] = []): void {
  const bytes = bytesOf(path);
  if (bytes) hash.update(JSON.stringify(['file', name, bytes.length])).update(bytes);
  const entries = bytes ? null : namesIn(path);
  if (!entries) return;
  const own = realpathSync(path);
  hash.update(JSON.stringify(['folder', name, entries]));
  // A link that leads back up would lead round and round.
  if (above.includes(own)) return;
  for (const entry of entries) addPath(hash, join(path, entry), entry, [...above, own]);
}

/** The names in a folder, with what tells a changed file from an unchanged one. */
function addNames(hash: Hash, folder: string): void {
  for (const name of namesIn(folder) ?? []) {
    const { size, mtimeMs } = statSync(join(folder, name), { throwIfNoEntry: false }) ?? {};
    hash.update(JSON.stringify([name, size, mtimeMs]));
  }
}

/** What tells a folder, with all that lies in it, from the same one after a change: sizes and times of its files. */
export function folderStamps(
  folder: string,
): [name: string, size: number, changed: number, touched: number][] {
  const names = (namesIn(folder) && readdirSync(folder, { recursive: true, encoding: 'utf8' })) ?? [];
  return names.sort().map((name) => {
    const {
      size = -1,
      mtimeMs = 0,
      ctimeMs = 0,
    } = statSync(join(folder, name), { throwIfNoEntry: false }) ?? {};
    return [name, size, mtimeMs, ctimeMs];
  });
}

function namesIn(folder: string): string[] | null {
  try {
    return readdirSync(folder).sort();
  } catch {
    return null;
  }
}

function bytesOf(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Speller, spellerOf } from './speller.ts';

/** Where the English dictionary lies: in what ships, and where newsctl is run from its source. */
const PLACES = ['dist/dictionaries', 'node_modules/dictionary-en'];

/** The dictionary of American English that newsctl ships, as Vale does. */
export async function usualSpeller(packageRoot: string): Promise<Speller> {
  const [affixes, words] = await Promise.all(
    ['index.aff', 'index.dic'].map((name) => read(packageRoot, name)),
  );
  return spellerOf(affixes!, words!);
}

async function read(packageRoot: string, name: string): Promise<string> {
  const [shipped, source] = PLACES.map((place) => join(packageRoot, place, name));
  return readFile(shipped!, 'utf8').catch(() => readFile(source!, 'utf8'));
}

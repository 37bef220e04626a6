import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { isLeft } from './left-behind.ts';
import { sha256 } from '../text/sha256.ts';

const folder = (root: string): string => join(root, '.newsctl', 'published');

/** Where texts are while they are being written: there are few, and what a run left behind is soon found. */
const begunIn = (root: string): string => join(root, '.newsctl', 'publishing');

/** For so few each is looked for by its name; for more all names are read, which are as many as were ever published. */
const FEW = 50;

/**
 * Keeps the texts of articles as they went out, each under its hash: `publish PATH` needs the published text of the
 * others, and a later edit is compared with what readers were told. A text appears whole or not at all.
 */
export async function keepTexts(
  root: string,
  texts: Iterable<{ sha256: string; text(): Promise<string> }>,
): Promise<void> {
  for (const path of [folder(root), begunIn(root)]) keepPrivate(path);
  for (const name of readdirSync(begunIn(root)).filter((one) => one.endsWith('.tmp')))
    await removeLeft(join(begunIn(root), name));
  const all = [...texts];
  const kept = all.length > FEW ? keptTexts(root) : null;
  for (const { sha256: hash, text } of all) {
    if (kept ? kept.has(hash) : existsSync(placeOf(root, hash))) continue;
    // Two may publish at once, to two hosts or before one of them has the lock.
    const temporary = join(begunIn(root), `${hash}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`);
    writeFileSync(temporary, await text(), { mode: 0o600 });
    renameSync(temporary, placeOf(root, hash));
  }
}

/** So old, in milliseconds, nobody writes it any more: a text is written in no time. */
const LEFT = 60_000;

/** Removes what a run left behind that was cut off. */
async function removeLeft(path: string): Promise<void> {
  const writer = Number(/\.(\d+)-[0-9a-f]+\.tmp$/.exec(path)?.[1] ?? 0);
  if (await isLeft(path, writer, LEFT)) await rm(path, { force: true });
}

/**
 * The texts are whole article files, with the names of confidential sources in their front matter: they are for this
 * desk alone, and for no repository.
 */
function keepPrivate(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  try {
    chmodSync(path, 0o700);
  } catch {
    // A disk without permissions has none to keep.
  }
  writeFileSync(join(path, '.gitignore'), '*\n', { mode: 0o600 });
}

/** The text of that hash, or null where it is not kept or was changed. */
export async function readText(root: string, hash: string): Promise<string | null> {
  const text = await readFile(placeOf(root, hash), 'utf8').catch(() => null);
  return text !== null && sha256(text) === hash ? text : null;
}

/** The same without waiting, for a rule that turns out to need it in the middle of a check. */
export function readTextNow(root: string, hash: string): string | null {
  try {
    const text = readFileSync(placeOf(root, hash), 'utf8');
    return sha256(text) === hash ? text : null;
  } catch {
    return null;
  }
}

/** The hashes of which a text is kept, whether it is whole or not. */
export function keptTexts(root: string): ReadonlySet<string> {
  try {
    return new Set(readdirSync(folder(root)).map((name) => name.replace(/\.md$/, '')));
  } catch {
    return new Set();
  }
}

const placeOf = (root: string, hash: string): string => join(folder(root), `${hash}.md`);

import { randomBytes } from 'node:crypto';
import { lstat, mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { NewsctlError } from '../errors.ts';
import { isLeft } from './left-behind.ts';

/** Before the process and a chance. */
const NAME = '.newsctl-building-';

/**
 * A folder within an empty one, in which everything is made that is to stand there: it comes to its place all at once,
 * or not at all.
 */
export class StagedFolder {
  /** Absolute path. */
  readonly path: string;
  private readonly out: string;
  private readonly name: string;

  private constructor(out: string, name: string) {
    this.out = out;
    this.name = name;
    this.path = join(out, name);
  }

  /**
   * What a run left behind that was cut off is removed.
   * @param out absolute path
   * @returns null where there is anything else, or nothing can be made there
   */
  static async inEmpty(out: string): Promise<StagedFolder | null> {
    const found = await lstat(out).catch(() => null);
    if (found && !found.isDirectory()) return null;
    try {
      if (found && (await removeLeft(out)) > 0) return null;
      const staged = new StagedFolder(out, `${NAME}${process.pid}-${randomBytes(4).toString('hex')}`);
      await mkdir(staged.path, { recursive: true });
      return staged;
    } catch {
      // Whoever writes there says what is in the way.
      return null;
    }
  }

  /** @throws NewsctlError FILE_EXISTS where something else has come into the folder meanwhile */
  async demandAlone(): Promise<void> {
    const others = (await readdir(this.out)).filter((name) => name !== this.name);
    if (others.length > 0) throw occupied(this.out, others);
  }

  /** Brings everything in it to its place. @throws whatever the file system says */
  async raise(): Promise<void> {
    for (const name of await readdir(this.path)) await rename(join(this.path, name), join(this.out, name));
    await rmdir(this.path);
  }

  async discard(): Promise<void> {
    await rm(this.path, { recursive: true, force: true });
  }
}

/** So old, in milliseconds, it is of no build that still goes on, whoever has its number by now. */
const LEFT = 24 * 60 * 60_000;

/** Removes what builds left behind that were cut off. @returns how much else there is */
async function removeLeft(out: string): Promise<number> {
  let others = 0;
  for (const name of await readdir(out)) {
    const left = name.startsWith(NAME) && (await isLeft(join(out, name), pidOf(name), LEFT));
    if (left) await rm(join(out, name), { recursive: true, force: true });
    else others++;
  }
  return others;
}

const pidOf = (name: string): number => Number(/^(\d+)-/.exec(name.slice(NAME.length))?.[1] ?? 0);

const occupied = (out: string, names: string[]): NewsctlError =>
  new NewsctlError(
    'FILE_EXISTS',
    `While the site was built, other files came into ${out}: ${names.slice(0, 5).join(', ')}. Nothing was written there.`,
    { hint: 'See what else writes there, then build again.' },
  );

import { statSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { FSWatcher } from 'chokidar';

/** Programs save in several steps; so long is waited for the next one, in milliseconds. */
const PAUSE = 10;

/** A file that was emptied gets its new text at once, or so many pauses later, or never. */
const PATIENCE = 10;

/** The watcher says nothing of a second change within 50 ms; whoever has read half of a file looks again after these. */
const SECOND_LOOK = 100;

/**
 * Hands on what was saved: at once, so that it shows at once, and again if it turns out to have been half of a save.
 * @param root the newsroom's folder
 * @param saved takes paths from there, with `/`
 */
export function passOnSaves(
  watcher: FSWatcher,
  root: string,
  saved: (paths: readonly string[]) => Promise<void>,
): void {
  let waiting: string[] | null = null;
  watcher.on('all', (_, path) => {
    if (waiting) return void waiting.push(path);
    const files = [path];
    waiting = files;
    setTimeout(PAUSE)
      .then(() => {
        waiting = null;
        return settle(files, () => saved(files.map((file) => relative(root, file).split(sep).join('/'))));
      })
      // A fault of a save shows on the page; what is wrong with one page ends nothing.
      .catch(() => {});
  });
  // What cannot be watched any more is read again when a page is asked for.
  watcher.on('error', () => {});
}

async function settle(files: readonly string[], tell: () => Promise<void>): Promise<void> {
  for (let pauses = 0; pauses < PATIENCE && files.some(isEmpty); pauses++) await setTimeout(PAUSE);
  for (let told = ''; told !== marksOf(files); ) {
    told = marksOf(files);
    await tell();
    await setTimeout(SECOND_LOOK);
  }
}

const look = (file: string) => statSync(file, { throwIfNoEntry: false });

const isEmpty = (file: string): boolean => look(file)?.size === 0;

/** What changes when one of some files does. */
const marksOf = (files: readonly string[]): string =>
  `of ${files.map((file) => {
    const { size, mtimeMs, ino } = look(file) ?? {};
    return `${size} ${mtimeMs} ${ino}`;
  })}`;

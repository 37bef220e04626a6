import { execFileSync } from 'node:child_process';
import {
  ftruncateSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

const MEGABYTES = 8;
/** Names of files for which a megabyte has room. */
const NAMES = 375;
const PAGE = 4096;

/** A disk of a few megabytes in the place of an empty folder, which can be filled to the last byte. */
export class SmallDisk {
  private readonly folder: string;
  private readonly filler: string;
  private readonly atExit = (): void => this.unmount();

  /** @throws Error where the machine does not let this user do so */
  constructor(folder: string, megabytes = MEGABYTES) {
    const { uid, gid, mode } = statSync(folder);
    const about = `size=${megabytes}m,nr_inodes=${megabytes * NAMES},uid=${uid},gid=${gid},mode=${(mode & 0o777).toString(8)}`;
    execFileSync('mount', ['-t', 'tmpfs', '-o', about, 'tmpfs', folder], { stdio: 'ignore' });
    this.folder = folder;
    this.filler = join(folder, 'filler');
    process.on('exit', this.atExit);
  }

  /** @param left pages that are free yet @param names whether no file can be made any more either */
  fill(left: number, names: boolean): void {
    mkdirSync(this.filler);
    const file = openSync(join(this.filler, 'bytes'), 'w');
    let size = 0;
    untilFull(() => {
      size += writeSync(file, Buffer.alloc(PAGE));
    });
    ftruncateSync(file, Math.max(0, size - left * PAGE));
    closeSync(file);
    let count = 0;
    if (names) untilFull(() => writeFileSync(join(this.filler, `${count++}`), ''));
  }

  empty(): void {
    rmSync(this.filler, { recursive: true, force: true });
  }

  /** Even where a server has something open there. */
  unmount(): void {
    process.off('exit', this.atExit);
    execFileSync('umount', ['-l', this.folder]);
  }
}

function untilFull(work: () => void): void {
  try {
    for (;;) work();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}

let known: boolean | null = null;

/** Whether a test may have such disks, which takes the rights of root; where it may not, that is said aloud. */
export function disksAvailable(): boolean {
  known ??= tryOne();
  return known;
}

function tryOne(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'nsv-'));
  try {
    new SmallDisk(folder).unmount();
    return true;
  } catch {
    // biome-ignore lint/suspicious/noConsole: what is left out must not be left out in silence
    console.warn('\nNOT TESTED with a full disk: only root may mount one of a few megabytes.\n');
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

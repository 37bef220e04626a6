import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * What makes the sizes of pictures, as it was loaded: what it can do is for `encode-picture.ts` to know. It is no part of
 * newsctl, as it is made for each machine, so that types of newsctl's own cannot speak of it.
 */
export interface LoadedSharp {
  concurrency(threads: number): number;
}

/** The encoder of a machine. */
export interface Encoder {
  /** Null where none is installed. Another version may make other bytes. */
  version: string | null;
  /** @returns null where it does not run on this machine */
  load(): Promise<LoadedSharp | null>;
}

/** The package `sharp` as it is installed beside newsctl, which is read only when a picture has to be made. */
export function installedSharp(): Encoder {
  return { version: installedVersion(), load: loadOnce };
}

/** Looked up without loading it: that takes longer than a build in which nothing has changed. */
function installedVersion(): string | null {
  try {
    const entry = createRequire(import.meta.url).resolve('sharp');
    const text = readFileSync(join(dirname(entry), '..', 'package.json'), 'utf8');
    return (JSON.parse(text) as { version: string }).version;
  } catch {
    return null;
  }
}

let loading: Promise<LoadedSharp | null> | undefined;

function loadOnce(): Promise<LoadedSharp | null> {
  loading ??= load();
  return loading;
}

async function load(): Promise<LoadedSharp | null> {
  try {
    const { default: sharp } = await import('sharp');
    // One thread a picture, of which several are made at once; and the same bytes on every machine.
    sharp.concurrency(1);
    sharp.cache(false);
    return sharp;
  } catch {
    return null;
  }
}

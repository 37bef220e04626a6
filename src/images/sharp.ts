import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** What makes the sizes of pictures. It is no part of newsctl, as it is made for each machine. */
export type Sharp = typeof import('sharp')['default'];

/** The encoder of a machine. */
export interface Encoder {
  /** Null where none is installed. Another version may make other bytes. */
  version: string | null;
  /** @returns null where it does not run on this machine */
  load(): Promise<Sharp | null>;
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

let loading: Promise<Sharp | null> | undefined;

function loadOnce(): Promise<Sharp | null> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Sharp | null> {
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

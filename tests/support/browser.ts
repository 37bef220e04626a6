import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { type Browser, chromium } from 'playwright-core';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/**
 * Starts the machine's own Chromium.
 * @returns null where there is none and a person runs the tests; on a build server that is an error
 */
export async function launchBrowser(): Promise<Browser | null> {
  const executablePath = findChromium(process.env);
  if (executablePath) return chromium.launch({ executablePath, args: ARGUMENTS, timeout: 60_000 });
  if (process.env.CI) throw new Error('There is no Chromium here: install it, or set NEWSCTL_CHROMIUM.');
  return null;
}

/** The path of a Chromium: the one named in the environment, else the first known name. */
export function findChromium(env: Record<string, string | undefined>): string | null {
  const named = env.NEWSCTL_CHROMIUM;
  if (named) {
    if (!runs(named)) throw new Error(`NEWSCTL_CHROMIUM names ${named}, which is no program.`);
    return named;
  }
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const places = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return ['/usr/bin/chromium', ...places].find(runs) ?? null;
}

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

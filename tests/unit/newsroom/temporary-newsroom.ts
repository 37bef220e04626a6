import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { configSchema } from '../../../src/newsroom/config.ts';
import type { Newsroom } from '../../../src/newsroom/newsroom.ts';
import type { Config } from '../../../src/newsroom/types.ts';

/** The templates that newsctl ships. */
export const SHIPPED = fileURLToPath(new URL('../../../templates/articles', import.meta.url));

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'newsctl-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A newsroom in a real folder that goes when the test ends. */
export async function temporaryNewsroom(
  files: Record<string, string | Uint8Array> = {},
  settings: Partial<Config> = {},
): Promise<Newsroom> {
  const root = await temporaryFolder();
  await write(root, files);
  const config = configSchema.parse({ name: 'Test', url: 'https://example.org', ...settings }) as Config;
  return { root, config, people: [] };
}

export async function write(root: string, files: Record<string, string | Uint8Array>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}

/** Ids one after another: aaaaaaaa, aaaaabaa, … */
export function counter(): () => string {
  let count = 0;
  return () => `${(count++).toString(32).padStart(6, 'a')}aa`;
}

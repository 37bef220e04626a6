import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';

/** Lists every package whose code was bundled, with its licence text, as their licences ask. */
export async function writeLicences(metafile: Metafile, target: string): Promise<void> {
  const folders = new Set<string>();
  for (const output of Object.values(metafile.outputs))
    for (const [input, { bytesInOutput }] of Object.entries(output.inputs)) {
      const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
      if (match && bytesInOutput > 0) folders.add(match[1]!);
    }
  const sections = await Promise.all([...folders].sort().map(describe));
  await writeFile(target, `newsctl contains code of these packages.\n\n${sections.join('\n')}`);
}

async function describe(folder: string): Promise<string> {
  const { name, version, license } = JSON.parse(
    await readFile(join(folder, 'package.json'), 'utf8'),
  ) as Record<string, string>;
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? (await readFile(join(folder, file), 'utf8')).trim() : '';
  return `${'='.repeat(78)}\n${name} ${version} (${license})\n${'-'.repeat(78)}\n${text}\n`;
}

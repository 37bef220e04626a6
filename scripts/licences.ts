import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
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
  const beside = await Promise.all((await installedBeside()).map(describe));
  await writeFile(
    target,
    `newsctl contains code of these packages.\n\n${sections.join('\n')}\nThese are installed beside newsctl where they run, and are no part of it.\n\n${beside.join('\n')}`,
  );
}

/** Optional packages, with those that bring their native code to this machine. */
async function installedBeside(): Promise<string[]> {
  const { optionalDependencies = {} } = JSON.parse(await readFile('package.json', 'utf8')) as {
    optionalDependencies?: Record<string, string>;
  };
  const native = await readdir('node_modules/@img').catch(() => []);
  return [
    ...Object.keys(optionalDependencies).map((name) => join('node_modules', name)),
    ...native.map((name) => join('node_modules/@img', name)),
  ].sort();
}

async function describe(folder: string): Promise<string> {
  const { name, version, license } = JSON.parse(
    await readFile(join(folder, 'package.json'), 'utf8'),
  ) as Record<string, string>;
  const entry = (await readdir(folder)).find((one) => /^licen[cs]e/i.test(one));
  const text = entry ? (await textIn(join(folder, entry))).trim() : '';
  return `${'='.repeat(78)}\n${name} ${version} (${license})\n${'-'.repeat(78)}\n${text}\n`;
}

/** The text of a file, or of all files of a folder: some packages keep several licences in one. */
async function textIn(path: string): Promise<string> {
  if (!(await stat(path)).isDirectory()) return readFile(path, 'utf8');
  const names = (await readdir(path)).sort();
  return (await Promise.all(names.map((name) => readFile(join(path, name), 'utf8')))).join('\n');
}

import { execFile } from 'node:child_process';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/newsroom.ts';

const PACKAGE = join(import.meta.dirname, '..', '..');

/** The lines of the README that a reader types, and the status each ends with (0 unless its remark says otherwise). */
async function tour(): Promise<{ line: string; status: number }[]> {
  const readme = await readFile(join(PACKAGE, 'README.md'), 'utf8');
  const block = /```sh tour\n([\s\S]*?)```/.exec(readme)![1]!;
  return block
    .trim()
    .split('\n')
    .map((line) => ({ line, status: Number(/# exit (\d)/.exec(line)?.[1] ?? 0) }));
}

test('the lines of the README work as printed', async () => {
  const folder = await temporaryFolder();
  const bin = join(folder, 'bin');
  await mkdir(bin);
  await writeFile(
    join(bin, 'newsctl'),
    `#!/bin/sh\nexec "${process.execPath}" "${join(PACKAGE, 'bin', 'newsctl.js')}" "$@"\n`,
  );
  await chmod(join(bin, 'newsctl'), 0o755);
  const lines = await tour();
  expect(lines.length).toBeGreaterThan(4);
  const script = lines.map(({ line }) => `${line}\necho "status $?"`).join('\n');
  const env = { ...process.env, CI: 'true', PATH: `${bin}${delimiter}${process.env.PATH}` };
  const { stdout } = await promisify(execFile)('bash', ['-c', script], { cwd: folder, env });
  const statuses = [...stdout.matchAll(/^status (\d+)$/gm)].map((match) => Number(match[1]));
  expect(statuses).toEqual(lines.map(({ status }) => status));
});

test('every file that the README links to is there', async () => {
  const readme = await readFile(join(PACKAGE, 'README.md'), 'utf8');
  const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map((match) => match[1]!);
  expect(links.length).toBeGreaterThan(5);
  for (const link of links) await expect(readFile(join(PACKAGE, link)), link).resolves.toBeDefined();
});

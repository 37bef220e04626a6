import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { type Dirent, existsSync, lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { onTestFinished } from 'vitest';

const BIN = join(import.meta.dirname, '../../bin/newsctl.js');

export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into the document as they please
  json: any;
}

/** The built program, as a person or a script starts it. */
export function newsctl(cwd: string, ...args: string[]): Promise<Ran> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [BIN, ...args], { cwd, env: cleanEnv() });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      stderr += text;
    });
    child.stdin.end();
    child.on('error', fail);
    child.on('close', (code) => {
      const json = args.includes('--json') ? JSON.parse(stdout) : null;
      done({ code, stdout, stderr, json });
    });
  });
}

/** Starts the program and does not wait for it. */
export const start = (cwd: string, ...args: string[]) =>
  spawn(process.execPath, [BIN, ...args], { cwd, env: cleanEnv(), stdio: 'ignore' });

const cleanEnv = (): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  NEWSCTL_USER: 'Ines Vale',
  NO_COLOR: '1',
});

export async function temporary(prefix = 'newsctl-publish-'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), prefix));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export async function write(root: string, files: Record<string, string | Uint8Array>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}

export const CONFIG = `name: The Ferrow Post
url: https://post.example
language: en-GB
timezone: Europe/London
`;

/** A newsroom in a real folder that goes when the test ends. */
export async function newsroom(
  files: Record<string, string | Uint8Array> = {},
  config = CONFIG,
): Promise<string> {
  const root = await temporary();
  await write(root, { 'newsctl.yaml': config, ...files });
  await mkdir(join(root, 'articles'), { recursive: true });
  return root;
}

/** An article that passes the check. */
export function article(slug: string, keys: Record<string, string> = {}, body = `Work began in ${slug}.`) {
  const all: Record<string, string> = {
    id: `id-${slug}`,
    type: 'news',
    headline: `Work begins at ${slug}`,
    standfirst: `What is being built at ${slug}.`,
    slug,
    section: 'Council',
    desk: 'true',
    status: 'approved',
    ...keys,
  };
  const lines = Object.entries(all).map(([key, value]) => `${key}: ${value}`);
  return `---\n${lines.join('\n')}\n---\n\n${body}\n`;
}

/** Every entry under a folder. Links are not followed; Node's own recursion does from version 22 on. */
function entriesUnder(folder: string): Dirent[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry, ...entriesUnder(join(folder, entry.name))] : [entry],
  );
}

/** What stands under a folder (a link to it is followed): path to hash, or to the target of a link. */
export function tree(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {};
  const found: Record<string, string> = {};
  for (const entry of entriesUnder(folder)) {
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(folder.length + 1);
    if (entry.isSymbolicLink()) found[name] = `-> ${readlinkSync(path)}`;
    else if (entry.isFile()) found[name] = createHash('sha256').update(readFileSync(path)).digest('hex');
  }
  return found;
}

/**
 * Everything under a folder with what would show that it was touched.
 * @param but a folder in it that does not count
 */
export function traces(folder: string, but?: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => but === undefined || !`${name}/`.startsWith(`${but}/`))
    .map((name) => {
      const found = lstatSync(join(folder, name), { bigint: true });
      return `${name} ${found.ino} ${found.mode} ${found.size} ${found.mtimeNs}`;
    })
    .sort();
}

/** Every byte that a folder holds, names included, for looking for what must not be there. */
export function everything(folder: string): string {
  const parts: string[] = [];
  for (const entry of entriesUnder(folder)) {
    const path = join(entry.parentPath, entry.name);
    parts.push(path.slice(folder.length), entry.isFile() ? readFileSync(path, 'latin1') : '');
  }
  return parts.join('\n');
}

/**
 * Of the names beside a site of the folder host those that no finished run leaves: a release has a record, and a tree or
 * kept files; what the next release is made from is prepared for one of them alone, the live one.
 */
export function notInOrder(names: readonly string[]): string[] {
  const ids = new Set(names.filter((name) => /^[^.]+\.json$/.test(name)).map((name) => name.slice(0, -5)));
  const live = names.find((name) => name.endsWith('.next.json'))?.split('.')[0];
  return names.filter((name) => {
    const [, id = '', part = ''] = /^([^.]*)(.*)$/.exec(name)!;
    if (!ids.has(id)) return true;
    if (part === '' || part === '.kept' || part === '.list') return false;
    if (part === '.json') return !names.includes(id) && !names.includes(`${id}.kept`);
    if (part === '.notes') return !names.includes(id);
    return id !== live || !['.next.json', '.spare', '.spare.notes'].includes(part);
  });
}

import { readFile, writeFile } from 'node:fs/promises';

/**
 * Puts a text between the markers `<!-- NAME -->` and `<!-- /NAME -->` of a page's file.
 * @throws Error where the page lacks them
 */
export async function writeSection(path: string, name: string, text: string): Promise<void> {
  await writeFile(path, withSection(await readFile(path, 'utf8'), name, text, path));
}

/**
 * A page with a text between the markers of that name.
 * @throws Error where the page lacks them
 */
export function withSection(page: string, name: string, text: string, path: string): string {
  const open = `<!-- ${name} -->`;
  const start = page.indexOf(open);
  const end = page.indexOf(`<!-- /${name} -->`);
  if (start < 0 || end < start) throw new Error(`${path} has no markers ${open} and <!-- /${name} -->.`);
  return `${page.slice(0, start + open.length)}\n\n${text}\n\n${page.slice(end)}`;
}

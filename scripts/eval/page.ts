import { readFile, writeFile } from 'node:fs/promises';

/**
 * Puts a text between the markers `<!-- NAME -->` and `<!-- /NAME -->` of a page.
 * @throws Error where the page lacks them
 */
export async function writeSection(path: string, name: string, text: string): Promise<void> {
  const page = await readFile(path, 'utf8');
  const open = `<!-- ${name} -->`;
  const start = page.indexOf(open);
  const end = page.indexOf(`<!-- /${name} -->`);
  if (start < 0 || end < start) throw new Error(`${path} has no markers ${open} and <!-- /${name} -->.`);
  await writeFile(path, `${page.slice(0, start + open.length)}\n\n${text}\n\n${page.slice(end)}`);
}

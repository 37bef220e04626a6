import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { CONFIG_FILE, PEOPLE_FILE } from '../newsroom/find-root.ts';

/** Absolute path of a document; null for one that is no file (yet). */
export function pathOf(uri: string): string | null {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : null;
  } catch {
    return null;
  }
}

/** Whether a document may be copy at all; editors also send what else is open. */
export const isCopy = ({ uri, languageId }: TextDocument): boolean =>
  /^(?:markdown|plaintext|text|mdx?)$/i.test(languageId) || /\.(?:md|markdown|txt)$/i.test(uri);

/** Whether a file says how the newsroom is set up. */
export const isConfig = (path: string): boolean =>
  [CONFIG_FILE, PEOPLE_FILE].some((name) => path.split(/[\\/]/).at(-1) === name);

/** Folders of a newsroom with texts that are no copy of its own: words of others, templates, what a program made. */
const NOT_COPY = /^(?:sources|templates|style|node_modules|\..*)$/;

/** The path of a file in its newsroom, with `/`; null where it is no article of it. */
export function articlePath(root: string, path: string): string | null {
  const parts = relative(root, path).split(sep);
  return parts.slice(0, -1).some((part, at) => (at === 0 ? NOT_COPY.test(part) : part.startsWith('.')))
    ? null
    : parts.join('/');
}

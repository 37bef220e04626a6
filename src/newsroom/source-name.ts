import { extname } from 'node:path';

/** What the name of a record ends with; it stands beside the file that it tells about. */
export const RECORD_ENDING = '.source.yaml';

/** In bytes of UTF-8: with a number and the ending of the record a name stays below the 255 of most disks. */
const LONGEST = 200;

/**
 * A name for a file of the store, as near to its own as every disk allows. Of a path only the last part counts, so
 * that no name leads out of `sources/`; one that starts with a dot would be hidden, one with a hyphen taken for an option, and a device of Windows is no file.
 * @returns `source` with the extension where nothing of the name is left
 */
export function safeName(name: string): string {
  const last = name.split(/[\\/]/).at(-1)!.normalize('NFC');
  const plain = last
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*]/g, '-')
    .replace(/[\s.]+$/, '');
  const { stem, extension } = parts(plain);
  // The ending of a record is for records alone.
  const open = extension.toLowerCase() === '.yaml' ? stem.replace(/\.source$/i, '-source') : stem;
  const bare = open.replace(/^[\s.-]+/, '');
  if (!/[\p{L}\p{N}]/u.test(bare)) return `source${extension}`;
  return shortened(DEVICE.test(bare) ? `${bare}-source` : bare, extension) + extension;
}

/** The name under which a confidential file is kept: it says nothing of where it comes from. */
export function neutralName(name: string, sha256: string): string {
  return `source-${sha256.slice(0, 8)}${parts(safeName(name)).extension.toLowerCase()}`;
}

/** The name itself, or with the first number of -2, -3, … that is free for the file and for its record. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  const { stem, extension } = parts(name);
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${stem}-${number}${extension}`;
    if (!taken.has(folded(candidate)) && !taken.has(folded(candidate + RECORD_ENDING))) return candidate;
  }
}

/** One spelling for names that another disk of the desk may take for the same. */
export const folded = (name: string): string => name.normalize('NFC').toLowerCase();

const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** An extension is short and plain; anything else behind a dot is a part of the name. */
function parts(name: string): { stem: string; extension: string } {
  const extension = extname(name);
  return /^\.[A-Za-z0-9]{1,10}$/.test(extension)
    ? { stem: name.slice(0, -extension.length), extension }
    : { stem: name, extension: '' };
}

function shortened(stem: string, extension: string): string {
  const characters = [...stem];
  while (Buffer.byteLength(characters.join('')) > LONGEST - extension.length) characters.pop();
  return characters.join('').trimEnd();
}

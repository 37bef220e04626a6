import { realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { NewsctlError } from '../errors.ts';
import { isNewsroomsOwn } from '../hosts/folder-place.ts';

/** Neither the newsroom's own folders nor a published release are a place to build in. */
export async function demandPlace(root: string, out: string): Promise<void> {
  const real = await realpath(out).catch(() => out);
  const reason = [out, real].some((path) => isNewsroomsOwn(root, path, join(root, '.newsctl', 'site')))
    ? 'the newsroom keeps its own files there'
    : real.split(sep).some((part) => /^\..+\.releases$/.test(part))
      ? 'readers have that folder already; `newsctl publish` changes it, all at once'
      : null;
  if (reason !== null)
    throw new NewsctlError('USAGE', `The site cannot be built in ${out}: ${reason}.`, {
      hint: 'Name another folder with --out.',
    });
}

import type { Manifest } from '../hosts/manifest.ts';
import { sha256 } from '../text/sha256.ts';
import { isNothing, type Look, type LookOptions, lookAtAll, type Target } from './look.ts';

export interface VerifyInput extends LookOptions {
  /** Where readers reach the site, without a slash at its end. */
  url: string;
  manifest: Pick<Manifest, 'files'>;
  /** Paths that should be gone. */
  gone: readonly string[];
  /** The only paths to look at; null for all of the manifest. */
  only: readonly string[] | null;
}

/** Fetches the site as readers do and compares bytes. Changes nothing. */
export function verify(input: VerifyInput): Promise<Look[]> {
  const { url, manifest, only, gone } = input;
  const wanted = only && new Set(only);
  const files = manifest.files.filter(({ path }) => !wanted || wanted.has(path));
  const targets = [
    ...files.map(({ path, sha256: hash }) => fileTarget(url, path, hash)),
    ...gone.map((path) => goneTarget(url, path)),
  ];
  return lookAtAll(targets, input);
}

const fileTarget = (site: string, path: string, hash: string): Target => ({
  path,
  url: addressOf(site, path),
  isRight: ({ status, bytes }) => status === 200 && sha256(bytes) === hash,
  meaning: (answer) => (isNothing(answer) ? 'missing' : answer.status === 200 ? 'different' : 'no answer'),
});

const goneTarget = (site: string, path: string): Target => ({
  path,
  url: addressOf(site, path),
  isRight: isNothing,
  meaning: () => 'still there',
});

/** Where readers find a file: a folder's page at the folder. */
function addressOf(site: string, path: string): string {
  const page = path.replace(/(^|\/)index\.html$/, '$1');
  return `${site.replace(/\/+$/, '')}/${page.split('/').map(encodeURIComponent).join('/')}`;
}

import { NewsctlError } from '../../errors.ts';
import { isSafePath } from '../safe-path.ts';
import type { DavClient } from './client.ts';
import { type Resource, readMultistatus } from './multistatus.ts';

export interface DavFolder {
  client: DavClient;
  /** Ends with `/`. */
  root: URL;
  /** Where files are while they are on their way; ends with `/`. */
  temporary: URL;
  parallel: number;
}

const ASKED = Buffer.from(
  '<?xml version="1.0"?><propfind xmlns="DAV:"><prop><resourcetype/><getcontentlength/><getetag/></prop></propfind>',
);

/** What stands in a folder on a WebDAV server, as the server tells it. */
export class DavResources {
  private readonly place: DavFolder;

  constructor(place: DavFolder) {
    this.place = place;
  }

  /** The address of a path from the folder. */
  at(path: string): URL {
    return new URL(this.place.root.href + path.split('/').map(encodeURIComponent).join('/'));
  }

  async find(url: URL): Promise<Resource | null> {
    return (await this.told(url, '0'))?.[0] ?? null;
  }

  /** What stands in a folder, by path. */
  async members(folder: string): Promise<[string, Resource][]> {
    const { root, temporary } = this.place;
    const url = folder === '' ? root : asFolder(this.at(folder));
    const self = await this.find(url);
    if (!self?.isFolder) return [];
    return ((await this.told(url, '1')) ?? []).flatMap((one): [string, Resource][] => {
      const at = URL.canParse(one.href, url.href) ? new URL(one.href, url) : null;
      if (at?.origin !== url.origin || !at.pathname.startsWith(url.pathname)) return [];
      if (`${at.pathname.replace(/\/$/, '')}/` === temporary.pathname) return [];
      const name = decoded(at.pathname.slice(url.pathname.length).replace(/\/$/, ''));
      if (name === null || name === '' || name.includes('/')) return [];
      const path = folder === '' ? name : `${folder}/${name}`;
      return isSafePath(path) ? [[path, one]] : [];
    });
  }

  private async told(url: URL, depth: '0' | '1'): Promise<Resource[] | null> {
    const headers = { depth, 'content-type': 'application/xml' };
    const answer = await this.place.client.send({
      method: 'PROPFIND',
      url,
      headers,
      body: ASKED,
      accept: [404, 301, 400],
    });
    if (answer.status === 301 && !url.pathname.endsWith('/')) return this.told(asFolder(url), depth);
    // Apache calls it a bad request to ask for what lies below a file.
    if (answer.status === 400 && (await this.isBelowFile(url))) return null;
    if (answer.status !== 207) return answer.status === 404 ? null : this.fail();
    return readMultistatus(answer.body) ?? this.fail();
  }

  private async isBelowFile(url: URL): Promise<boolean> {
    const { root } = this.place;
    const names = url.pathname.slice(root.pathname.length).split('/').filter(Boolean);
    for (let count = 1; count <= names.length; count++) {
      const at = new URL(root.href + names.slice(0, count).join('/'));
      if (at.href === url.href) return false;
      const above = await this.find(at);
      if (!above?.isFolder) return above !== null;
    }
    return false;
  }

  private fail(): never {
    throw this.unsound();
  }

  unsound(): NewsctlError {
    return new NewsctlError(
      'HOST_FAILED',
      `${this.place.client.options.label}: the host gave a list of files that is not whole.`,
      {
        hint: 'Nothing was changed. Check `endpoint`, then run the command again.',
      },
    );
  }
}

/** The address of a folder ends with a slash. */
export const asFolder = (url: URL): URL => new URL(`${url.href}/`);

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

import { randomBytes } from 'node:crypto';
import { posix } from 'node:path';
import { NewsctlError } from '../../errors.ts';
import type { AboutFile, FileStore, StoredFile } from '../remote/file-store.ts';
import { inTurns } from '../remote/in-turns.ts';
import type { Call, DavClient } from './client.ts';
import type { Resource } from './multistatus.ts';
import { asFolder, type DavFolder, DavResources } from './resources.ts';

/** The file in a folder that stands for the folder's name. */
export const HELD = '.newsctl-held';
const MOST_ENTRIES = 2_000_000;
const DEEPEST = 100;
/** A folder on a WebDAV server, as a store of files. */
export class DavStore implements FileStore {
  private readonly place: DavFolder;
  private readonly resources: DavResources;
  readonly parallel: number;
  readonly unanswered = new Set<string>();

  constructor(place: DavFolder) {
    this.place = place;
    this.resources = new DavResources(place);
    this.parallel = place.parallel;
  }

  get label(): string {
    return this.place.client.options.label;
  }

  async read(path: string): Promise<Uint8Array | null> {
    const found = await this.resources.find(this.resources.at(path));
    if (!found) return null;
    return this.bytes(this.resources.at(found.isFolder ? `${path}/${HELD}` : path));
  }

  /** On its way it has another name elsewhere: not every server puts a file whole in its place. */
  async write(path: string, bytes: Uint8Array, about?: AboutFile): Promise<string | null> {
    const at = this.resources.at(path);
    if ((await this.resources.find(at))?.isFolder && (await this.list(path)).size > 0)
      throw this.inTheWay(path);
    const temporary = this.temporary();
    await this.put(temporary, bytes, about);
    const onUnanswered = (): unknown => this.unanswered.add(path);
    const status = await this.inFolder(at, () => this.move(temporary, at, true, onUnanswered));
    if (status >= 300) throw this.notTaken(status);
    return (await this.resources.find(at))?.mark ?? null;
  }

  /**
   * Servers look whether there is a file, and then write: of two who try at once both may. But a folder that is not
   * empty is replaced by none. So the file is put into a fresh folder, which then gets the name, whole and at once.
   */
  async create(path: string, bytes: Uint8Array): Promise<boolean> {
    const at = this.resources.at(path);
    if (await this.resources.find(at)) return this.isOurs(path, bytes);
    const claim = asFolder(this.temporary());
    await this.folder(claim);
    await this.put(new URL(HELD, claim), bytes);
    const status = await this.inFolder(at, () => this.move(claim, asFolder(at), false));
    const isOurs = await this.isOurs(path, bytes);
    if (!isOurs || status >= 300) await this.send({ method: 'DELETE', url: claim, accept: [404] });
    return isOurs;
  }

  /** A folder is deleted with all that is in it: so none is but that of a claim, once it has another name. */
  async remove(path: string): Promise<void> {
    const at = this.resources.at(path);
    const found = await this.resources.find(at);
    if (!found) return;
    if (found.isFolder && !(await this.resources.find(this.resources.at(`${path}/${HELD}`)))) return;
    const onUnanswered = (): unknown => this.unanswered.add(path);
    if (!found.isFolder) await this.send({ method: 'DELETE', url: at, accept: [404], onUnanswered });
    else {
      const gone = asFolder(this.temporary());
      await this.folder(this.place.temporary);
      const headers = { destination: gone.href, overwrite: 'F' };
      await this.send({ method: 'MOVE', url: asFolder(at), headers, accept: [404], onUnanswered });
      await this.send({ method: 'DELETE', url: gone, accept: [404] });
    }
  }

  async look(path: string): Promise<StoredFile | null> {
    const found = await this.resources.find(this.resources.at(path));
    return found && !found.isFolder ? storedFile(found) : null;
  }

  async list(folder: string): Promise<Map<string, StoredFile>> {
    const found = new Map<string, StoredFile>();
    let folders = [folder];
    for (let depth = 0; folders.length > 0; depth++) {
      const listings = await inTurns(folders, this.parallel, (one) => this.resources.members(one));
      const all = listings.flat();
      for (const [path, one] of all)
        if (!one.isFolder) found.set(path.endsWith(`/${HELD}`) ? posix.dirname(path) : path, storedFile(one));
      folders = all.filter(([, { isFolder }]) => isFolder).map(([path]) => path);
      if (depth > DEEPEST || found.size > MOST_ENTRIES) throw this.resources.unsound();
    }
    return found;
  }

  async close(): Promise<void> {}

  /** The same store without the signal of the connection. */
  over(client: DavClient): DavStore {
    return new DavStore({ ...this.place, client });
  }

  private async bytes(url: URL): Promise<Uint8Array | null> {
    const answer = await this.send({ method: 'GET', url, accept: [404] });
    return answer.status === 404 ? null : answer.body;
  }

  private async isOurs(path: string, bytes: Uint8Array): Promise<boolean> {
    const held = await this.bytes(this.resources.at(`${path}/${HELD}`));
    return held !== null && Buffer.from(held).equals(bytes);
  }

  private async put(url: URL, body: Uint8Array, about?: AboutFile): Promise<void> {
    const headers = { 'content-type': about?.type ?? 'application/octet-stream' };
    await this.inFolder(url, async () => {
      return (await this.send({ method: 'PUT', url, body, headers, accept: [403, 404, 409] })).status;
    });
  }

  /** One that was repeated may have been carried out the first time: then nothing is there to be moved any more. */
  private async move(
    url: URL,
    to: URL,
    overwrite: boolean,
    onUnanswered: () => unknown = () => {},
  ): Promise<number> {
    const headers = { destination: to.href, overwrite: overwrite ? 'T' : 'F' };
    // Apache answers 500 where the folder is missing, and where a folder that is not empty has the name.
    const accept = overwrite ? [404, 409, 500] : [404, 409, 412, 500];
    const { status } = await this.send({ method: 'MOVE', url, headers, accept, onUnanswered });
    if (status !== 404 || !overwrite) return status;
    return (await this.resources.find(to)) ? 204 : status;
  }

  /** Does something, and again after its folder was made where the server missed it. */
  private async inFolder(url: URL, work: () => Promise<number>): Promise<number> {
    const status = await work();
    if (status < 300 || status === 412) return status;
    await this.folder(new URL('.', url));
    const again = await work();
    if (again < 300 || again === 412 || again === 500) return again;
    throw this.notTaken(again);
  }

  private async folder(url: URL): Promise<void> {
    let status = await this.makeFolder(url, [403, 409]);
    if (status === 409) {
      await this.folder(new URL('..', url));
      status = await this.makeFolder(url, [403]);
    }
    // To one of two that make the same folder at once Apache says that it may not: now it is there.
    if (status === 403) await this.makeFolder(url, []);
  }

  private async makeFolder(url: URL, accept: readonly number[]): Promise<number> {
    return (await this.send({ method: 'MKCOL', url, accept: [405, ...accept] })).status;
  }

  private send(call: Call) {
    return this.place.client.send(call);
  }

  private temporary(): URL {
    return new URL(`${randomBytes(9).toString('hex')}.tmp`, this.place.temporary);
  }

  private notTaken(status: number): NewsctlError {
    return new NewsctlError('HOST_FAILED', `${this.label}: the host takes no file there (${status}).`);
  }

  private inTheWay(path: string): NewsctlError {
    return new NewsctlError(
      'HOST_FAILED',
      `${this.label}: a folder with files stands where ${path} must go.`,
    );
  }
}

const storedFile = ({ size, mark }: Resource): StoredFile => ({ size, mark });

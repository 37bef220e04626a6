import { NewsctlError } from '../../errors.ts';
import { isSafePath } from '../safe-path.ts';
import type { AboutFile, FileStore, StoredFile } from '../remote/file-store.ts';
import { encodeKey } from './address.ts';
import type { S3Client } from './client.ts';
import { type Conditions, ifMatch } from './conditions.ts';
import { claimFile } from './claim.ts';
import { markOf, readListing } from './listing.ts';

export interface BucketFolder {
  client: S3Client;
  bucket: string;
  /** Before every key; empty, or ends with `/`. */
  prefix: string;
  /** Keys that begin like this belong to somebody else. */
  hidden: string | null;
  acl: string | null;
  conditions: Conditions;
  parallel: number;
}

/** Answers to one question for a list; ten million objects are no site. */
const MOST_LISTS = 10_000;

/** A part of a bucket, as a store of files. */
export class S3Store implements FileStore {
  private readonly place: BucketFolder;
  readonly parallel: number;
  readonly unanswered = new Set<string>();

  constructor(place: BucketFolder) {
    this.place = place;
    this.parallel = place.parallel;
  }

  get label(): string {
    return this.place.client.options.label;
  }

  async read(path: string): Promise<Uint8Array | null> {
    const answer = await this.send({ method: 'GET', path, accept: [404] });
    return answer.status === 404 ? this.none(answer.body) : answer.body;
  }

  async write(path: string, bytes: Uint8Array, about?: AboutFile): Promise<string | null> {
    const answer = await this.send({ method: 'PUT', path, body: bytes, headers: this.headersOf(about) });
    return markOf(answer.headers.get('etag'));
  }

  async create(path: string, bytes: Uint8Array): Promise<boolean> {
    if (!(await this.place.conditions.kept(this)).create) return claimFile(this, path, bytes);
    return (await this.writeIf(path, bytes, { 'if-none-match': '*' })) === 'done';
  }

  /** Where a service keeps to no condition, the lock alone stands between the look and the write. */
  async replace(path: string, bytes: Uint8Array, mark: string | null): Promise<boolean> {
    const kept = await this.place.conditions.kept(this);
    if (mark === null && kept.create) return this.create(path, bytes);
    if (mark !== null && kept.replace)
      return (await this.writeIf(path, bytes, ifMatch(kept.replace, mark))) === 'done';
    if (((await this.look(path))?.mark ?? null) !== mark) return false;
    await this.write(path, bytes);
    return true;
  }

  /** A write with a condition. One that was repeated may have been carried out the first time: then our bytes are there. */
  async writeIf(
    path: string,
    bytes: Uint8Array,
    condition: Readonly<Record<string, string>>,
  ): Promise<'done' | 'refused' | 'unknown'> {
    const headers = { ...this.headersOf(), ...condition };
    const answer = await this.send({
      method: 'PUT',
      path,
      body: bytes,
      headers,
      accept: [404, 409, 412, 501],
    });
    if (answer.status === 501) return 'unknown';
    if (answer.status < 300) return 'done';
    const found = await this.read(path);
    return found !== null && Buffer.from(found).equals(bytes) ? 'done' : 'refused';
  }

  async remove(path: string): Promise<void> {
    await this.send({ method: 'DELETE', path, accept: [404] });
  }

  async copyTo(store: FileStore, from: string, to: string, mark: string | null): Promise<boolean> {
    if (!(store instanceof S3Store)) return false;
    const { bucket, prefix } = this.place;
    const headers = {
      'x-amz-copy-source': `/${bucket}/${encodeKey(prefix + from)}`,
      ...(mark !== null && { 'x-amz-copy-source-if-match': `"${mark}"` }),
    };
    const answer = await store.send({ method: 'PUT', path: to, headers, accept: [400, 404, 405, 412, 501] });
    // A copy that fails on the way is told in an answer that looks good.
    return answer.status < 300 && Buffer.from(answer.body).includes('CopyObjectResult');
  }

  async look(path: string): Promise<StoredFile | null> {
    const { status, headers } = await this.send({ method: 'HEAD', path, accept: [404] });
    if (status === 404) return null;
    return { size: Number(headers.get('content-length') ?? 0), mark: markOf(headers.get('etag')) };
  }

  async list(folder: string): Promise<Map<string, StoredFile>> {
    const { prefix, hidden } = this.place;
    const start = folder === '' ? prefix : `${prefix}${folder}/`;
    const found = new Map<string, StoredFile>();
    for await (const [key, file] of this.keys(start)) {
      const path = key.slice(prefix.length);
      // What is no path is nothing that a site could have; a folder that a console drew is none.
      if (key.startsWith(start) && isSafePath(path) && !(hidden && key.startsWith(hidden)))
        found.set(path, file);
    }
    return found;
  }

  private async *keys(prefix: string): AsyncGenerator<[string, StoredFile]> {
    const { client, bucket } = this.place;
    const query: Record<string, string> = { 'list-type': '2', 'encoding-type': 'url', prefix };
    for (let n = 0; n < MOST_LISTS; n++) {
      const listing = readListing((await client.send({ method: 'GET', bucket, query })).body);
      const token = listing?.next ?? null;
      if (!listing || token === query['continuation-token']) break;
      yield* listing.files;
      if (token === null) return;
      query['continuation-token'] = token;
    }
    throw new NewsctlError('HOST_FAILED', `${this.label}: the host gave a list of files that is not whole.`, {
      hint: 'Nothing was changed. Run the command again.',
    });
  }

  async close(): Promise<void> {}

  /** The same store without the signal of the connection. */
  unbound(signal: AbortSignal): S3Store {
    return new S3Store({ ...this.place, client: this.place.client.unbound(signal) });
  }

  private send(call: {
    method: 'GET' | 'HEAD' | 'PUT' | 'DELETE';
    path: string;
    headers?: Readonly<Record<string, string>>;
    body?: Uint8Array;
    accept?: readonly number[];
  }) {
    const { path, ...rest } = call;
    const { client, bucket, prefix } = this.place;
    const isChange = call.method === 'PUT' || call.method === 'DELETE';
    const onUnanswered = (): void => {
      if (isChange) this.unanswered.add(path);
    };
    return client.send({ ...rest, bucket, key: prefix + path, onUnanswered });
  }

  private headersOf(about?: AboutFile): Record<string, string> {
    const { acl } = this.place;
    return {
      'content-type': about?.type ?? 'application/octet-stream',
      ...(about?.cache && { 'cache-control': about.cache }),
      ...(acl !== null && { 'x-amz-acl': acl }),
    };
  }

  /** A bucket that is not there has no files to miss. */
  private none(body: Uint8Array): null {
    if (Buffer.from(body).includes('<Code>NoSuchBucket</Code>'))
      throw new NewsctlError('HOST_FAILED', `${this.label}: the host has no bucket of that name.`, {
        hint: 'Make the bucket first, or correct its name in newsctl.yaml.',
      });
    return null;
  }
}

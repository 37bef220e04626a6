import type { SiteFile } from '../../site/site-types.ts';

/** A file of which nothing was made. Of an archive there are tens of thousands, most of which nobody asks anything. */
export class Unmade implements SiteFile {
  readonly path: string;
  readonly kind: SiteFile['kind'];
  readonly sha256: string;
  readonly size: number;
  private readonly get: (path: string) => Promise<Uint8Array>;

  constructor(
    { path, kind, sha256, size }: Omit<SiteFile, 'bytes'>,
    get: (path: string) => Promise<Uint8Array>,
  ) {
    this.path = path;
    this.kind = kind;
    this.sha256 = sha256;
    this.size = size;
    this.get = get;
  }

  bytes(): Promise<Uint8Array> {
    return this.get(this.path);
  }
}

import type { FoundMedia } from '../../site/media.ts';
import type { SiteFile } from '../../site/site-types.ts';
import type { RecordedMedia } from '../cache/site-record-types.ts';
import { Unmade } from './unmade.ts';

/** Files of the last site of which nothing is made anew: should anybody ask for their bytes, all of it is made. */
export class StandingFiles {
  private readonly whole: () => Promise<readonly SiteFile[]>;
  private all: Promise<ReadonlyMap<string, SiteFile>> | undefined;

  constructor(whole: () => Promise<readonly SiteFile[]>) {
    this.whole = whole;
  }

  /** A file as it stands. */
  readonly file = (file: Omit<SiteFile, 'bytes'>): SiteFile => new Unmade(file, this.bytesOf);

  /** A picture with its sizes, as they were found the last time. */
  media(found: RecordedMedia | 'unfit' | null): FoundMedia {
    if (found === null || found === 'unfit') return found;
    const { sizes, ...media } = found;
    const get = (path: string) => () => this.bytesOf(path);
    return {
      ...media,
      bytes: get(media.path),
      ...(sizes && { sizes: sizes.map((size) => ({ ...size, bytes: get(size.path) })) }),
    };
  }

  private readonly bytesOf = async (path: string): Promise<Uint8Array> => {
    this.all ??= this.whole().then((every) => new Map(every.map((file) => [file.path, file])));
    return (await this.all).get(path)!.bytes();
  };
}

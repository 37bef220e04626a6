import { cleanText } from '../text/xml.ts';

const PICTURES = new Set(['jpg', 'jpeg', 'png', 'gif', 'webp', 'avif', 'svg']);
const DOCUMENTS = new Set(
  'pdf csv tsv txt json xlsx xls ods docx doc odt pptx odp zip mp3 m4a ogg wav mp4 webm'.split(' '),
);

/** A path under `media/`, or why there is none. */
export type MediaPath = { path: string } | { fault: string };

/**
 * Reads the path of a picture or a document as front matter names it: `media/x.png` or `/media/x.png`.
 * Whatever could lead out of the media folder, or run in a browser, is refused.
 */
export function mediaPath(written: string, use: 'picture' | 'document' = 'picture'): MediaPath {
  const path = written.replace(/^\/(?=media\/)/, '');
  if (path !== cleanText(path) || /[\\:\n\r\t]/.test(path))
    return { fault: 'has characters that no file of the site may have' };
  const segments = path.split('/');
  if (segments[0] !== 'media' || segments.length < 2) return { fault: 'is not in the media folder' };
  if (segments.some((segment) => segment === '' || segment.startsWith('.') || segment.endsWith(' ')))
    return { fault: 'is not a plain path inside the media folder' };
  const extension = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
  if (use === 'picture' && !PICTURES.has(extension)) return { fault: 'is not a picture that browsers show' };
  if (!PICTURES.has(extension) && !DOCUMENTS.has(extension))
    return { fault: 'is not a kind of file that the site offers' };
  return { path };
}

/** The same for an address in the body, where `%20` is a space; what follows `?` or `#` does not count. */
export function mediaLink(url: string, use: 'picture' | 'document' = 'picture'): MediaPath {
  try {
    return mediaPath(decodeURIComponent(url.replace(/[?#].*$/s, '')), use);
  } catch {
    return { fault: 'is not a readable address' };
  }
}

/** Whether an address in the body means a file of the media folder. */
export const isMediaLink = (url: string): boolean => /^\/?media(?:\/|%2f)/i.test(url);

/** Width and height in pixels. */
export interface ImageSize {
  width: number;
  height: number;
}

/** A file of the site that comes from the media folder. */
export interface MediaFile {
  path: string;
  /** Of its bytes. */
  sha256: string;
  /** In bytes. */
  size: number;
  /** Of a picture. */
  room: ImageSize | null;
  /** The same picture smaller and in other formats, where there are such. */
  sizes?: readonly PictureSize[];
  bytes(): Promise<Uint8Array>;
}

/** A file that shows a picture in one format and size. */
export interface PictureSize extends ImageSize {
  /** On the site. */
  path: string;
  /** Such as `image/avif`. */
  type: string;
  sha256: string;
  size: number;
  bytes(): Promise<Uint8Array>;
}

/** What is found of a file: it, nothing, or something that cannot be shown, of which others tell. */
export type FoundMedia = MediaFile | 'unfit' | null;

/** Looks each file of the media folder up once; knows afterwards which ones exist. */
export class MediaShelf {
  readonly files = new Map<string, FoundMedia>();
  private readonly look: (path: string) => Promise<FoundMedia>;

  constructor(look: (path: string) => Promise<FoundMedia>) {
    this.look = look;
  }

  async fetch(path: string): Promise<FoundMedia> {
    const known = this.files.get(path);
    if (known !== undefined) return known;
    const file = await this.look(path);
    this.files.set(path, file);
    return file;
  }
}

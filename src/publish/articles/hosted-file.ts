import type { HostedFile } from '../../hosts/article-host.ts';
import type { MediaFile } from '../../site/media.ts';
import type { Picture } from '../../site/pictures.ts';

const TYPES: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
  csv: 'text/csv',
  txt: 'text/plain',
  zip: 'application/zip',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
};

/** A file of the media folder as a system takes it, with what its picture says of it. */
export function hostedFile({ path, sha256, bytes }: MediaFile, picture: Picture | null): HostedFile {
  const written = path.split('/').at(-1)!;
  const extension = written.split('.').at(-1)!.toLowerCase();
  const stem = written
    .slice(0, -extension.length - 1)
    .normalize('NFKD')
    .replace(/[^\w-]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return {
    sha256,
    name: `${stem.slice(0, 80) || 'file'}.${extension}`,
    type: TYPES[extension] ?? 'application/octet-stream',
    alt: picture?.alt ?? '',
    caption: [picture?.caption, picture?.credit].filter(Boolean).join(' '),
    bytes,
  };
}

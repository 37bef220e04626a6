import { readFile } from 'node:fs/promises';
import { pictureHead } from '../../../src/images/picture-head.ts';
import { digest } from '../../../src/site/summary.ts';
import type { ImageSize } from '../../../src/site/media.ts';
import { sha256 } from '../../../src/text/sha256.ts';
import { buildSite } from '../../../src/site/build-site.ts';
import type { Site, SiteArticle, SiteFile, SiteInput, SiteSettings } from '../../../src/site/site-types.ts';

export const SETTINGS: SiteSettings = {
  name: 'The Ashwick Courier',
  url: 'https://courier.example/paper',
  language: 'en-GB',
  timezone: 'Europe/London',
  description: 'News of Ashwick and the villages round it.',
  sections: ['Council', 'Courts', 'Opinion'],
};

/** A template or stylesheet that the project ships. */
export async function shippedTemplate(name: string): Promise<string | null> {
  try {
    return await readFile(new URL(`../../../templates/site/${name}`, import.meta.url), 'utf8');
  } catch {
    return null;
  }
}

export interface Written {
  front: string;
  body?: string;
  path?: string;
  published?: string;
  modified?: string | null;
}

/** An article from its front matter and body, as the newsroom would hand it over. */
export function written({ front, body = 'The council met.\n', ...rest }: Written): SiteArticle {
  const text = `---\n${front.trim()}\n---\n\n${body}`;
  const { summary, body: rendered } = digest(text, rest.path ?? 'articles/2026/11/story.md');
  return {
    article: summary,
    body: async () => rendered,
    published: rest.published ?? '2026-11-23T06:00:00+00:00',
    modified: rest.modified ?? null,
  };
}

export const BRIDGE = `
id: 2026-11-bridge
type: news
headline: Mill Bridge to close for a month
standfirst: Drivers face a nine-mile detour while the council replaces two bearings.
slug: mill-bridge-closes
section: Council
byline: [{name: Orla Finch, role: Local government reporter}]
`;

export const COLUMN = `
id: 2026-11-column
type: opinion
headline: A bridge is a promise
slug: a-bridge-is-a-promise
section: Opinion
byline: [{name: Tam Okoro}]
`;

/** A grey PNG of 4 by 3 points. */
export const PNG = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAQAAAADCAAAAACRn/EaAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAF0lEQVQI12M4sWVBD0NFSoANg4YIFwMALYcEVzdLFD4AAAAASUVORK5CYII=',
    'base64',
  ),
);

function roomOf(bytes: Uint8Array, path: string): ImageSize | null {
  const head = pictureHead(bytes, path);
  return head && 'width' in head ? { width: head.width, height: head.height } : null;
}

/** Builds with the shipped theme; `media` are the files that there are. */
export async function build(
  articles: readonly SiteArticle[],
  options: {
    settings?: Partial<SiteSettings>;
    media?: Record<string, Uint8Array>;
    readTemplate?: SiteInput['readTemplate'];
    readMedia?: (path: string) => Promise<Uint8Array | null>;
    about?: string;
  } = {},
): Promise<Built> {
  const media = new Map(Object.entries(options.media ?? {}));
  const read = options.readMedia ?? (async (path) => media.get(path) ?? null);
  const site = await buildSite({
    settings: { ...SETTINGS, ...options.settings },
    articles,
    media: async (path) => {
      const bytes = await read(path);
      return (
        bytes && {
          path,
          sha256: sha256(bytes),
          size: bytes.length,
          room: roomOf(bytes, path),
          bytes: async () => bytes,
        }
      );
    },
    readTemplate: options.readTemplate ?? shippedTemplate,
    readPage: async (name) => (name === 'about' ? (options.about ?? null) : null),
  });
  const files = [];
  for (const file of site.files) files.push({ ...file, bytes: await file.bytes() });
  return { files, problems: site.problems };
}

/** A site of which every file was made. */
export interface Built {
  files: (Omit<SiteFile, 'bytes'> & { bytes: Uint8Array })[];
  problems: Site['problems'];
}

export function textOf(site: Pick<Built, 'files'>, path: string): string {
  const found = site.files.find((file) => file.path === path);
  if (!found) throw new Error(`No file ${path} among ${site.files.map((file) => file.path).join(', ')}`);
  return new TextDecoder().decode(found.bytes);
}

/** The page of one article, built alone. */
export async function pageOf(item: SiteArticle, media: Record<string, Uint8Array> = {}): Promise<string> {
  const site = await build([item], { media });
  const page = site.files.find(({ path, kind }) => kind === 'page' && path !== '404.html');
  return textOf(site, page!.path);
}

/** The files of a built site as checks of whole sites take them. */
export const filesOf = ({ files }: Pick<Built, 'files'>): ReadonlyMap<string, Uint8Array> =>
  new Map(files.map(({ path, bytes }) => [path, bytes] as const));

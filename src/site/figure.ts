import { escapeXml } from '../text/xml.ts';
import type { PictureSources } from './picture-sources.ts';
import type { Picture } from './pictures.ts';
import { line } from './text.ts';

/** What a body says of one of its pictures; words in the body go before those in the front matter. */
export interface PictureWords {
  alt: string | null;
  /** Its caption. */
  title: string | null;
}

/** A picture as it comes out in one body. */
export interface ShownPicture {
  src: string;
  picture: Picture;
  sources: PictureSources;
  /** Whether it is the first thing to see. */
  first: boolean;
}

/** The picture alone. */
export function pictureHtml(words: PictureWords, { src, picture, sources, first }: ShownPicture): string {
  const { alt, width, height } = picture;
  const room = width && height ? ` width="${width}" height="${height}"` : '';
  const sizes = ` sizes="${escapeXml(sources.sizes)}"`;
  const srcset = sources.srcset ? ` srcset="${escapeXml(sources.srcset)}"${sizes}` : '';
  const loading = first ? 'loading="eager" fetchpriority="high"' : 'loading="lazy"';
  const img = `<img src="${escapeXml(src)}"${srcset} alt="${escapeXml(line(words.alt) ?? alt)}"${room} ${loading} decoding="async">`;
  if (sources.sources.length === 0) return img;
  const others = sources.sources.map(
    (source) => `<source type="${escapeXml(source.type)}" srcset="${escapeXml(source.srcset)}"${sizes}>`,
  );
  return `<picture>${others.join('')}${img}</picture>`;
}

/** The picture with its caption and whose work it is. */
export function figureHtml(words: PictureWords, shown: ShownPicture): string {
  const caption = line(words.title) ?? shown.picture.caption;
  const credit = creditHtml(shown.picture);
  const parts = [
    caption === null ? '' : escapeXml(caption),
    credit && `<span class="credit">${credit}</span>`,
  ];
  const all = parts.filter((part) => part !== '').join(' ');
  const figcaption = all ? `<figcaption>${all}</figcaption>\n` : '';
  return `<figure>\n${pictureHtml(words, shown)}\n${figcaption}</figure>`;
}

function creditHtml({ credit, licence }: Picture): string {
  const link = licence && `<a href="${escapeXml(licence.url)}">${escapeXml(licence.name)}</a>`;
  return [credit && escapeXml(credit), link].filter((part) => part).join(' / ');
}

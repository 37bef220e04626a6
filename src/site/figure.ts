import { escapeXml } from '../text/xml.ts';
import type { Picture } from './pictures.ts';
import { line } from './text.ts';

/** What a body says of one of its pictures; words in the body go before those in the front matter. */
export interface PictureWords {
  alt: string | null;
  /** Its caption. */
  title: string | null;
}

/** The picture alone. */
export function pictureHtml(words: PictureWords, src: string, { alt, width, height }: Picture): string {
  const room = width && height ? ` width="${width}" height="${height}"` : '';
  return `<img src="${escapeXml(src)}" alt="${escapeXml(line(words.alt) ?? alt)}"${room} loading="lazy">`;
}

/** The picture with its caption and whose work it is. */
export function figureHtml(words: PictureWords, src: string, shown: Picture): string {
  const caption = line(words.title) ?? shown.caption;
  const credit = creditHtml(shown);
  const parts = [
    caption === null ? '' : escapeXml(caption),
    credit && `<span class="credit">${credit}</span>`,
  ];
  const all = parts.filter((part) => part !== '').join(' ');
  const figcaption = all ? `<figcaption>${all}</figcaption>\n` : '';
  return `<figure>\n${pictureHtml(words, src, shown)}\n${figcaption}</figure>`;
}

function creditHtml({ credit, licence }: Picture): string {
  const link = licence && `<a href="${escapeXml(licence.url)}">${escapeXml(licence.name)}</a>`;
  return [credit && escapeXml(credit), link].filter((part) => part).join(' / ');
}

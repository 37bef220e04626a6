import { sha256 } from '../text/sha256.ts';
import { escapeXml } from '../text/xml.ts';

/** The small picture by which a browser marks the site in its tabs. */
export interface Icon {
  /** Path on the site; a new one for every change. */
  path: string;
  svg: Uint8Array;
}

/**
 * The newsroom's own icon, or one with the first letter of its name.
 * @param own the text of an SVG; null where the newsroom has none
 */
export function siteIcon(name: string, own: string | null): Icon {
  const svg = new TextEncoder().encode(own ?? initial(name));
  return { path: `assets/icon.${sha256(svg).slice(0, 12)}.svg`, svg };
}

function initial(name: string): string {
  const [letter = '•'] = /[\p{L}\p{N}]\p{M}*/u.exec(name.replace(/^the\s+/i, '')) ?? [];
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="6" fill="#8c1c22"/>' +
    '<text x="32" y="47" fill="#fff" font-family="Georgia, serif" font-size="44" font-weight="700" text-anchor="middle">' +
    `${escapeXml(letter.toUpperCase())}</text></svg>\n`
  );
}

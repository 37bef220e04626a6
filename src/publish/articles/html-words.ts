/** The words of HTML, for people and for comparing: what systems do to marks and spaces does not count. */
export const wordsOf = (html: string): string =>
  html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<\/(?:p|h\d|li|blockquote|figcaption|tr|pre|aside|section)>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#91|amp|lt|gt|quot|nbsp|#x26|#x3C);/g, (name) => ENTITIES[name] ?? name)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .trim();

const ENTITIES: Readonly<Record<string, string>> = {
  '&#91;': '[',
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&nbsp;': ' ',
  '&#x26;': '&',
  '&#x3C;': '<',
};

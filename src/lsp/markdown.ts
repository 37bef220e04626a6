import { readable } from '../text/readable.ts';

/** Words of an article or a source inside Markdown, none of it taken for markup. */
export const literal = (text: string): string =>
  readable(text.replace(/\s+/g, ' ').trim()).replace(/[\\`*_{}[\]<>()#+\-.!|~&$:]/g, '\\$&');

/** The same without markup, for editors that show none. */
export const withoutMarkup = (markdown: string): string =>
  markdown
    .replace(/\*\*|(?<!\\)`/g, '')
    .replace(/\\([\\`*_{}[\]<>()#+\-.!|~&$:])/g, '$1')
    .replace(/^> /gm, '  ');

import { decodeHTML } from 'entities';

/** Words of a cue that one voice has; null where the cue names none. */
export interface Spoken {
  voice: string | null;
  text: string;
}

/** Tags of WebVTT and SubRip, times within a cue, and the braces of older formats: `{\an8}`. */
const TAG = /<(\/?)([a-z]*)((?:\.[^\s<>.]+)*)(?:[ \t]([^<>]*))?>|<\d[\d:.,]*>|\{\\[^{}]*\}|<\/?font[^<>]*>/gi;

/** The lines of a cue without markup, cut where the voice changes; `voice` is that of the line before. */
export function spokenIn(line: string, voice: string | null): Spoken[] {
  const spoken: Spoken[] = [];
  let from = 0;
  let speaker = voice;
  let text = '';
  const close = (): void => {
    if (text.trim() !== '') spoken.push({ voice: speaker, text: decodeHTML(text) });
    text = '';
  };
  for (const match of line.matchAll(TAG)) {
    text += line.slice(from, match.index);
    from = match.index + match[0].length;
    if (match[2]?.toLowerCase() !== 'v') continue;
    close();
    speaker = match[1] === '/' ? null : nameOf(match[4]);
  }
  text += line.slice(from);
  close();
  return spoken;
}

function nameOf(annotation: string | undefined): string | null {
  const name = decodeHTML(annotation ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  return name === '' ? null : name;
}

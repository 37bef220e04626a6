import { cleanText } from '../text/xml.ts';

/** One line of clean text, or null where nothing is left of it. */
export function line(text: string | null | undefined): string | null {
  const clean = cleanText(text ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  return clean === '' ? null : clean;
}

/** A web address as a browser reads it, or null for anything but http and https. */
export function webAddress(text: string | null | undefined): string | null {
  // Most articles have no such key; an error for each would cost more than the rest of their story.
  if (!text) return null;
  try {
    const url = new URL(text);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
  } catch {
    return null;
  }
}

/** With a capital at its head; the rest as written. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

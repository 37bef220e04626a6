import { SourceUnreadable } from './unreadable.ts';

const MEGABYTE = 1024 * 1024;

/** What a source may ask of the desk's machine. Reports, court bundles and day-long hearings stay far below. */
export const MAX_BYTES = 100 * MEGABYTE;
/** In UTF-16 units: some forty novels. */
export const MAX_TEXT = 20_000_000;

/** @throws SourceUnreadable where a text is longer than anybody reads */
export function refuseEndless(length: number, limit = MAX_TEXT): void {
  if (length > limit)
    throw new SourceUnreadable(
      `holds more than ${limit / 1_000_000} million characters: store the part that the article rests on`,
    );
}

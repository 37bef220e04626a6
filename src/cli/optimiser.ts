import { setFlagsFromString } from 'node:v8';

/** From here on, in UTF-16 units of copy, code that V8 has optimised wins back what optimising costs. */
const MUCH = 60_000;

/**
 * Ends the pause of V8's optimiser, with which `bin/newsctl.js` begins a check, where there is much to read. Files follow
 * each other so fast then that V8 would let its heap grow to three times of what is kept: it is told to grow by a third.
 */
export function optimiseFor(texts: readonly { text: string }[]): void {
  if (texts.reduce((sum, { text }) => sum + text.length, 0) >= MUCH)
    for (const flag of ['--opt', '--heap-growing-percent=30']) setFlagsFromString(flag);
}

import { versions } from 'node:process';
import { setFlagsFromString } from 'node:v8';

/** From here on, in UTF-16 units of copy, code that V8 has optimised wins back what optimising costs. */
const MUCH = 60_000;

/** What `bin/newsctl.js` begins a check, a build and a publish without, and what they take up again. */
const SHORT = [
  '--no-opt',
  '--no-regexp-optimization',
  '--no-parallel-scavenge',
  '--min-semi-space-size=16',
  '--no-incremental-marking',
];
const LONG = [
  '--opt',
  '--regexp-optimization',
  '--no-parallel-scavenge',
  '--min-semi-space-size=0',
  '--incremental-marking',
];

/**
 * Ends the pause of V8's optimiser, and of the threads that clear up after it, where there is much to read. Files follow
 * each other so fast then that V8 would let its heap grow to three times of what is kept: it is told to grow by a third.
 */
export function optimiseFor(texts: readonly { text: string }[]): void {
  if (texts.reduce((sum, { text }) => sum + text.length, 0) >= MUCH)
    change([...LONG, '--heap-growing-percent=30', ...PATIENCE]);
}

/**
 * The same for a site of which every page is looked at. It makes pages one after another and keeps little of each, so
 * that V8 would let its heap grow to three times of what is kept. Told to grow by a quarter it needs 370 MB for 10,000
 * articles in place of 750, and no more time.
 */
export function optimiseForSite(): void {
  change([...LONG, '--heap-growing-percent=25']);
}

let isChanged = false;

function change(flags: readonly string[]): void {
  for (const flag of flags) setFlagsFromString(flag);
  isChanged = true;
}

/**
 * Sets V8 back to how the run began: it takes compiled code only where all is set as it was when the code was kept, and
 * what a large run keeps would be of no use to any other.
 */
export function backToStart(): void {
  if (isChanged) change([...SHORT, '--heap-growing-percent=0', ...USUAL]);
  isChanged = false;
}

/**
 * The V8 of Node 20 optimises what has run for a while, and optimising all that an archive comes by takes a sixth of the
 * CPU time of a check of 840 articles: it is told to wait six times as long. Later ones have no such flag, and say so.
 */
const PATIENCE = versions.v8.startsWith('11.') ? ['--interrupt-budget=400000'] : [];

/** What it is where nobody says otherwise. */
const USUAL = PATIENCE.length > 0 ? [`--interrupt-budget=${66 * 1024}`] : [];

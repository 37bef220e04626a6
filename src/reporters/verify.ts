import type { Look, Seen } from '../publish/look.ts';
import { count } from '../text/count.ts';
import { readable } from '../text/readable.ts';
import type { Paint } from './paint.ts';

/** Addresses that are listed one by one. */
const LISTED = 20;

const ORDER: readonly Seen[] = [
  'missing',
  'different',
  'as before',
  'still there',
  'no answer',
  'old in a cache',
];

const MEANS: Record<Seen, string> = {
  'as published': 'as it was published',
  missing: 'is not there',
  'as before': 'is what it was before, also past the caches',
  different: 'is something else than was published',
  'still there': 'is still there, and should be gone',
  'no answer': 'gives no answer',
  'old in a cache': 'is right on the host, and old in a cache on the way',
};

/** Looks that found something else than what was published. */
export const wrongOf = (looks: readonly Look[]): Look[] =>
  looks.filter(({ seen }) => seen !== 'as published');

/** What readers see, for a person. @param what was looked at, in the singular */
export function showLooks(looks: readonly Look[], paint: Paint, what = 'file'): string {
  const wrong = wrongOf(looks).sort((a, b) => ORDER.indexOf(a.seen) - ORDER.indexOf(b.seen));
  if (wrong.length === 0)
    return `${paint.green('✓')} Readers get what was published: ${count(looks.length, what)} looked at.`;
  const lines = wrong
    .slice(0, LISTED)
    .map(
      ({ url, seen, detail }) => `  ${readable(url)}  ${MEANS[seen]}${detail && ` (${readable(detail)})`}`,
    );
  const more = wrong.length > LISTED ? [`  … and ${wrong.length - LISTED} more`] : [];
  const [are, were] = wrong.length === 1 ? ['is', 'it was'] : ['are', 'they were'];
  const head = `${wrong.length} of ${count(looks.length, what)} ${are} not as ${were} published:`;
  return [`${paint.red('✗')} ${head}`, ...lines, ...more, ...advice(wrong)].join('\n');
}

function advice(wrong: readonly Look[]): string[] {
  if (wrong.every(({ seen }) => seen === 'old in a cache'))
    return ['The cache gives it up by itself in time, or at once where you purge it.'];
  if (wrong.every(({ seen }) => seen === 'as before' || seen === 'old in a cache'))
    return ['A cache that nobody gets past gives it up in time, or at once where you purge it.'];
  if (wrong.every(({ seen }) => seen === 'no answer'))
    return ['Is `url` in newsctl.yaml the address at which readers reach this host?'];
  return [];
}

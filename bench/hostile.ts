import { PlainText } from '../src/article/plain-text.ts';
import { analyse } from '../src/quotes/analyse.ts';
import { findPassages } from '../src/quotes/passages.ts';

/**
 * What broken and malicious texts cost in CPU, at three sizes of which each doubles the one before: work
 * that grows with the length doubles too. A pattern that is slow at a small size is not tried at a greater one. Usage: npx tsx bench/hostile.ts [MEGABYTES, default 5] [find|analyse]
 */
const MEGABYTES = Number(process.argv[2] ?? 5);
const ONLY_MARKS = process.argv[3] === 'find';
const SIZES = [MEGABYTES / 4, MEGABYTES / 2, MEGABYTES].map((size) => Math.round(size * 1e6));
/** A pattern is tried at this size first. */
const PROBE = 20_000;
const PROBE_SECONDS = 0.2;
const LIMIT_SECONDS = 30;

const PATTERNS: readonly [name: string, piece: string][] = [
  ['straight double', '"'],
  ['straight single', "'"],
  ['apostrophes', '’'],
  ['opening', '“'],
  ['closing', '”'],
  ['alternating', `"'`],
  ['marks and blanks', '" '],
  ['a word', 'said '],
  ['no blanks', 'a'],
  ['capitals', 'A'],
  ['capitals and blanks', 'A '],
  ['names', 'Ada Brook '],
  ['brackets', '('],
  ['commas', 'a, '],
  ['full stops', 'A. '],
  ['blanks', ' '],
  ['line ends', '\n'],
  ['lines', 'a\n'],
  ['quoted letters', '“a” '],
  ['quotations', '“We wait,” said Ada Brook. '],
  ['single quotations', '‘We wait,’ said Ada Brook. '],
  ['nested quotations', '“He said ‘go’ to us,” she said. '],
  ['never closed', 'said “we wait here '],
  ['never opened', 'we wait here” said '],
  ['plural owners', 'the dogs’ home '],
  ['inches', 'a wall 6" high '],
  ['one-word paragraphs', 'a\n\n'],
  ['open paragraphs', '“a\n\n'],
  ['open, named paragraphs', 'Ada Brook said: “We wait here.\n\n'],
  ['whole paragraphs', 'Ada Brook said: “We wait here.” Then she left.\n\n'],
];

process.stdout.write(
  `${ONLY_MARKS ? 'Passages only' : 'Whole analysis'}, Node ${process.versions.node}, CPU seconds (user + system)\n\n`,
);
const width = Math.max(...PATTERNS.map(([name]) => name.length));
for (const [name, piece] of PATTERNS) {
  cpuSeconds(piece, PROBE);
  const probe = cpuSeconds(piece, PROBE);
  if (probe > PROBE_SECONDS) {
    process.stdout.write(
      `${name.padEnd(width)}  ${PROBE / 1e6} MB ${probe.toFixed(2).padStart(6)}   too slow\n`,
    );
    continue;
  }
  const seconds: number[] = [];
  for (const size of SIZES) if ((seconds.at(-1) ?? 0) < LIMIT_SECONDS) seconds.push(cpuSeconds(piece, size));
  const cells = SIZES.map((size, index) => {
    const used = seconds[index];
    return `${(size / 1e6).toFixed(2)} MB ${used === undefined ? '     –' : used.toFixed(2).padStart(6)}`;
  });
  process.stdout.write(`${name.padEnd(width)}  ${cells.join('   ')}   × ${growth(seconds)}\n`);
}

/** How much each doubling costs, on average: 2 is linear. Too short a time tells nothing. */
function growth(seconds: readonly number[]): string {
  const first = seconds.find((used) => used > 0.05);
  const doublings = first === undefined ? 0 : seconds.length - 1 - seconds.indexOf(first);
  return doublings === 0 ? '–' : ((seconds.at(-1)! / first!) ** (1 / doublings)).toFixed(1);
}

function cpuSeconds(piece: string, size: number): number {
  const text = piece.repeat(Math.ceil(size / piece.length));
  const start = process.cpuUsage();
  const plain = PlainText.of(text);
  if (ONLY_MARKS) findPassages(plain);
  else analyse(plain);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { edited, randomMarkdown } from '../../tests/fuzz/arbitraries.ts';
import { articleHolds } from '../../tests/fuzz/article-holds.ts';
import { ARTICLES, demoDesk } from '../../tests/fuzz/desk.ts';
import { configuration, configurationHolds } from '../../tests/fuzz/yaml-holds.ts';

const [runs, seed, current] = process.argv.slice(2);
const desk = await demoDesk();
let slowest = 0;

/** Notes which case runs, so that one that hangs is known, and how much the slowest took. */
async function noted<T>(value: T, holds: (value: T) => Promise<void>): Promise<void> {
  writeFileSync(current!, JSON.stringify(value));
  process.send?.('alive');
  const before = process.cpuUsage();
  await holds(value);
  const { user, system } = process.cpuUsage(before);
  slowest = Math.max(slowest, (user + system) / 1e6);
}

async function run<T>(
  name: string,
  arbitrary: fc.Arbitrary<T>,
  holds: (value: T) => Promise<void>,
): Promise<void> {
  slowest = 0;
  const property = fc.asyncProperty(arbitrary, (value) => noted(value, holds));
  const result = await fc.check(property, { numRuns: Number(runs), seed: Number(seed) });
  process.stdout.write(
    `${name}: ${result.numRuns} runs, seed ${seed}, slowest ${slowest.toFixed(2)} s CPU, ${result.failed ? 'FAILED' : 'all held'}\n`,
  );
  if (!result.failed) return;
  process.stdout.write(`${fc.defaultReportMessage(result)}\n${String(result.errorInstance)}\n`);
  process.exitCode = 1;
}

await run('edited articles', edited(ARTICLES), (text) => articleHolds(text, desk));
await run('random Markdown', randomMarkdown, (text) => articleHolds(text, desk));
await run('random configuration', configuration, configurationHolds);

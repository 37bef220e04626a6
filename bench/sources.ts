import { type Article, readArticle } from '../src/article/article.ts';
import { analyse } from '../src/quotes/analyse.ts';
import { alignmentsOf } from '../src/sources/align/align.ts';
import { quotedWords } from '../src/sources/align/quoted.ts';
import { indexOf } from '../src/sources/align/source-index.ts';
import { declaredSources } from '../src/sources/declared.ts';
import type { SourceText } from '../src/sources/source.ts';
import { verifyQuotations } from '../src/sources/verify/verify.ts';

/**
 * What holding quotations against sources costs, in CPU milliseconds: medians of many runs, the index of a source made
 * anew each time where it says so.
 * Usage: npx tsx bench/sources.ts
 */
const RUNS = 31;

// Words of a made-up language, drawn as unevenly as those of a real one, by a generator that always gives the same.
let seed = 7;
const random = (): number => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return seed / 2_147_483_648;
};
const VOCABULARY = Array.from({ length: 6000 }, (_, at) => spell(at + 11));
const word = (): string => VOCABULARY[Math.floor(6000 ** random()) - 1] ?? VOCABULARY[0]!;

function spell(number: number): string {
  const syllables = [
    'ba',
    'de',
    'fi',
    'go',
    'hu',
    'ka',
    'le',
    'mi',
    'no',
    'pu',
    'ra',
    'se',
    'ti',
    'vo',
    'wu',
  ];
  let text = '';
  for (let rest = number; rest > 0; rest = Math.floor(rest / 15)) text += syllables[rest % 15]!;
  return text;
}

function textOf(words: number): string {
  const sentences: string[] = [];
  for (let count = 0; count < words; count += 16)
    sentences.push(`${Array.from({ length: 16 }, word).join(' ')}.`);
  return sentences.join(' ');
}

const source = (text: string): SourceText => ({ text, places: [{ at: 0, line: 1 }], turns: [] });
const slice = (text: string, from: number, words: number): string =>
  text
    .replaceAll('.', '')
    .split(' ')
    .slice(from, from + words)
    .join(' ');

function median(run: () => void): number {
  const times: number[] = [];
  for (let at = -5; at < RUNS; at++) {
    const from = process.cpuUsage();
    run();
    const used = process.cpuUsage(from);
    if (at >= 0) times.push((used.user + used.system) / 1000);
  }
  return times.sort((a, b) => a - b)[times.length >> 1]!;
}

const reading = { spoken: true, cleanVerbatim: true };
const long = textOf(20_000);
const ready = source(long);
const index = indexOf(ready);
const exact = slice(long, 12_000, 30);
const changed = exact
  .split(' ')
  .map((one, at) => (at === 11 || at === 23 ? 'zzyzx' : one))
  .join(' ');
const foreign = Array.from({ length: 30 }, () => `q${word()}`).join(' ');
const common = Array.from({ length: 30 }, word).join(' ');

const print = (name: string, milliseconds: number, limit: string): boolean =>
  process.stdout.write(`${name.padEnd(92)} ${milliseconds.toFixed(2).padStart(8)} ms  ${limit}\n`);

for (const [name, words] of Object.entries({
  'word for word': exact,
  'two words changed': changed,
  'not there': foreign,
  'only common words': common,
}))
  print(
    `30 words against 20,000, ${name}`,
    median(() => alignmentsOf(quotedWords(words), words, index, reading)),
    'at most 7',
  );
print(
  'index of 20,000 words',
  median(() => indexOf(source(long))),
  '',
);

const texts = Array.from({ length: 10 }, () => textOf(5000));
const keys = {
  sources: texts.map((_, at) => ({ id: `s${at}`, kind: 'transcript', file: `sources/${at}.txt` })),
};

/** Twenty quotations of 24 words, from all ten sources. */
function articleOf(change: (words: string) => string): Article {
  const body = Array.from({ length: 20 }, (_, at) => {
    const words = change(slice(texts[at % 10]!, 100 + at * 200, 24));
    return `“${words},” Ann Lee said on Monday.`;
  });
  return readArticle(`---\n${JSON.stringify(keys)}\n---\n${body.join('\n\n')}`, 'story.md');
}

function measure(name: string, article: Article, verdict: string): void {
  const analysis = analyse(article.plain);
  const options = { people: [], cleanVerbatim: true, language: 'en-GB' };
  print(
    name,
    median(() => {
      const files = new Map(
        texts.map(
          (text, at) => [`sources/${at}.txt`, { sha256: null, problem: null, text: source(text) }] as const,
        ),
      );
      const found = verifyQuotations(article, analysis, declaredSources(article, files), options);
      if (found.some((one) => one?.verdict !== verdict))
        throw new Error(`Not every quotation is ${verdict}.`);
    }),
    'at most 150',
  );
}

const COUNT = '20 quotations against 10 sources of 5,000 words, indexes made anew';
measure(
  COUNT,
  articleOf((words) => words),
  'exact',
);
measure(
  `${COUNT}, a word changed in each`,
  articleOf((words) => words.replace(/^(\S+ \S+ \S+ \S+ \S+ \S+) \S+/, '$1 zzyzx')),
  'near-miss',
);

import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { corpusFiles, corpusName, readCorpus } from './eval/corpus.ts';
import { type Counts, countArticle } from './eval/counts.ts';
import type { ReadArticle } from './eval/gold.ts';
import { readOwnArticles } from './eval/own-articles.ts';
import { writeSection } from './eval/page.ts';
import { report } from './eval/report.ts';

/**
 * Measures the quotation engine against what people marked: on the files of a corpus folder (`*.jsonl`,
 * `*.jsonl.gz`), or without one on our own articles.
 * Usage: npm run eval [-- DIR] [--write PAGE]
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'string' } },
});
const folder = positionals[0];
const text = folder ? await corpus(folder) : await own();
if (values.write) await writeSection(values.write, folder ? 'eval corpus' : 'eval own', text);
else process.stdout.write(`${text}\n`);

async function corpus(path: string): Promise<string> {
  const files = await corpusFiles(path);
  if (files.length === 0) throw new Error(`${path} holds no *.jsonl and no *.jsonl.gz.`);
  const reports: string[] = [];
  for (const file of files) reports.push(report(corpusName(file), await counted(readCorpus(file))));
  return reports.join('\n\n');
}

async function own(): Promise<string> {
  const folder = join(import.meta.dirname, '../tests/articles');
  return report('tests/articles', await counted(readOwnArticles(folder)));
}

async function counted(articles: AsyncIterable<ReadArticle>): Promise<Counts[]> {
  const all: Counts[] = [];
  for await (const article of articles) all.push(countArticle(article));
  return all;
}

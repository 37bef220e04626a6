import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { PlainText } from '../../src/article/plain-text.ts';
import { analyse } from '../../src/quotes/analyse.ts';
import type { Span } from '../../src/text/position.ts';
import type { GoldQuote, ReadArticle } from './gold.ts';

/** A line of a corpus file. */
export interface GoldLine {
  id: string;
  text: string;
  ignore?: Span[];
  quotes: GoldQuote[];
}

/** The corpus files of a folder, largest name last: `*.jsonl` and `*.jsonl.gz`. */
export async function corpusFiles(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => /\.jsonl(?:\.gz)?$/.test(name)).sort();
  return names.map((name) => join(folder, name));
}

export const corpusName = (path: string): string => basename(path).replace(/\.jsonl(?:\.gz)?$/, '');

/** Reads the articles of a corpus file and has the engine read them too. */
export async function* readCorpus(path: string): AsyncGenerator<ReadArticle> {
  for await (const { id, text, ignore = [], quotes } of readTexts(path))
    yield { id, text, ignore, gold: quotes, found: analyse(PlainText.of(text)).quotations };
}

/** Reads the lines of a corpus file. */
export async function* readTexts(path: string): AsyncGenerator<GoldLine> {
  const file = createReadStream(path);
  const input = path.endsWith('.gz') ? file.pipe(createGunzip()) : file;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY }))
    if (line.trim() !== '') yield JSON.parse(line) as GoldLine;
}

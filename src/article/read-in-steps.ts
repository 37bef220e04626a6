import { type Article, readArticle } from './article.ts';

/** How far reading has come. */
export interface ReadStep {
  verb: 'reading';
  done: number;
  total: number;
  path: string;
}

/** Reads texts as articles, handing control back after each; what is read already stays as it is. */
export function* readInSteps(
  files: readonly ({ path: string; text: string } | Article)[],
): Generator<ReadStep, Article[]> {
  const articles: Article[] = [];
  for (const file of files) {
    articles.push('plain' in file ? file : readArticle(file.text, file.path));
    yield { verb: 'reading', done: articles.length, total: files.length, path: file.path };
  }
  return articles;
}

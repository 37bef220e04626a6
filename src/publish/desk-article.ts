import type { Body } from '../site/body.ts';
import { type ArticleSummary, digest } from '../site/summary.ts';

/** An article file of the newsroom. */
export interface ArticleFile {
  /** From the newsroom's folder, with `/`. */
  path: string;
  text: string;
}

/** An article of the newsroom, whose file is read only for its text or its body. */
export interface DeskArticle {
  article: ArticleSummary;
  /**
   * The text that the summary was made of.
   * @throws NewsctlError FILE_CHANGED where the file has another one by now
   */
  text(): Promise<string>;
  body(): Promise<Body>;
}

/** An article that was read. */
export function readDeskArticle({ path, text }: ArticleFile): DeskArticle {
  const { summary, body } = digest(text, path);
  return { article: summary, text: async () => text, body: async () => body };
}

/** An article, whether it was read yet or not. */
export const asDeskArticle = (file: ArticleFile | DeskArticle): DeskArticle =>
  'article' in file ? file : readDeskArticle(file);

import { type Article, readArticle } from '../../../src/article/article.ts';
import { articleFile } from '../../../src/import/article-file.ts';
import { importPage, visibleText } from '../../../src/import/import-page.ts';
import type { ImportedArticle, PageInput } from '../../../src/import/types.ts';
import { type WordBalance, wordBalance } from '../../../src/import/words.ts';

/** A page of text, imported. */
export const fromText = (text: string): ImportedArticle => importPage({ text, name: 'page.txt' });

/** A page of HTML, imported. */
export const fromHtml = (text: string): ImportedArticle => importPage({ text, name: 'page.html' });

/** The article file of an import, read the way every command reads it. */
export const readBack = (imported: ImportedArticle): Article =>
  readArticle(
    articleFile(imported, { id: 'x-1', slug: 'x', type: 'news', section: 'News', status: 'draft' }),
    'x.md',
  );

/** The paragraphs of an article as a reader sees them, those of the headline and the standfirst left out. */
export function paragraphs(article: Article): string[] {
  return article.plain.blocks
    .filter((block) => block.kind !== 'field')
    .map((block) => article.plain.words(block));
}

export const balance = (input: PageInput): WordBalance => wordBalance(visibleText(input), importPage(input));

export const textsOf = (imported: ImportedArticle): string[] => imported.dropped.map((one) => one.text);

/** A scraped page as site builders leave it: furniture, words for images, a house view in one pair of marks. */
export const SCRAPED = `top of page

Ferry at Thornwick 'to sail by Easter' - but islanders ask who let the quay rot

qix

THE ferry at Thornwick sails again from Monday, its owners told islanders in the chapel hall on Thursday night.

Owner Ida Rook told the meeting: "My grandfather ran this boat with two hands and a dog.

"Nobody gave him a ramp, and the harbour’s new one took nine years.

"Now that it stands, come and use it."

Her brother Olaf, who mends the engine, wanted a word about "dry feet" as well.

qix

He said: “Not one winter has passed without water in the hold.

“I have bailed it with a saucepan.

“A pump would be nicer.”

Tickets cost four pounds, or three for anybody who lives on the island.

qix

Marram News and Views Opinion


"Good luck to the Rooks, whose boat has carried this island through worse than a wet deck.

Still, somebody at the harbour office signed for that quay every spring. Who was it, and with which eyes?

Marram News and Views would like to see the signature."

Comments


Log in to comment
bottom of page
`;

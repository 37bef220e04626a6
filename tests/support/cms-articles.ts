import { type Cms, CmsDesk } from './cms-desk.ts';
import { article } from './publishing.ts';

let count = 0;
/** A slug that no other test has. */
export const fresh = (name: string): string => `${name}-${++count}`;

/** The file of an article. */
export const file = (slug: string): string => `articles/${slug}.md`;

/** A desk with one article, and how to change it. */
export async function deskWith(cms: Cms, name: string, keys: Record<string, string> = {}, body?: string) {
  const slug = fresh(name);
  const desk = await CmsDesk.open(cms, { [file(slug)]: article(slug, keys, body) });
  const change = (words: string, more: Record<string, string> = {}): Promise<void> =>
    desk.write({ [file(slug)]: article(slug, { ...keys, ...more }, words) });
  const remote = async (): Promise<string> => (await desk.prepare()).known.articles.get(`id-${slug}`)!.remote;
  return { desk, slug, change, remote };
}

/** What a reader gets. */
export const look = async (url: string): Promise<{ status: number; html: string }> => {
  const answer = await fetch(url, { redirect: 'follow' });
  return { status: answer.status, html: await answer.text() };
};

import { type Cms, CmsDesk } from './cms-desk.ts';
import { scene } from './pictures.ts';
import { article } from './publishing.ts';

let count = 0;
let pictures = 0;

/** A slug that no other test has. */
export const fresh = (name: string): string => `${name}-${++count}`;

/** A picture that no other test has: systems know one again by its content. */
export async function freshPicture(width = 120): Promise<Uint8Array> {
  const height = 80 + ++pictures;
  return new Uint8Array(await scene(width, height).jpeg().toBuffer());
}

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

import { article, newsroom, write } from './publishing.ts';
import { type Ran, run } from './run.ts';
import type { WordPressServer } from './servers/wordpress.ts';

/** What WordPress has of an article, as its administrator sees it. */
export interface WordPressPost {
  id: number;
  date_gmt: string;
  status: string;
  content: { raw: string };
}

let count = 0;

/** A newsroom with an article of its own, and how the program is run there with WordPress. */
export async function cmsProgram(server: WordPressServer, more = '') {
  const slug = `ferry-${++count}`;
  const file = `articles/${slug}.md`;
  const root = await newsroom({ [file]: article(slug) }, config(server, more));
  const cms = (...words: string[]): Promise<Ran> =>
    run([...words, '--to', 'cms'], { cwd: root, env: secrets(server) });
  const change = (words: string, keys: Record<string, string> = {}): Promise<void> =>
    write(root, { [file]: article(slug, keys, words) });
  const edit = async (words: string): Promise<void> => {
    const [post] = await postsAt(server, slug);
    await asAdmin(server, `posts/${post!.id}`, 'POST', { content: words });
  };
  return { root, slug, file, cms, change, edit };
}

/** @param more options of the host */
export const config = ({ address }: WordPressServer, more = ''): string => `name: The Ferrow Post
url: https://post.example
language: en-GB
timezone: Europe/London
hosts:
  public: { type: folder, path: public }
  cms: { type: wordpress, address: "${address}", user: editor${more} }
`;

const secrets = ({ passwords }: WordPressServer): Record<string, string> => ({
  NEWSCTL_CMS_PASSWORD: passwords.editor!,
  NEWSCTL_USER: 'Ines Vale',
  NO_COLOR: '1',
});

/** What stands at a slug. */
export const postsAt = async (server: WordPressServer, slug: string): Promise<WordPressPost[]> =>
  (await asAdmin(server, `posts?slug=${slug}&status=any&context=edit`)) as WordPressPost[];

export async function asAdmin(
  { address, passwords }: WordPressServer,
  path: string,
  method = 'GET',
  body?: object,
): Promise<unknown> {
  const login = Buffer.from(`admin:${passwords.admin}`).toString('base64');
  const answer = await fetch(`${address}/wp-json/wp/v2/${path}`, {
    method,
    headers: { authorization: `Basic ${login}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

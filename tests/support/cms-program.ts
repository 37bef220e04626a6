import { type Cms, remoteAt } from './cms-desk.ts';
import { ghostCms } from './ghost-cms.ts';
import { article, newsroom, write } from './publishing.ts';
import { type Ran, run } from './run.ts';
import type { GhostServer } from './servers/ghost.ts';
import type { WordPressServer } from './servers/wordpress.ts';
import { wordPressCms } from './wordpress-cms.ts';

/** A site that the program publishes to. */
export interface ProgramSite {
  cms: Cms;
  /** How messages name it. */
  label: string;
  address: string;
  /** How `newsctl.yaml` names the kind of host and who publishes there. */
  host: string;
  /** The variable that holds the secret, and what says that there may be published. */
  variable: string;
  allowed: string;
  /** Two accounts that may sign, as `authors` names them. */
  accounts: readonly [string, string];
}

export const wordPressSite = (server: WordPressServer): ProgramSite => ({
  ...{ cms: wordPressCms(server), address: server.address, accounts: ['1', '2'] },
  label: `WordPress at 127.0.0.1:${server.port}`,
  host: 'type: wordpress, user: editor',
  variable: 'NEWSCTL_CMS_PASSWORD',
  allowed: 'the account may publish',
});

export const ghostSite = (server: GhostServer): ProgramSite => ({
  ...{ cms: ghostCms(server), address: server.address, accounts: ['owner', 'another'] },
  label: `Ghost at 127.0.0.1:${server.port}`,
  host: 'type: ghost',
  variable: 'NEWSCTL_CMS_ADMIN_KEY',
  allowed: 'the account may publish',
});

let count = 0;

/** A newsroom with an article of its own, and how the program is run there with a site. */
export async function cmsProgram(site: ProgramSite, more = '') {
  const slug = `ferry-${++count}`;
  const file = `articles/${slug}.md`;
  const root = await newsroom({ [file]: article(slug) }, config(site, more));
  const cms = (...words: string[]): Promise<Ran> =>
    run([...words, '--to', 'cms'], { cwd: root, env: secrets(site) });
  const change = (words: string, keys: Record<string, string> = {}): Promise<void> =>
    write(root, { [file]: article(slug, keys, words) });
  const edit = async (html: string): Promise<void> => site.cms.edit(await remoteAt(site.cms, slug), { html });
  const stored = (): Promise<string | null> => site.cms.storedAt(slug);
  return { root, slug, file, cms, change, edit, stored };
}

/** @param more options of the host */
export const config = ({ address, host }: ProgramSite, more = ''): string => `name: The Ferrow Post
url: https://post.example
language: en-GB
timezone: Europe/London
hosts:
  public: { type: folder, path: public }
  cms: { ${host}, address: "${address}"${more} }
`;

const secrets = ({ cms, variable }: ProgramSite): Record<string, string> => ({
  [variable]: cms.secret,
  NEWSCTL_USER: 'Ines Vale',
  NO_COLOR: '1',
});

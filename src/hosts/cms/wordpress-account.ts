import * as z from 'zod';
import type { CmsClient } from './client.ts';
import { demandShape } from './connection.ts';

/** What an account of WordPress may do. */
export interface WordPressAccount {
  user: string;
  /** What publishing needs and it may not do, beside what a category that is missing needs. */
  missing: string[];
  /** Whether it sees the drafts of other accounts. */
  seesAll: boolean;
}

const me = z.object({ capabilities: z.record(z.string(), z.unknown()) });

const NEEDED = ['edit_posts', 'publish_posts', 'upload_files'];

/** Asks for the own account. Who is not known is told of anything but that, whatever they ask for. */
export async function accountOf(client: CmsClient, user: string): Promise<WordPressAccount> {
  const about = `the account ${user}`;
  const path = 'wp-json/wp/v2/users/me';
  const { json } = await client.ask({ method: 'GET', path, query: { context: 'edit' }, about });
  const { capabilities } = demandShape(client, me, json, about);
  const may = (name: string): boolean => capabilities[name] === true;
  return { user, missing: NEEDED.filter((name) => !may(name)), seesAll: may('edit_others_posts') };
}

/** @throws NewsctlError HOST_FAILED where it may not publish */
export function demandAuthor(client: CmsClient, { user, missing }: WordPressAccount): void {
  if (missing.length > 0)
    throw client.failed(
      `the account \`${user}\` may not publish there (it lacks ${missing.join(', ')}).`,
      'Give it the role of an Editor. An Author publishes own posts only, a Contributor none.',
    );
}

/** What whoever publishes with it has to know. */
export const adviceFor = ({ user, seesAll }: WordPressAccount): string[] =>
  seesAll
    ? []
    : [
        `The account \`${user}\` sees no drafts of others there: it cannot say who else is publishing, and cannot clear the lock that another account leaves behind where it is cut off. Publish with an account that has the role of an Editor.`,
      ];

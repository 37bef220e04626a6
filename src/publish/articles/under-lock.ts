import { NewsctlError } from '../../errors.ts';
import type { ArticleHost } from '../../hosts/article-host.ts';
import { rfc3339 } from '../select.ts';
import type { PreparedArticles } from './prepare.ts';
import { knownOf } from './records.ts';

interface Locking {
  root: string;
  host: ArticleHost;
  hostName: string;
  timezone: string;
  prepared: Pick<PreparedArticles, 'entries' | 'known'>;
  who: string;
  now: Date;
}

/**
 * Does work while nobody else may publish there, and where all is still as the plan was made for.
 * @returns what was done, and what went wrong afterwards
 * @throws NewsctlError HOST_LOCKED, HOST_CHANGED, CMS_CHANGED, HOST_FAILED, and what the work throws
 */
export async function underLock<Done>(
  input: Locking,
  work: (confirm: () => Promise<void>) => Promise<Done>,
): Promise<{ done: Done; problems: string[] }> {
  const { host, who, now, timezone } = input;
  const lock = await host.lock({ who, since: rfc3339(now, timezone) });
  let done: Done;
  try {
    await demandStill(input);
    done = await work(() => lock.confirm());
  } catch (error) {
    // What went wrong first is what has to be told.
    await lock.release().catch(() => {});
    throw error;
  }
  const problems = await lock.release().then(
    () => [],
    (error: Error) => [
      `Published, but the lock could not be removed; the next publish does it. ${error.message}`,
    ],
  );
  return { done, problems };
}

/** Removes the lock that a run left behind which was cut off after all was done. @throws NewsctlError HOST_FAILED */
export async function tidyLock({ host, who, now, timezone }: Omit<Locking, 'prepared'>): Promise<void> {
  if (!(await host.untidy())) return;
  try {
    await (await host.lock({ who, since: rfc3339(now, timezone) })).release();
  } catch (error) {
    // Then somebody else removes it.
    if (!(error instanceof NewsctlError && error.code === 'HOST_LOCKED')) throw error;
  }
}

/** Somebody may have published between the plan and the lock. */
async function demandStill({ root, host, hostName, prepared }: Locking): Promise<void> {
  const { last } = await knownOf(root, hostName);
  if (last?.release !== prepared.known.last?.release) throw overtaken(host, last);
  const changing = prepared.entries.filter(({ action }) => action === 'update' || action === 'accept');
  const expected = changing.flatMap(({ there }) => there ?? []);
  const now = await host.read(expected.map(({ remote }) => remote));
  const other = expected.find(({ remote, mark, status }) => {
    const found = now.get(remote);
    return found?.mark !== mark || found.status !== status;
  });
  if (other)
    throw new NewsctlError(
      'CMS_CHANGED',
      `${host.label}: “${other.headline}” was changed there while this publish was being prepared. Nothing was published.`,
      { hint: 'Run the command again: it shows what is otherwise.' },
    );
}

const overtaken = ({ label }: ArticleHost, last: { at: string; by: string } | null): NewsctlError =>
  new NewsctlError(
    'HOST_CHANGED',
    `${label}: ${last ? `${last.by} published at ${last.at}` : 'a receipt was removed'} while this publish was being prepared.`,
    { hint: 'Run the command again: it starts from what is there now.' },
  );

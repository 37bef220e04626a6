import type { Published } from '../publish/publish.ts';
import type { Prepared } from '../publish/prepare.ts';
import type { Look } from '../publish/look.ts';
import type { Context } from './context.ts';
import type { Desk } from './open-host.ts';

/** How publishing looks at what readers get afterwards. */
export interface VerifyOptions {
  verify?: boolean;
  /** Seconds. */
  wait?: number;
}

/**
 * Looks at what a publish changed as readers do: where somebody asks for that, and where `newsctl.yaml` says at which
 * address this host is reached.
 */
export async function lookAfter(
  context: Context,
  desk: Desk,
  { prepared, done }: { prepared: Prepared; done: Published },
  { verify, wait = 0 }: VerifyOptions,
): Promise<Look[] | null> {
  if (!done.changed || verify === false || (!verify && desk.readersAt === null)) return null;
  const [{ verify: look }, { Progress }] = await Promise.all([
    import('../publish/verify.ts'),
    import('./progress.ts'),
  ]);
  const entries = prepared.plan.changes.filter(({ path }) => isServed(path));
  const files = entries.flatMap(({ path, sha256, action, size }) =>
    action === 'put' ? [{ path, sha256: sha256!, size }] : [],
  );
  const progress = new Progress(context);
  return look({
    url: desk.readersAt ?? desk.newsroom.config.url,
    manifest: { files },
    gone: entries.filter(({ action }) => action === 'remove').map(({ path }) => path),
    only: null,
    patience: wait * 1000,
    signal: context.signal,
    progress: (at, total, path) => progress.update('looking at', at, total, path),
  }).finally(progress.end);
}

/** The page for what is not there is served for other addresses. */
export const isServed = (path: string): boolean => path !== '404.html';

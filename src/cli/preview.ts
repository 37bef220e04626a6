import { NewsctlError } from '../errors.ts';
import { CONFIG_FILE, findRoot } from '../newsroom/find-root.ts';
import { OWN } from '../preview/frame.ts';
import { type Serving, servePreview } from '../preview/serve.ts';
import type { Context, Outcome } from './context.ts';
import { watchNewsroom } from './newsroom-watcher.ts';
import { printOutcome } from './output.ts';
import { machineMarks, packageVersion } from './package.ts';
import { passOnSaves } from './pass-on-saves.ts';

interface PreviewOptions {
  port?: number;
  ipv6?: boolean;
}

/** Serves the newsroom to the browsers of this machine until Ctrl-C. */
export async function runPreview(
  context: Context,
  args: readonly string[],
  { port, ipv6 }: PreviewOptions,
): Promise<Outcome> {
  if (args.length > 0)
    throw new NewsctlError('USAGE', 'preview takes no paths: it shows the whole newsroom.', {
      hint: 'Its start page has a link to every article.',
    });
  if (port !== undefined && port > 65_535)
    throw new NewsctlError('USAGE', `There is no port ${port}.`, { hint: 'Ports go from 1 to 65535.' });
  const root = await findRoot(context.cwd);
  if (root === null)
    throw new NewsctlError('NEWSROOM_NOT_FOUND', `No ${CONFIG_FILE} in this folder or in one above it.`);
  context.expectInterruption();
  const watcher = await watchNewsroom(root);
  try {
    const serving = await servePreview({
      root,
      packageRoot: context.packageRoot,
      tool: (machineMarks(context.env) ?? [packageVersion()]).join(' '),
      began: context.now,
      now: () => new Date(),
      port: port ?? null,
      host: ipv6 ? '::1' : '127.0.0.1',
    });
    try {
      passOnSaves(watcher, root, serving.saved);
      announce(context, serving);
      await untilAborted(context.signal);
    } finally {
      await serving.close();
    }
  } finally {
    await watcher.close();
  }
  return { result: null, silent: true };
}

/** The address alone on stdout, for whoever pipes it into something that opens a browser. */
function announce(context: Context, { address, opened }: Serving): void {
  const start = `${address}${OWN.slice(1)}`;
  printOutcome(context, 'preview', {
    result: { address, start },
    text: address,
    warnings: 'fault' in opened ? [opened.fault.message] : [],
    notes: [
      'name' in opened
        ? `${opened.name}, for the desk alone. All articles: ${start}`
        : 'The page says so, and comes by itself once it is mended.',
      'Pages come anew when something is saved. Ctrl-C ends.',
    ],
  });
}

const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((done) => {
    if (signal.aborted) done();
    else signal.addEventListener('abort', () => done(), { once: true });
  });

import { onTestFinished } from 'vitest';
import { start } from './run.ts';

/** A preview that runs, and what it has said. */
export interface Previewing {
  /** With a slash at its end. */
  address: string;
  /** All of stdout and of stderr so far. */
  said: { stdout: string; stderr: string };
  child: ReturnType<typeof start>;
  /** The exit status. */
  ended: Promise<number | null>;
}

/** Starts the built program, and waits for its address. */
export async function previewing(root: string, ...args: string[]): Promise<Previewing> {
  const child = start(['preview', ...(args.includes('--port') ? [] : ['--port', '0']), ...args], {
    cwd: root,
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => {
      said[name] += text;
    });
  const ended = new Promise<number | null>((done) => child.on('close', done));
  const address = await until(() => {
    if (child.exitCode !== null) throw new Error(said.stderr);
    return /http:\/\/[^\s"]+:\d+\//.exec(said.stdout)?.[0];
  });
  return { address, said, child, ended };
}

/** Asks again until there is an answer. */
export async function until<T>(ask: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((wake) => setTimeout(wake, 20));
  }
}

/** Opens a page as a browser does; `changed` is fulfilled when the page is told to come anew. */
export async function opened(address: string, path: string) {
  const html = await (await fetch(address + path)).text();
  const mark = /data-mark="([^"]+)"/.exec(html)![1]!;
  const stop = new AbortController();
  const query = new URLSearchParams({ page: `/${path}`, mark });
  const events = await fetch(`${address}__preview/events?${query}`, { signal: stop.signal });
  const reader = events.body!.getReader();
  // The first line says how soon to try again; from then on the page is listened for.
  await reader.read();
  const changed = (async () => {
    for (let text = ''; ; ) {
      const { value, done } = await reader.read();
      text += new TextDecoder().decode(value);
      if (text.includes('event: change') || done) return text;
    }
  })();
  changed.catch(() => {});
  onTestFinished(() => stop.abort());
  return { html, type: events.headers.get('content-type'), changed };
}

/**
 * Opens a page anew whenever it is told to come anew, until it shows something. A file that is being saved is empty for
 * a moment, and a page may be made of that first.
 */
export async function openedUntil(address: string, path: string, shows: RegExp) {
  let page = await opened(address, path);
  while (!shows.test(page.html)) {
    await page.changed;
    page = await opened(address, path);
  }
  return page;
}

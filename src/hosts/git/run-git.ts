import { type ChildProcess, spawn } from 'node:child_process';
import { NewsctlError } from '../../errors.ts';
import { gitError } from './git-errors.ts';

export interface GitPlace {
  /** The bare repository on the desk's disk in which objects are kept. */
  folder: string;
  /** How messages name the host. */
  label: string;
  env: Readonly<Record<string, string | undefined>>;
  signal: AbortSignal;
  /** For the repository's own address alone; null where `git` finds the way in by itself. */
  login: { address: string; user: string; password: string } | null;
}

export interface Run {
  input?: string | Uint8Array;
  /** An index in place of the repository's own. */
  index?: string;
  /** Exit statuses that are an answer. */
  answers?: readonly number[];
  /** Whether it talks to the host: then it is ended when nothing comes of it for long. */
  remote?: boolean;
}

export interface Ran {
  code: number;
  stdout: Buffer;
  stderr: string;
}

/** How long one exchange with a host may take in all, in milliseconds; half an hour for a first push of an archive. */
const PATIENCE = 30 * 60_000;

/** The user's own `git`, on a repository without a checkout. No secret is ever an argument: `ps` shows those. */
export class Git {
  readonly place: GitPlace;

  constructor(place: GitPlace) {
    this.place = place;
  }

  /** @throws NewsctlError HOST_FAILED, INTERRUPTED */
  run(words: readonly string[], run: Run = {}): Promise<Ran> {
    return new Promise((resolve, reject) => {
      const child = this.start(words, run.index);
      const out: Buffer[] = [];
      const told: Buffer[] = [];
      const timer = run.remote ? setTimeout(() => child.kill(), PATIENCE) : undefined;
      child.stdout!.on('data', (part: Buffer) => out.push(part));
      child.stderr!.on('data', (part: Buffer) => told.length < 1000 && told.push(part));
      // It may end before it has read all.
      child.stdin!.on('error', () => {});
      child.stdin!.end(run.input ?? '');
      child.on('error', (error) => reject(this.failure(error, '')));
      child.on('close', (code) => {
        clearTimeout(timer);
        const stderr = Buffer.concat(told).toString('utf8');
        if (this.place.signal.aborted) reject(interrupted());
        else if (code !== null && (code === 0 || run.answers?.includes(code)))
          resolve({ code, stdout: Buffer.concat(out), stderr });
        else reject(this.failure(null, stderr));
      });
    });
  }

  /** One line of an answer. */
  async line(words: readonly string[], run: Run = {}): Promise<string> {
    return (await this.run(words, run)).stdout.toString('utf8').trim();
  }

  /** Starts it without waiting. */
  start(words: readonly string[], index?: string): ChildProcess {
    const { folder, signal } = this.place;
    const env = { ...this.environment(), ...(index && { GIT_INDEX_FILE: index }) };
    return spawn('git', ['--git-dir', folder, ...words], { env, signal, stdio: 'pipe' });
  }

  failure(error: unknown, told: string): NewsctlError {
    if (this.place.signal.aborted) return interrupted();
    return gitError(error, told, this.place);
  }

  private environment(): Record<string, string | undefined> {
    const { env, login } = this.place;
    // A hook of another repository may have started the program: its variables would point there.
    const own = Object.entries(env).filter(([name]) => !name.startsWith('GIT_') || /^GIT_SSH/.test(name));
    const config: [string, string][] = [
      ['core.hooksPath', '/dev/null'],
      ['core.quotePath', 'false'],
      ['http.lowSpeedLimit', '1'],
      ['http.lowSpeedTime', '60'],
    ];
    if (login)
      config.push(
        // Nobody else is asked, and no other address is told.
        ['credential.helper', ''],
        [
          `credential.${login.address}.helper`,
          '!f() { test "$1" = get && printf "username=%s\\npassword=%s\\n" "$NEWSCTL_GIT_USER" "$NEWSCTL_GIT_PASSWORD"; }; f',
        ],
      );
    return {
      ...Object.fromEntries(own),
      LC_ALL: 'C',
      GIT_TERMINAL_PROMPT: '0',
      GIT_ASKPASS: '',
      GIT_ALLOW_PROTOCOL: 'file:https:http:ssh:git',
      ...(login && { NEWSCTL_GIT_USER: login.user, NEWSCTL_GIT_PASSWORD: login.password }),
      GIT_CONFIG_COUNT: String(config.length),
      ...Object.fromEntries(
        config.flatMap(([key, value], n) => [
          [`GIT_CONFIG_KEY_${n}`, key],
          [`GIT_CONFIG_VALUE_${n}`, value],
        ]),
      ),
    };
  }
}

const interrupted = (): NewsctlError =>
  new NewsctlError('INTERRUPTED', 'Stopped before anything was shown to readers; the site is as it was.');

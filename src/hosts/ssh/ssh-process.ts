import { type ChildProcess, spawn } from 'node:child_process';
import { homedir, platform } from 'node:os';
import { join, resolve } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { SshOptions } from '../ssh.ts';
import { sshFailure, sshMissing } from './ssh-words.ts';

export interface SshSetting {
  options: SshOptions;
  label: string;
  /** The newsroom's folder: paths start there. */
  root: string;
  env: Readonly<Record<string, string | undefined>>;
  /** Seconds in which the connection must stand. */
  connectTimeout: number;
}

/** How much of what `ssh` prints is kept, in characters: the last words tell why it ended. */
const KEPT = 8192;
/** How long it may take to end by itself, in milliseconds. */
const FAREWELL = 2000;

/**
 * Words for the user's own `ssh`, which asks for the subsystem sftp. What the configuration says of forwarding, of local
 * commands and of terminals has no place here, as in the program `sftp`; all else is as the user has it, and so is how
 * host keys are checked.
 */
function sshWords({ options, root, connectTimeout }: SshSetting): string[] {
  const { host, user, port, config, identity } = options;
  return [
    '-oBatchMode=yes',
    `-oConnectTimeout=${connectTimeout}`,
    '-oPermitLocalCommand=no',
    '-oClearAllForwardings=yes',
    '-oForwardAgent=no',
    '-oForwardX11=no',
    '-oRequestTTY=no',
    ...(config === undefined ? [] : ['-F', pathOf(config, root)]),
    ...(identity === undefined ? [] : ['-oIdentitiesOnly=yes', '-i', pathOf(identity, root)]),
    ...(user === undefined ? [] : ['-l', user]),
    ...(port === undefined ? [] : ['-p', String(port)]),
    '-s',
    '--',
    host,
    'sftp',
  ];
}

const pathOf = (path: string, root: string): string =>
  /^~(?=$|[/\\])/.test(path) ? join(homedir(), path.slice(1)) : resolve(root, path);

/** A running `ssh`. */
export class SshProcess {
  readonly input: Readable;
  readonly output: Writable;
  private readonly child: ChildProcess;
  private readonly label: string;
  private readonly ended: Promise<void>;
  private stderr = '';

  /** @param over called with why it ended, unless {@link close} ended it */
  constructor(setting: SshSetting, over: (reason: unknown) => void) {
    this.label = setting.label;
    // In a group of its own, Ctrl-C in the terminal is for newsctl alone to answer.
    this.child = spawn('ssh', sshWords(setting), {
      cwd: setting.root,
      env: { ...setting.env },
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: platform() !== 'win32',
      windowsHide: true,
    });
    const { stdin, stdout, stderr } = this.child;
    this.input = stdout!;
    this.output = stdin!;
    stderr!.setEncoding('utf8').on('data', (text: string) => {
      this.stderr = (this.stderr + text).slice(-KEPT);
    });
    this.ended = new Promise((done) => {
      this.child.on('error', (error: NodeJS.ErrnoException) => {
        over(
          error.code === 'ENOENT' ? sshMissing() : sshFailure(this.label, error.code ?? '', error.message),
        );
        done();
      });
      this.child.on(
        'exit',
        (code, signal) =>
          void this.lastWords().then(() => {
            over(sshFailure(this.label, code ?? signal ?? '', this.stderr));
            done();
          }),
      );
    });
  }

  /**
   * Ends it: the server says goodbye when its input ends.
   * @param isDone whether nothing is on its way any more: then that costs a round trip for nothing
   */
  async close(isDone: boolean): Promise<void> {
    this.output.end();
    // It still clears up behind itself, and ends the programs that it goes through.
    if (isDone) this.child.kill('SIGTERM');
    const patience = new AbortController();
    const late = async (signal: NodeJS.Signals) => {
      await pause(FAREWELL, undefined, { signal: patience.signal });
      this.child.kill(signal);
    };
    const pushing = late('SIGTERM')
      .then(() => late('SIGKILL'))
      .catch(() => {});
    await this.ended;
    patience.abort();
    await pushing;
  }

  /** What was printed before the end may still be on its way; a connection that is shared keeps the pipe open. */
  private async lastWords(): Promise<void> {
    const { stderr } = this.child;
    if (!stderr || stderr.readableEnded) return;
    await Promise.race([new Promise((done) => stderr.once('end', done)), pause(200)]);
  }
}

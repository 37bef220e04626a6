import { NewsctlError } from '../../errors.ts';
import { readable } from '../../text/readable.ts';
import type { Access, HostPlace } from '../host.ts';
import type { SshOptions } from '../ssh.ts';
import { Channel } from './channel.ts';
import { Refused, STATUS } from './protocol.ts';
import { Sftp } from './sftp.ts';
import { SshProcess } from './ssh-process.ts';

/** How long a server may keep silent; in milliseconds. */
export interface Patience {
  connect: number;
  silence: number;
}

const PATIENCE: Patience = { connect: 20_000, silence: 60_000 };

/** One connection to a server, for as long as a command runs. */
export interface Session {
  /** How messages name the host. */
  label: string;
  sftp: Sftp;
  signal: AbortSignal;
  /** Turns what the server refuses into what an editor can act on. */
  guarded<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** @throws NewsctlError HOST_FAILED, INTERRUPTED */
export async function openSession(
  options: SshOptions,
  { root }: HostPlace,
  { signal, env }: Access,
  { connect, silence }: Patience = PATIENCE,
): Promise<Session> {
  const label = labelOf(options);
  let channel: Channel | undefined;
  let over: unknown = null;
  const setting = { options, label, root, env, connectTimeout: Math.ceil(connect / 1000) };
  const ssh = new SshProcess(setting, (reason) => {
    over = reason;
    channel?.end(reason);
  });
  channel = new Channel(ssh.input, ssh.output, { label, signal, silence });
  if (over) channel.end(over);
  const sftp = new Sftp(channel);
  try {
    await channel.open();
    // Asked with the first question: nobody waits for it.
    sftp.learnLimits().catch(() => {});
  } catch (error) {
    await ssh.close();
    throw error;
  }
  return {
    label,
    sftp,
    signal,
    guarded: (work) => guarded(label, sftp, work),
    async close() {
      channel.end(new NewsctlError('HOST_FAILED', `The connection to ${label} was closed.`));
      await ssh.close();
    },
  };
}

const labelOf = ({ host, user, path }: SshOptions): string =>
  readable(`${user === undefined ? '' : `${user}@`}${host}:${path}`);

async function guarded<T>(label: string, sftp: Sftp, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const why = await reason(error, sftp);
    throw new NewsctlError('HOST_FAILED', `${label} refused: ${why}.`, { cause: error });
  }
}

async function reason({ status, path, said }: Refused, sftp: Sftp): Promise<string> {
  const place = readable(path);
  if (status === STATUS.noSuchFile) return `${place} is not there`;
  if (status === STATUS.noPermission) return `there is no permission for ${place}`;
  if (status === STATUS.unsupported) return `it cannot do what is needed for ${place}`;
  const isFull = await sftp.isFull(path).catch(() => false);
  if (isFull) return 'its disk is full';
  const words = /^\s*(?:failure)?\s*$/i.test(said) ? '' : ` (${readable(said).slice(0, 200)})`;
  return `${place} could not be changed or read${words}; a full disk or a quota may be why`;
}

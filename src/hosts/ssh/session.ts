import type { Readable, Writable } from 'node:stream';
import { NewsctlError } from '../../errors.ts';
import { readable } from '../../text/readable.ts';
import type { Access, HostPlace } from '../host.ts';
import type { SshOptions } from '../ssh.ts';
import { Channel, type ChannelOptions } from './channel.ts';
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
  /** Once the server has greeted; until then it is not known what it offers. */
  greeted: Promise<void>;
  signal: AbortSignal;
  /** Turns what the server refuses into what an editor can act on. */
  guarded<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** What carries the bytes of a session. */
export interface Transport {
  input: Readable;
  output: Writable;
  /** @param isDone whether all that was sent was answered, so that nobody has to wait for the other side's goodbye */
  close(isDone: boolean): Promise<void>;
}

/** Nobody waits for the server's greeting: what is asked before it comes is answered behind it. */
export function startSession(
  options: SshOptions,
  { root }: HostPlace,
  { signal, env }: Access,
  { connect, silence }: Patience = PATIENCE,
): Session {
  const label = labelOf(options);
  const setting = { options, label, root, env, connectTimeout: Math.ceil(connect / 1000) };
  return sessionOver((over) => new SshProcess(setting, over), { label, signal, silence });
}

/**
 * The same over anything that carries bytes.
 * @param start is told what to call once the transport has ended by itself
 */
export function sessionOver(
  start: (over: (reason: unknown) => void) => Transport,
  options: ChannelOptions,
): Session {
  const { label, signal } = options;
  let channel: Channel | undefined;
  let over: unknown = null;
  const transport = start((reason) => {
    over = reason;
    channel?.end(reason);
  });
  channel = new Channel(transport.input, transport.output, options);
  if (over) channel.end(over);
  const sftp = new Sftp(channel);
  // How much it bears is asked with the next question: nobody waits for it.
  const greeted = channel.open().then(() => void sftp.learnLimits().catch(() => {}));
  greeted.catch(() => {});
  return {
    label,
    sftp,
    greeted,
    signal,
    guarded: (work) => guarded(label, sftp, work),
    async close() {
      const { isIdle } = channel;
      channel.end(new NewsctlError('HOST_FAILED', `The connection to ${label} was closed.`));
      await transport.close(isIdle);
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

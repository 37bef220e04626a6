import { Client } from 'basic-ftp';
import type { FtpOptions } from '../ftp.ts';
import { Lost } from './failures.ts';

export interface Login {
  options: FtpOptions;
  password: string;
  /** Whom to trust in place of those whom Node trusts; null for these. */
  ca: string | null;
}

/** A connection on which somebody is logged in, and what the server can do. */
export interface Connection {
  client: Client;
  /** Whether it tells size and time of a file exactly (MLST, MLSD). */
  facts: boolean;
  /** Whether it lets the time of a file be set (MFMT). */
  times: boolean;
  /** Whether the folder for files on their way is known to be there. */
  isReady: boolean;
}

/**
 * Logs in. All that follows goes by whole paths, so that no connection is in a folder.
 * @throws whatever the library does, or {@link Lost}
 */
export async function logIn({ options, password, ca }: Login): Promise<Connection> {
  const { host, port, user, tls, timeout } = options;
  const client = new Client(timeout * 1000, { allowSeparateTransferHost: false });
  try {
    const secure = tls === 'none' ? false : tls === 'implicit' ? 'implicit' : true;
    const access = client.access({
      host,
      port: port ?? (tls === 'implicit' ? 990 : 21),
      user,
      password,
      secure,
      secureOptions: { minVersion: 'TLSv1.2', ...(ca !== null && { ca }) },
    });
    // The library waits for ever while TLS is agreed upon.
    await within(timeout * 2000, access);
    const offered = await client.features();
    return { client, facts: offered.has('MLST'), times: offered.has('MFMT'), isReady: false };
  } catch (error) {
    client.close();
    throw error;
  }
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Lost('Timeout while logging in', { silent: true })), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    work.catch(() => {});
  }
}

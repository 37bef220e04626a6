import type { OptionsSchema } from '../rules/rule.ts';
import type { Manifest } from './manifest.ts';

/** What a kind of host can do; differences are declared, never hidden. */
export interface Capabilities {
  /** Readers see the old site or the new one, never a mixture. */
  atomic: boolean;
  /** Earlier releases stay on the host. */
  undo: boolean;
}

/** A word that only the desk and the host may know; it never stands in `newsctl.yaml`. */
export interface SecretKind {
  /** As it is called in the environment and in `newsctl.yaml`: `password` gives `password_command`. */
  name: string;
  /** What it is, for a person who is asked for it. */
  means: string;
}

/** What a connection may ask for while it is made and used. */
export interface Access {
  /** The secret of that name, from where the desk keeps it; null where it is kept nowhere. */
  secret(name: string): Promise<string | null>;
  /** Ends waiting for the host when somebody interrupts the program. */
  signal: AbortSignal;
  /** What the environment gives programs that are started, such as `ssh` and `git`. */
  env: Readonly<Record<string, string | undefined>>;
}

/** Where a host is reached from. */
export interface HostPlace {
  /** The newsroom's folder, absolute. */
  root: string;
  /** The host's name in `newsctl.yaml`. */
  name: string;
  /** Releases to keep, the live one included. */
  keep: number;
}

/** One kind of host: a file under `hosts/`. */
export interface HostKind<Options = unknown> {
  /** A whole site of files; kinds that take articles say so. */
  publishes?: 'site';
  type: string;
  summary: string;
  options: OptionsSchema<Options>;
  /** What only the desk and the host know; none where it is not given. */
  secrets?: readonly SecretKind[];
  capabilities: Capabilities;
  /** @throws NewsctlError HOST_FAILED */
  connect(options: Options, place: HostPlace, access: Access): Promise<Host>;
}

/** Who publishes, for the message that everybody else gets meanwhile. */
export interface LockHolder {
  who: string;
  /** RFC 3339. */
  since: string;
}

/**
 * A place that a site is published to. Everything throws NewsctlError HOST_FAILED where the host says no, and for a
 * path that would lead out of the site.
 */
export interface Host {
  /** How messages name it. */
  readonly label: string;
  /**
   * Whether {@link damaged} and {@link foreign} look at everything, and do so while the program goes on: then they are
   * asked before it is known which paths matter.
   */
  readonly seesAll?: boolean;
  /** The live release; null before the first one. */
  current(): Promise<Manifest | null>;
  /** An earlier release that is still there, or null. */
  release(id: string): Promise<Manifest | null>;
  /**
   * What readers are served that newsctl did not put there, as paths with `/`.
   * @param among the paths that matter: a host that is slow to list may leave out what stands in the way of none of them
   */
  foreign(among?: readonly string[]): Promise<string[]>;
  /**
   * Files of a release that are missing on the host, or were changed there.
   * @param among the paths that matter; a host may look at them alone
   */
  damaged(manifest: Manifest, among?: readonly string[]): Promise<string[]>;
  /** The bytes that readers get for a path, or null. */
  read(path: string): Promise<Uint8Array | null>;
  /** Whether a run that was cut off left something behind, which {@link lock} puts in order. */
  untidy(): Promise<boolean>;
  /**
   * Keeps everybody else from publishing until the returned function is called, and puts in order what a run
   * that was cut off left behind.
   * @throws NewsctlError HOST_LOCKED with who holds it and since when
   */
  lock(holder: LockHolder): Promise<() => Promise<void>>;
  /**
   * Starts a release that nobody sees until it is committed, or, where files change one by one, that comes to readers
   * file by file. Wants the lock.
   * @param ahead every path that will be put, taken or removed, where that is known: a host that notes them first does so once
   */
  begin(release: string, ahead?: readonly string[]): Promise<Transaction>;
  /** Ends the connection. Nothing may be asked afterwards. */
  close(): Promise<void>;
}

/**
 * A release in the making. It starts as the live one and is told only what changes: a file of which nothing is said
 * stays as it is.
 */
export interface Transaction {
  /**
   * A new file, or new bytes for one that is there. Resolves once the next one may be given, which is before this one
   * has arrived where a host takes several at once; one that fails makes a later call fail, at the latest
   * {@link settle} or {@link commit}.
   */
  put(path: string, bytes: Uint8Array): Promise<void>;
  /** A file as an earlier release has it. */
  take(path: string, from: string): Promise<void>;
  /** A file of the live release that the new one has no more. */
  remove(path: string): Promise<void>;
  /**
   * Waits until everything said so far is done. Called where what follows may link to what came before: a host that
   * cannot change all at once shows readers the steps in this order.
   */
  settle(): Promise<void>;
  /**
   * Shows the release to readers, together with all foreign files that are there.
   * @param manifest what the release holds after all changes
   * @throws NewsctlError HOST_FOREIGN where one of them stands in the way of the site; readers keep what they had
   */
  commit(manifest: Manifest): Promise<void>;
  /** Forgets a release that was not committed; one that readers see stays. */
  discard(): Promise<void>;
}

/** Gives a kind of host its types. */
export function defineHost<Options>(kind: HostKind<Options>): HostKind<Options> {
  return kind;
}

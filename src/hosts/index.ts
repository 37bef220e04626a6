import { folder } from './folder.ts';
import type { HostKind } from './host.ts';

/** A host's options are its own affair: the others only hand them on. */
// biome-ignore lint/suspicious/noExplicitAny: kinds differ in their options, which only they read
export type AnyHostKind = HostKind<any>;

/** Every kind of host by the name it has in `newsctl.yaml`. */
export const HOST_KINDS: ReadonlyMap<string, AnyHostKind> = new Map([[folder.type, folder]]);

import type { HostKind } from './host.ts';

/** Every kind of host by the name it has in `newsctl.yaml`. */
export const HOST_KINDS: ReadonlyMap<string, HostKind> = new Map();

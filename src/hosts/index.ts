import { folder } from './folder.ts';
import type { HostKind } from './host.ts';
import { s3 } from './s3.ts';
import { commandOption } from './secret-names.ts';

/** A host's options are its own affair: the others only hand them on. */
// biome-ignore lint/suspicious/noExplicitAny: kinds differ in their options, which only they read
export type AnyHostKind = HostKind<any>;

/** Every kind of host by the name it has in `newsctl.yaml`. */
export const HOST_KINDS: ReadonlyMap<string, AnyHostKind> = new Map(
  [folder, s3].map((kind: AnyHostKind) => [kind.type, kind]),
);

/** The options of a host as its kind knows them, and those that name commands for its secrets. */
export function partOptions(
  kind: AnyHostKind,
  written: Readonly<Record<string, unknown>>,
): { options: Record<string, unknown>; commands: Record<string, unknown> } {
  const names = new Set((kind.secrets ?? []).map(({ name }) => commandOption(name)));
  const own = Object.entries(written);
  return {
    options: Object.fromEntries(own.filter(([key]) => !names.has(key))),
    commands: Object.fromEntries(own.filter(([key]) => names.has(key))),
  };
}

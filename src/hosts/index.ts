import type { ArticleHostKind } from './article-host.ts';
import { folder } from './folder.ts';
import { ghost } from './ghost.ts';
import { ftp } from './ftp.ts';
import { git } from './git.ts';
import type { HostKind } from './host.ts';
import { s3 } from './s3.ts';
import { commandOption } from './secret-names.ts';
import { ssh } from './ssh.ts';
import { wordpress } from './wordpress.ts';
import { webdav } from './webdav.ts';

/** A host's options are its own affair: the others only hand them on. */
// biome-ignore lint/suspicious/noExplicitAny: kinds differ in their options, which only they read
export type AnyHostKind = HostKind<any>;

/** A kind of host that takes articles instead of a site. */
// biome-ignore lint/suspicious/noExplicitAny: as above
export type AnyArticleHostKind = ArticleHostKind<any>;

/** Every kind of host by the name it has in `newsctl.yaml`. */
export const HOST_KINDS: ReadonlyMap<string, AnyHostKind | AnyArticleHostKind> = new Map(
  [folder, ssh, s3, git, ftp, webdav, wordpress, ghost].map(
    (kind): [string, AnyHostKind | AnyArticleHostKind] => [kind.type, kind],
  ),
);

/** What every host may say, whatever its kind. */
const COMMON = ['url'];

/** The options of a host as its kind knows them, those that every host has, and those that name commands for its secrets. */
export function partOptions(
  kind: Pick<AnyHostKind, 'secrets'>,
  written: Readonly<Record<string, unknown>>,
): Record<'options' | 'common' | 'commands', Record<string, unknown>> {
  const names = new Set((kind.secrets ?? []).map(({ name }) => commandOption(name)));
  const part = (key: string): string =>
    names.has(key) ? 'commands' : COMMON.includes(key) ? 'common' : 'options';
  const parts = { options: {}, common: {}, commands: {} };
  for (const [key, value] of Object.entries(written))
    Object.assign(parts[part(key) as keyof typeof parts], { [key]: value });
  return parts;
}

import { userInfo } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { NewsctlError } from '../errors.ts';
import type { Access, HostPlace } from '../hosts/host.ts';
import { type AnyArticleHostKind, type AnyHostKind, HOST_KINDS, partOptions } from '../hosts/index.ts';
import { loadNewsroom, type Newsroom } from '../newsroom/newsroom.ts';
import type { HostSetting } from '../newsroom/types.ts';
import { didYouMean } from '../text/suggest.ts';
import type { Context } from './context.ts';
import { packageVersion } from './package.ts';

/** A newsroom with one of its hosts, which nobody has spoken to yet. */
export interface Chosen {
  newsroom: Newsroom;
  hostName: string;
  setting: HostSetting;
  kind: AnyHostKind | AnyArticleHostKind;
}

/** @throws NewsctlError NEWSROOM_NOT_FOUND, CONFIG_INVALID, USAGE (no such host) */
export async function chooseHost(context: Context, name: string | undefined): Promise<Chosen> {
  const newsroom = await loadNewsroom({ cwd: context.cwd });
  const { config } = newsroom;
  const hostName = name ?? config.publish.host;
  const setting = config.hosts[hostName];
  if (!setting)
    throw new NewsctlError(
      'USAGE',
      `There is no host \`${hostName}\` in newsctl.yaml.${didYouMean(hostName, Object.keys(config.hosts))}`,
      {
        hint: `newsctl.yaml names ${Object.keys(config.hosts).join(', ')} under \`hosts\`; \`newsctl explain hosts\` tells how to add one.`,
      },
    );
  return { newsroom, hostName, setting, kind: HOST_KINDS.get(setting.type)! };
}

/** The theme that newsctl ships. */
export const themeOf = (context: Context): string => join(context.packageRoot, 'templates', 'site');

/** What every change to a host is signed with. */
export const signature = (context: Context): { who: string; tool: string } => ({
  who: context.env.NEWSCTL_USER || userInfo().username,
  tool: `newsctl ${packageVersion()}`,
});

/** What a kind of host connects with. */
export function connectionOf(
  context: Context,
  { newsroom: { root, config }, hostName, kind, setting }: Chosen,
): { options: unknown; place: HostPlace; access: Access } {
  const { type: _, ...written } = setting;
  const options = kind.options.safeParse(partOptions(kind, written).options);
  if (!options.success)
    throw new NewsctlError('CONFIG_INVALID', `The host \`${hostName}\` has options that it does not take.`);
  const { env, signal } = context;
  const kept = { host: hostName, setting: written, env, root, platform: process.platform, signal };
  const access: Access = {
    env,
    signal,
    async secret(name) {
      const secret = await (await import('../hosts/secrets.ts')).findSecret(name, kept);
      if (secret) context.secrets.add(secret);
      return secret;
    },
  };
  return { options: options.data, place: { root, name: hostName, keep: config.publish.keep }, access };
}

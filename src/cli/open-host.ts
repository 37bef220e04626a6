import { NewsctlError } from '../errors.ts';
import type { Host } from '../hosts/host.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import { type Chosen, chooseHost, connectionOf, signature, themeOf } from './choose-host.ts';
import type { Context } from './context.ts';

/** A newsroom with one of its hosts open. */
export interface Desk {
  newsroom: Newsroom;
  host: Host;
  hostName: string;
  /** Where readers reach the host, as far as `newsctl.yaml` says so of this one. */
  readersAt: string | null;
  place: { root: string; theme: string };
  /** What every change to a host is signed with. */
  run: {
    root: string;
    host: Host;
    hostName: string;
    settings: { url: string; timezone: string };
    who: string;
    tool: string;
  };
}

/** @throws NewsctlError as {@link chooseHost}; HOST_FAILED; USAGE where the host takes articles instead of a site */
export const openHost = async (context: Context, name: string | undefined): Promise<Desk> =>
  openChosen(context, await chooseHost(context, name));

/** @throws NewsctlError HOST_FAILED; USAGE where the host takes articles instead of a site */
export async function openChosen(context: Context, chosen: Chosen): Promise<Desk> {
  const { newsroom, hostName, setting, kind } = chosen;
  const { config, root } = newsroom;
  if (kind.publishes === 'articles')
    throw new NewsctlError(
      'USAGE',
      `The host \`${hostName}\` takes articles, not a site of files: this command has nothing to do there.`,
      { hint: '`publish`, `verify`, `status` and `undo` work with it.' },
    );
  const { options, place, access } = connectionOf(context, chosen);
  const host: Host = await kind.connect(options, place, access);
  context.atEnd(() => host.close());
  return {
    newsroom,
    host,
    hostName,
    readersAt: typeof setting.url === 'string' ? setting.url : null,
    place: { root, theme: themeOf(context) },
    run: { root, host, hostName, settings: config, ...signature(context) },
  };
}

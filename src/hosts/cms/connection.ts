import * as z from 'zod';
import { NewsctlError } from '../../errors.ts';
import type { Access, HostPlace } from '../host.ts';
import { secretVariable } from '../secret-names.ts';
import type { CmsClient } from './client.ts';

/** @throws NewsctlError SECRET_MISSING */
export async function demandSecret(
  access: Access,
  place: HostPlace,
  name: string,
  means: string,
): Promise<string> {
  const secret = await access.secret(name);
  if (secret) return secret;
  throw new NewsctlError('SECRET_MISSING', `${means} for the host \`${place.name}\` was not found.`, {
    hint: `Put it into ${secretVariable(place.name, name)}; \`newsctl explain hosts\` says where else it may be.`,
  });
}

/** An address in an answer, which must be one that is safe to link to. */
export const link = () => z.url({ protocol: /^https?$/ });

/** An answer as it should be. @throws NewsctlError HOST_FAILED */
export function demandShape<T>(client: CmsClient, schema: z.ZodType<T>, json: unknown, about: string): T {
  const read = schema.safeParse(json);
  if (read.success) return read.data;
  const where = read.error.issues[0]?.path.join('.') ?? '';
  throw client.failed(
    `its answer is not what was expected${where && ` at \`${where.slice(0, 100)}\``} (${about}).`,
    'Check that `address` in newsctl.yaml is that of the site, and that no plug-in changes its interface.',
  );
}

/** Lists of at most so many names: more do not fit into an address, or into an answer. */
export function* batches<T>(list: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < list.length; at += size) yield list.slice(at, at + size);
}

export const addressTaken = (client: CmsClient, wanted: string, given: string): NewsctlError =>
  new NewsctlError(
    'HOST_FOREIGN',
    `${client.options.label}: the address \`${wanted}\` is taken there; the article would have become \`${given}\`.`,
    { hint: 'Give the article another `slug`, or remove what stands at that address.' },
  );

/** @throws NewsctlError CMS_CHANGED */
export const changedMeanwhile = (client: CmsClient, headline: string): NewsctlError =>
  new NewsctlError(
    'CMS_CHANGED',
    `${client.options.label}: somebody saved “${headline}” there at this very moment.`,
    { hint: 'Run the command again: it shows what they changed.' },
  );

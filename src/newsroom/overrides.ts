import { relative, resolve, sep } from 'node:path';
import type { Override } from '../check/settings.ts';
import { NewsctlError } from '../errors.ts';
import { didYouMean } from '../text/suggest.ts';
import type { Newsroom } from './newsroom.ts';

/**
 * The newsroom's settings for some articles alone, as the check asks for them.
 * @param types the types of article that the newsroom has
 * @param base the absolute path of the folder from which the paths of articles are shown
 * @throws NewsctlError CONFIG_INVALID where a type does not exist, for such an override would silently apply to nothing
 */
export async function overridesOf(
  { root, config }: Newsroom,
  types: readonly string[],
  base: string,
): Promise<Override[]> {
  if (config.overrides.length === 0) return [];
  const { default: picomatch } = await import('picomatch');
  return config.overrides.map((override) => {
    for (const type of override.types ?? []) refuseUnknown(type, types);
    const matches = override.paths && picomatch(override.paths.map(asPattern));
    return {
      rules: override.rules,
      applies: ({ path, frontMatter }) =>
        (matches === undefined || matches(relative(root, resolve(base, path)).split(sep).join('/'))) &&
        (override.types === undefined || override.types.includes(frontMatter.type ?? '')),
    };
  });
}

/** A folder means all that lies in it. */
const asPattern = (path: string): string => {
  const written = path.replace(/^\.\//, '');
  if (written.endsWith('/')) return `${written}**`;
  return /[*?[{!]|\.\w+$/.test(written) ? written : `{${written},${written}/**}`;
};

function refuseUnknown(type: string, types: readonly string[]): void {
  if (!types.includes(type))
    throw new NewsctlError(
      'CONFIG_INVALID',
      `newsctl.yaml has rules under \`overrides\` for articles of type \`${type}\`, and there is no such type.${didYouMean(type, types)}`,
    );
}

import { Chalk, type ChalkInstance, type ColorSupportLevel } from 'chalk';

/** What decides whether one stream gets colour. */
export interface ColourInput {
  /** `--color` or `--no-color`; undefined where neither was given. */
  flag: boolean | undefined;
  env: Record<string, string | undefined>;
  isTTY: boolean;
}

/** Flag, then FORCE_COLOR, then NO_COLOR, then TERM=dumb, then whether the stream is a terminal. */
export function colourFor(input: ColourInput): ChalkInstance {
  return new Chalk({ level: level(input) });
}

function level({ flag, env, isTTY }: ColourInput): ColorSupportLevel {
  if (flag !== undefined) return flag ? 1 : 0;
  const forced = env.FORCE_COLOR;
  if (forced !== undefined && forced !== '') return forced === '0' || forced === 'false' ? 0 : 1;
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return 0;
  if (env.TERM === 'dumb') return 0;
  return isTTY ? 1 : 0;
}

import { literally } from '../pattern/pattern.ts';

/**
 * Whether a path fits the heading of a section: `*` and `**` are anything, slashes too, `?` one character, `{md,txt}`
 * a choice, `[a-z]` a class, and `!` in front turns it round. What is no pattern, such as a brace that nothing closes,
 * stands for itself.
 */
export function globMatcher(glob: string): (path: string) => boolean {
  if (glob.startsWith('!')) {
    const inner = globMatcher(glob.slice(1));
    return (path) => !inner(path);
  }
  const pattern = patternOf(glob);
  return (path) => pattern.test(path);
}

/** For the whole path or for its end, from the name of a folder on. */
function patternOf(glob: string): RegExp {
  try {
    return new RegExp(`(?:^|/)${translated(glob)}$`, 's');
  } catch {
    return new RegExp(`(?:^|/)${literally(glob)}$`, 's');
  }
}

const PART = /\\(.)|(\*+|\?|[{},])|(\[[!^]?[^\]]*\])|([^\\*?[{},]+|.)/gs;

function translated(glob: string): string {
  let depth = 0;
  return glob.replace(PART, (_, escaped, sign, set, words) => {
    if (set !== undefined) return set.replace(/^\[[!^]/, '[^');
    if (sign === undefined) return literally(escaped ?? words);
    const inside = depth > 0;
    if (sign === '{') depth++;
    if (sign === '}' && inside) depth--;
    return inside || !/[},]/.test(sign) ? (SIGNS[sign] ?? '.*') : literally(sign);
  });
}

const SIGNS: Readonly<Record<string, string>> = { '?': '.', '{': '(?:', '}': ')', ',': '|' };

/** Which inline flags hold at a place of a pattern. */
export interface Flags {
  /** Case makes no difference. */
  i: boolean;
  /** `^` and `$` stand at line ends too. */
  m: boolean;
  /** `.` is a line end too. */
  s: boolean;
  /** White space and comments are left out. */
  x: boolean;
}

export const NO_FLAGS: Flags = { i: false, m: false, s: false, x: false };

/** A change of flags, `(?i)` for the rest of its group or `(?i:…)` for a group of its own; null if there is none. */
export function flagChange(
  text: string,
  before: Flags,
): { length: number; flags: Flags; scoped: boolean } | null {
  const match = /^\(\?([a-zA-Z]*)(?:-([a-zA-Z]+))?([:)])/.exec(text);
  if (!match || (!match[1] && !match[2])) return null;
  const flags = { ...before };
  for (const name of match[1]!) set(flags, name, true);
  for (const name of match[2] ?? '') set(flags, name, false);
  return { length: match[0].length, flags, scoped: match[3] === ':' };
}

function set(flags: Flags, name: string, value: boolean): void {
  if (name in flags) flags[name as keyof Flags] = value;
  // n (no captures) and U (lazy by default) change nothing that a style rule reads.
  else if (!/[nU]/.test(name)) throw new SyntaxError(`the flag ${name} is unknown`);
}

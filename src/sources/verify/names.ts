const TITLES =
  /^(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|lord|lady|baroness|cllr|coun|councillor|rev|revd|fr|father|sister|sgt|insp|supt|det|pc|capt|captain|maj|major|col|colonel|gen|general|senator|sen|rep|gov|governor|judge|justice|mayor|president|minister|the|jr|sr|ii|iii|obe|mbe|cbe|mp|mep|msp|qc|kc)$/;

/** Words of a name without titles, folded. */
export const nameWords = (name: string): string[] =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}’'-]+/u)
    .filter((word) => word !== '' && !TITLES.test(word));

/** Whether two names may be one person's: one is the surname or the forename of the other, or an initial of it. */
export function mayBeSame(one: string, other: string): boolean {
  const a = nameWords(one);
  const b = nameWords(other);
  if (a.length === 0 || b.length === 0) return false;
  if (a.length === 1) return b.includes(a[0]!);
  if (b.length === 1) return a.includes(b[0]!);
  return a.at(-1) === b.at(-1) && isSameForename(a[0]!, b[0]!);
}

const isSameForename = (one: string, other: string): boolean =>
  one === other ||
  (one.length === 1 && other.startsWith(one)) ||
  (other.length === 1 && one.startsWith(other));

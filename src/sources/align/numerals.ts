const ONES =
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
  eighteen nineteen`.split(/\s+/);
const TENS = ' ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const SCALES: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1e3,
  k: 1e3,
  million: 1e6,
  m: 1e6,
  billion: 1e9,
  bn: 1e9,
};
const SIGNS: Readonly<Record<string, string>> = {
  '£': 'pounds',
  pound: 'pounds',
  quid: 'pounds',
  $: 'dollars',
  dollar: 'dollars',
  '€': 'euros',
  euro: 'euros',
  '%': 'percent',
};

/**
 * What a run of folded words says as a quantity, whatever its form: `£1.5m` and `one and a half …` stay apart, but
 * `15` and `fifteen`, `£20` and `twenty pounds`, `5%` and `five per cent` are the same. Null if it is no quantity.
 */
export function quantityOf(words: readonly string[]): string | null {
  const joined = words
    .join(' ')
    .replace(/\bper cent\b/, 'percent')
    .split(' ');
  const signed = joined.length > 1 && /^[£$€]$/.test(joined[0]!) ? joined[0]! : null;
  const named = joined.length > 1 && !signed && UNIT.test(joined.at(-1)!) ? joined.at(-1)! : null;
  const value = sumOf(joined.slice(signed ? 1 : 0, named ? -1 : joined.length));
  if (value === null) return null;
  const unit = signed ?? named;
  return unit === null ? String(value) : `${value} ${SIGNS[unit] ?? unit}`;
}

/** A unit stands behind its number, the sign of a currency in front of it: `percent 15` is no quantity. */
const UNIT = /^(?:%|percent|pounds?|quid|dollars?|euros?)$/;

function sumOf(words: readonly string[]): number | null {
  let sum: Sum | null = words.length > 0 ? { total: 0, group: null } : null;
  for (const word of words) sum = sum && withWord(sum, word);
  return sum && sum.total + (sum.group ?? 0);
}

/** What is counted, and the part below the next thousand that is still being read. */
interface Sum {
  total: number;
  group: number | null;
}

function withWord({ total, group }: Sum, word: string): Sum | null {
  if (word === 'and' && group !== null) return { total, group };
  const scale = SCALES[word];
  if (scale === 100) return { total, group: (group ?? 1) * scale };
  if (scale !== undefined) return { total: total + (group ?? 1) * scale, group: null };
  const longer = joined(group, plainValue(word));
  return longer === null ? null : { total, group: longer };
}

/** A number put behind another: twenty, five; null if they are two. */
function joined(group: number | null, value: number | null): number | null {
  if (value === null || (group !== null && !mayFollow(group, value))) return null;
  return (group ?? 0) + value;
}

/** `twenty five`, `two hundred five`; not `five five`. */
const mayFollow = (group: number, value: number): boolean =>
  (group % 100 === 0 && value < 100) || (group % 100 >= 20 && group % 10 === 0 && value < 10);

function plainValue(word: string): number | null {
  if (/^\d+(?:\.\d+)?$/.test(word)) return Number(word);
  const one = ONES.indexOf(word);
  if (one >= 0) return one;
  const ten = TENS.indexOf(word);
  return ten > 0 ? ten * 10 : null;
}

import slugify from '@sindresorhus/slugify';

/** Longest slug, in UTF-16 units: with three bytes a letter at most, `slug-999.md` still fits every file system. */
export const MAX_SLUG = 80;

/**
 * The slug of a headline: small letters and digits joined by single hyphens. Letters that have a Latin spelling
 * get it (`Łódź` → `lodz`, `Москва` → `moskva`); those of other scripts are kept.
 * @returns at most {@link MAX_SLUG} units; empty where the headline has neither letters nor digits
 * @example slugFor("Council's £2m bridge: “We wait”") // 'councils-2m-bridge-we-wait'
 */
export function slugFor(headline: string): string {
  const words = plain(headline).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const slug = words
    .map(spell)
    .filter((word) => word !== '')
    .join('-');
  return safe(shorten(lower(slug), MAX_SLUG));
}

/**
 * The slug itself, or with the first number of -2, -3, … that nobody has taken.
 * @param taken slugs in use; upper and lower case are the same, as they are on many disks
 */
export function uniqueSlug(slug: string, taken: Iterable<string>): string {
  const used = new Set(Array.from(taken, fold));
  if (!used.has(fold(slug))) return slug;
  for (let number = 2; ; number++) {
    const suffix = `-${number}`;
    const candidate = shorten(slug, MAX_SLUG - suffix.length) + suffix;
    if (!used.has(fold(candidate))) return candidate;
  }
}

/** One spelling for names that a disk or a web server may take for the same. */
const fold = (slug: string): string => slug.normalize('NFC').toLowerCase();

const APOSTROPHES = /(?<=[\p{L}\p{N}])['’‘ʼ＇`´](?=[\p{L}\p{N}])/gu;

function plain(headline: string): string {
  return (
    headline
      .replace(/[™®©℠]/gu, ' ')
      // Before NFKC, which would make a space and an accent of some of them.
      .replace(APOSTROPHES, '')
      .normalize('NFKC')
      .replace(APOSTROPHES, '')
      // Joiners and soft hyphens stand inside words; variation selectors and enclosing marks belong to emoji.
      .replace(/[\p{Cf}\p{Me}\p{Variation_Selector}]/gu, '')
      .replace(/&/g, ' and ')
      .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
  );
}

/** A word in Latin letters as far as the table knows them; a cluster that it does not know stays. */
function spell(word: string): string {
  const clusters = word.match(/[\p{L}\p{N}]\p{M}*/gu) ?? [];
  return clusters.map(spellCluster).join('');
}

function spellCluster(cluster: string): string {
  if (/^[a-z\d]$/i.test(cluster)) return cluster;
  // The Russian signs have no sound; everything else that vanishes is a script the table lacks.
  if (/^[ьъ]$/i.test(cluster)) return '';
  return slugify(cluster, { decamelize: false, separator: '' }) || cluster;
}

/** Small letters; some letters only settle at the second time. */
function lower(text: string): string {
  const once = text.toLowerCase().normalize('NFC');
  return once.toLowerCase().normalize('NFC');
}

function shorten(slug: string, max: number): string {
  if (slug.length <= max) return slug;
  const hyphen = slug.lastIndexOf('-', max);
  if (hyphen > 0) return slug.slice(0, hyphen);
  const cut = slug.slice(0, max);
  // Never half of a surrogate pair, which is no character at all.
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}

const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** Windows takes `con.md` for a device, whatever follows the dot. */
const safe = (slug: string): string => (RESERVED.test(slug) ? `${slug}-article` : slug);

const FILE = /^[\p{L}\p{N}_.()-]{1,80}\.(?:jpe?g|png|gif|webp|avif|svg|heic|tiff?)$/iu;
const NAMED = /^\[?\(?(?:image|images|photo|picture|img|pic|figure|thumbnail|gallery)(?:[ _-]?\d+)?\)?\]?$/i;
const CAMERA = /^(?:IMG|DSC|DSCF|DSCN|P|PXL)_?\d{3,}(?:[_-]\w+)?$/;
const BRACKETED = /^\[(?:image|photo|picture|img)\s*[:=]\s*([^[\]]+)\]$/i;
const LONE_WORD = /^\p{Ll}{1,6}$/u;
const LONG_WORD = /^[\p{Ll}_-]{7,30}$/u;

const CREDIT =
  /^\(?(?:pictures?|pics?|photos?|photographs?|images?|credits?|main image|file (?:photo|picture|image))(?:\s+(?:credit|courtesy|source)s?)?(?:\s*:\s*|\s+(?:by|courtesy of)\s+|\s+©\s*)\S/i;
const CLOSING_CREDIT = /\((?:picture|pic|photo|photograph|image|credit)s?\s*:[^()]+\)$/i;
const RIGHTS = /^(?:©|\(c\))\s*\S/i;

/**
 * Finds the lone words that a scraper left where a page had an image.
 * @param paragraphs all paragraphs of the page; a longer word counts only if it comes up again
 * @returns a function that gives the image's alternative text for a paragraph, or null for one of copy
 */
export function placeholders(paragraphs: readonly string[]): (paragraph: string) => string | null {
  const count = new Map<string, number>();
  for (const text of paragraphs) count.set(text, (count.get(text) ?? 0) + 1);
  return (text) => {
    const bracketed = BRACKETED.exec(text);
    if (bracketed) return bracketed[1]!.trim();
    const repeated = LONG_WORD.test(text) && (count.get(text) ?? 0) > 1;
    return repeated || [FILE, NAMED, CAMERA, LONE_WORD].some((pattern) => pattern.test(text)) ? text : null;
  };
}

/** Whether the line after an image says whose it is: "Picture: Jo Bloggs", "The lock in May (Image: Jo Bloggs)". */
export const isCredit = (line: string): boolean =>
  line.length <= 250 && (CREDIT.test(line) || CLOSING_CREDIT.test(line) || RIGHTS.test(line));

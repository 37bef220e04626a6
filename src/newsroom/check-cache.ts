import { mkdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Question } from '../check/questions.ts';
import type { Finding } from '../rules/finding.ts';
import { writeFileAtomically } from '../text/write-file.ts';

/** What is kept of the check of one article. */
export interface KeptCheck {
  findings: Finding[];
  acknowledged: number;
  slug?: string | undefined;
  id?: string | undefined;
  /** Whether readers have had the article. */
  wasOut: boolean;
  /** The name of the host whose readers count. */
  host: string;
  /** What the check asked of the world, and the answers with which alone the rest holds. */
  asked: (Question & { answer: string })[];
}

/** Results of earlier checks, by a key of 64 hexadecimal digits that stands for text, path and settings. */
export interface CheckCache {
  get(key: string): KeptCheck | null;
  /** The lines of the file, by key, in its order: the most recently used first. */
  lines: ReadonlyMap<string, Buffer>;
  of: CheckOf;
}

/** What was checked: articles at the desk, or what is about to go out, of which only what readers do not have yet is compared with what they have. */
type CheckOf = (typeof CHECKS)[number];
const CHECKS = ['checks', 'outgoing'] as const;

// The file: a line that says what it is, then a line for each article: its key, a checksum of it and the rest, the rest as
// JSON. One file, because hundreds cost more to open than they hold; replaced as a whole, so that two checks at once
// at worst forget what one of them kept.

const HEAD = 'newsctl check 1\n';
const KEY = 64;
const CHECKSUM = 8;
const REST = KEY + CHECKSUM + 2;
/** Beyond this nothing is kept that the last check did not use, in bytes. */
const MUCH = 16 * 1024 * 1024;
const MOST = 128 * 1024 * 1024;

/** What earlier checks of a newsroom kept; what is damaged, or of another make, counts as not there. */
export function readCheckCache(root: string, of: CheckOf = 'checks'): CheckCache {
  const lines = linesIn(root, of);
  return {
    of,
    lines,
    get(key) {
      const line = lines.get(key);
      return line === undefined ? null : restOf(line);
    },
  };
}

function linesIn(root: string, of: CheckOf): Map<string, Buffer> {
  const lines = new Map<string, Buffer>();
  const bytes = bytesOf(root, of);
  if (bytes?.toString('latin1', 0, HEAD.length) !== HEAD) return lines;
  for (let start = HEAD.length; ; ) {
    const end = bytes.indexOf(10, start);
    if (end < 0) return lines;
    if (end - start > REST)
      lines.set(bytes.toString('latin1', start, start + KEY), bytes.subarray(start, end));
    start = end + 1;
  }
}

function bytesOf(root: string, of: CheckOf): Buffer | null {
  try {
    return readFileSync(placeOf(root, of));
  } catch {
    return null;
  }
}

function restOf(line: Buffer): KeptCheck | null {
  const rest = line.subarray(REST);
  const key = line.subarray(0, KEY);
  if (line.toString('latin1', KEY + 1, REST - 1) !== checksum(key, rest)) return null;
  try {
    return JSON.parse(rest.toString('utf8')) as KeptCheck;
  } catch {
    return null;
  }
}

/** Of what was kept, and of what it is kept for. */
const checksum = (key: Buffer, rest: Buffer): string =>
  crc32(rest, crc32(key)).toString(16).padStart(CHECKSUM, '0');

/** A result as a line of the file. */
export function lineOf(key: string, kept: KeptCheck): Buffer {
  const rest = Buffer.from(JSON.stringify(kept));
  return Buffer.concat([Buffer.from(`${key} ${checksum(Buffer.from(key), rest)} `), rest]);
}

/**
 * Writes the results anew, inside the newsroom and out of the site. A disk that refuses only costs time.
 * @param used lines of this check, by key
 * @param before what was there; kept too as far as there is room, for another branch or another part of the newsroom
 * @param secrets names of files that no line may speak of
 */
export async function writeCheckCache(
  root: string,
  used: ReadonlyMap<string, Buffer>,
  before: CheckCache,
  secrets: Iterable<string>,
): Promise<void> {
  const words = [...secrets].map(inJson);
  const lines: Buffer[] = [Buffer.from(HEAD)];
  let size = 0;
  const take = (line: Buffer, most: number): void => {
    if (size + line.length > most || words.some((word) => line.includes(word))) return;
    size += line.length;
    lines.push(line, NEWLINE);
  };
  for (const line of used.values()) take(line, MOST);
  for (const [key, line] of before.lines) if (!used.has(key)) take(line, MUCH);
  try {
    mkdirSync(dirname(placeOf(root, before.of)), { recursive: true, mode: 0o700 });
    await writeFileAtomically(placeOf(root, before.of), Buffer.concat(lines), 0o600);
  } catch {
    // The next check does the work again.
  }
}

const NEWLINE = Buffer.from('\n');

/** Takes everything away that was kept, if any of it speaks of a source of which somebody now says that it is confidential. */
export async function forgetChecksOf(root: string, file: string, sha256: string): Promise<void> {
  for (const of of CHECKS) {
    const bytes = bytesOf(root, of);
    if (bytes && (bytes.includes(inJson(file)) || bytes.includes(sha256)))
      await rm(placeOf(root, of), { force: true }).catch(() => {});
  }
}

const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

const placeOf = (root: string, of: CheckOf): string => join(root, '.newsctl', 'cache', of);

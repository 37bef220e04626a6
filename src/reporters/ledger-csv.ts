import type { LedgerEntry, LedgerSource, OpenSource } from '../sources/ledger.ts';
import { readable } from '../text/readable.ts';

type Value = string | number | boolean | null | undefined;

const open = (source: LedgerSource | null): OpenSource | null =>
  source && !source.confidential ? source : null;

/** The columns of the table, in order; names as in `--json`, the parts of a speaker and a cue spelt out. */
const COLUMNS: readonly [string, (entry: LedgerEntry) => Value][] = [
  ['path', ({ path }) => path],
  ['line', ({ line }) => line],
  ['column', ({ column }) => column],
  ['start', ({ start }) => start],
  ['end', ({ end }) => end],
  ['words', ({ words }) => words],
  ['kind', ({ kind }) => kind],
  ['zone', ({ zone }) => zone],
  ['paragraphs', ({ paragraphs }) => paragraphs],
  ['speaker', ({ speaker }) => speaker?.text],
  ['speaker_start', ({ speaker }) => speaker?.start],
  ['speaker_end', ({ speaker }) => speaker?.end],
  ['person', ({ person }) => person],
  ['candidates', ({ candidates }) => candidates.join('; ')],
  ['cue', ({ cue }) => cue?.text],
  ['cue_start', ({ cue }) => cue?.start],
  ['cue_end', ({ cue }) => cue?.end],
  ['warn', ({ warn }) => warn],
  ['verdict', ({ verdict }) => verdict],
  ['source', ({ source }) => open(source)?.file ?? open(source)?.id],
  ['source_place', ({ source }) => open(source)?.at],
  ['source_speaker', ({ source }) => open(source)?.speaker],
  ['source_words', ({ source }) => open(source)?.words.join(' … ')],
];

/** The quotations of some articles as CSV (RFC 4180: a header, lines that end with CR LF), for a spreadsheet. */
export function ledgerCsv(entries: readonly LedgerEntry[]): string {
  const rows = entries.map((entry) => COLUMNS.map(([, read]) => csvCell(read(entry))));
  return [COLUMNS.map(([name]) => name), ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}

/** What a spreadsheet takes for a formula, the full-width signs of East Asian keyboards included. */
const FORMULA = /^[=+\-@\t＝＋－＠]/;

/**
 * One cell. Text that a spreadsheet would run gets an apostrophe in front, which shows it as text; control
 * characters become signs, since a table may be printed on a terminal.
 */
export function csvCell(value: Value): string {
  if (typeof value !== 'string') return String(value ?? '');
  const text = readable(value.replace(/\r\n?/g, '\n'));
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

import stringWidth from 'string-width';
import type { LedgerEntry } from '../sources/ledger.ts';
import type { Verdict } from '../sources/verify/verification.ts';
import { readable } from '../text/readable.ts';
import { cell, isolate, oneLine, shorten } from './cells.ts';
import { ledgerTotals } from './ledger-totals.ts';
import type { Paint } from './paint.ts';
import { weightOf } from './verdicts.ts';

/** From this width on, the words stand in the row itself; below it they have a line of their own. */
const WIDE = 120;
const NARROWEST = 48;

/** The columns of a row, and how wide each is. */
interface Columns {
  place: number;
  who: number;
  written: number;
  cue: number;
  kind: number;
  paragraphs: number;
  words: number;
  isWide: boolean;
}

/**
 * The quotations of some articles as a table: the article, and under it for each quotation its place, who says it
 * as resolved and as written, the verb, the kind, its paragraphs, and the words; totals at the end.
 * @param width of the terminal, in columns
 */
export function showLedger(entries: readonly LedgerEntry[], files: number, paint: Paint, width = 80): string {
  const totals = ledgerTotals(entries, files, paint);
  if (entries.length === 0) return totals;
  const columns = columnsFor(entries, Math.max(width, NARROWEST));
  const articles = byPath(entries).map(([path, own]) =>
    [paint.bold(isolate(readable(path))), ...own.map((entry) => row(entry, columns, paint))].join('\n'),
  );
  return [paint.dim(header(columns)), ...articles, totals].join('\n\n');
}

function byPath(entries: readonly LedgerEntry[]): [string, LedgerEntry[]][] {
  const articles = new Map<string, LedgerEntry[]>();
  for (const entry of entries) {
    const own = articles.get(entry.path);
    if (own) own.push(entry);
    else articles.set(entry.path, [entry]);
  }
  return [...articles];
}

const placeOf = ({ line, column }: LedgerEntry): string => `${line}:${column}`;

function columnsFor(entries: readonly LedgerEntry[], width: number): Columns {
  const isWide = width >= WIDE;
  const place = Math.max('place'.length, ...new Set(entries.map((entry) => placeOf(entry).length)));
  const fixed = { place, kind: 'direct'.length, paragraphs: 'par'.length, isWide };
  // Two blanks before the row and between any two columns.
  const free = width - place - fixed.kind - fixed.paragraphs - (isWide ? 14 : 12);
  const share = (part: number): number => Math.floor(free * part);
  if (isWide) {
    const own = { who: share(0.22), written: share(0.2), cue: share(0.12) };
    return { ...fixed, ...own, words: free - own.who - own.written - own.cue };
  }
  const own = { who: share(0.44), cue: share(0.2) };
  return { ...fixed, ...own, written: free - own.who - own.cue, words: width - place - 4 };
}

function header(columns: Columns): string {
  const { place, who, written, cue, kind, paragraphs, isWide } = columns;
  const names = [
    cell('place', place, 'right'),
    cell('who', who),
    cell('as written', written),
    cell('cue', cue),
    cell('kind', kind),
    cell('par', paragraphs, 'right'),
  ];
  return `  ${(isWide ? [...names, 'words'] : names).join('  ')}`;
}

function row(entry: LedgerEntry, columns: Columns, paint: Paint): string {
  const cells = [
    cell(placeOf(entry), columns.place, 'right'),
    who(entry, columns.who, paint),
    cell(written(entry), columns.written),
    cell(oneLine(entry.cue?.text ?? ''), columns.cue),
    paint.dim(cell(entry.kind, columns.kind)),
    cell(String(entry.paragraphs), columns.paragraphs, 'right'),
  ];
  const words = isolate(`“${shorten(oneLine(entry.words), columns.words - 2)}”`);
  const indent = `\n${' '.repeat(columns.place + 4)}`;
  const checked = entry.verdict ? `${indent}${verdict(entry, entry.verdict, paint)}` : '';
  if (columns.isWide) return `  ${[...cells, words].join('  ')}${checked}`;
  return `  ${cells.join('  ')}${indent}${paint.dim(words)}${checked}`;
}

/** `✓ exact  sources/hearing.txt, line 3`: a sign and a word beside the colour. */
function verdict({ source, verified_by }: LedgerEntry, outcome: Verdict, paint: Paint): string {
  const [sign, colour] = SHOWN[weightOf(outcome)];
  const place = !source
    ? verified_by && `${verified_by.by}, from ${verified_by.from}`
    : source.confidential
      ? 'a confidential source'
      : [source.file ?? source.id, source.at].filter((part) => part !== '').join(', ');
  return `${paint[colour](`${sign} ${outcome}`)}${place ? `  ${paint.dim(isolate(oneLine(place)))}` : ''}`;
}

const SHOWN = { fine: ['✓', 'green'], open: ['?', 'yellow'], bad: ['✗', 'red'] } as const;

/** The person, or what the article calls the speaker; what is missing is said in words, not by colour alone. */
function who({ person, speaker, candidates, warn }: LedgerEntry, width: number, paint: Paint): string {
  if (person) return cell(oneLine(person), width);
  if (candidates.length > 0) return paint.yellow(cell(oneOf(candidates, width), width));
  if (speaker) return cell(oneLine(speaker.text), width);
  return warn ? paint.red(cell('! nobody is named', width)) : paint.dim(cell('–', width));
}

/** `Ann Lee or Bo Lee?`, as many names as there is room for. */
function oneOf(candidates: readonly string[], width: number): string {
  const names = candidates.map(oneLine);
  const all = `${names.join(' or ')}?`;
  return stringWidth(all) <= width ? all : shorten(`one of ${names.length}: ${names.join(', ')}`, width);
}

/** What the article itself has, where that is not what the column before it says. */
function written({ person, speaker, candidates }: LedgerEntry): string {
  const text = oneLine(speaker?.text ?? '');
  const isSaid = !person && candidates.length === 0;
  return isSaid || text === person ? '' : text;
}

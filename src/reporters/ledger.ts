import type { LedgerEntry } from '../quotes/ledger.ts';
import { readable } from '../text/readable.ts';
import type { Paint } from './text.ts';

/** The quotations of some articles, a line each: place, who, and the words. */
export function showLedger(entries: readonly LedgerEntry[], paint: Paint): string {
  if (entries.length === 0) return 'No quotations.';
  const lines = entries.map((entry) => {
    const place = paint.bold(`${readable(entry.path)}:${entry.line}:${entry.column}`);
    return `${place}  ${who(entry, paint)}  ${paint.dim(entry.kind)}\n    “${excerpt(entry.words)}”`;
  });
  return [...lines, `${entries.length} ${entries.length === 1 ? 'quotation' : 'quotations'}.`].join('\n');
}

function who({ speaker, person, candidates, warn }: LedgerEntry, paint: Paint): string {
  if (!speaker) return warn ? paint.red('nobody is named') : paint.dim('no speaker');
  if (person && person !== speaker.text)
    return `${readable(person)} ${paint.dim(`(“${readable(speaker.text)}”)`)}`;
  return (
    readable(speaker.text) +
    (candidates.length > 0 ? paint.dim(` (${candidates.map(readable).join(' or ')}?)`) : '')
  );
}

function excerpt(words: string): string {
  const line = readable(words.replace(/\s+/g, ' '));
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}

import type { LedgerEntry } from '../sources/ledger.ts';
import { VERDICTS } from '../sources/verify/verification.ts';
import type { Paint } from './paint.ts';
import { count } from '../text/count.ts';

const KINDS = ['direct', 'mixed', 'title', 'scare'] as const;

/** `14 quotations in 2 articles: 9 direct, 3 mixed, 2 title. 4 names. In 1 of them nobody is named.` */
export function ledgerTotals(entries: readonly LedgerEntry[], files: number, paint: Paint): string {
  const articles = count(files, 'article');
  if (entries.length === 0) return `No quotations in ${articles}.`;
  const kinds = KINDS.map((kind) => [entries.filter((entry) => entry.kind === kind).length, kind] as const)
    .filter(([number]) => number > 0)
    .map(([number, kind]) => `${number} ${kind}`);
  const names = new Set(entries.flatMap(({ person }) => person ?? [])).size;
  const warned = entries.filter(({ warn }) => warn).length;
  return [
    `${count(entries.length, 'quotation')} in ${articles}: ${kinds.join(', ')}.`,
    ...verdicts(entries),
    ...(names > 0 ? [`${count(names, 'name')}.`] : []),
    ...(warned > 0 ? [paint.red(`Nobody is named in ${warned} of them.`)] : []),
  ].join(' ');
}

/** `Sources: 7 exact, 1 near-miss.`; nothing where none is declared. */
function verdicts(entries: readonly LedgerEntry[]): string[] {
  const counted = VERDICTS.map(
    (verdict) => [entries.filter((entry) => entry.verdict === verdict).length, verdict] as const,
  )
    .filter(([number]) => number > 0)
    .map(([number, verdict]) => `${number} ${verdict}`);
  return counted.length > 0 ? [`Sources: ${counted.join(', ')}.`] : [];
}

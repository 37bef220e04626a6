import type { ChalkInstance } from 'chalk';
import { stringify } from 'yaml';
import type { SourceEntry } from '../article/front-matter-types.ts';
import type { SourcePassage } from '../newsroom/source-passages.ts';
import type { FileOfStore, SourceState } from '../newsroom/stored-sources.ts';
import { cell, oneLine } from '../reporters/cells.ts';
import { describePlace } from '../sources/source.ts';
import { readable } from '../text/readable.ts';

/** A source as it may be printed. Of a confidential one there is its state and its use, and nothing to know it by. */
export interface ListedSource {
  id: string | null;
  file: string | null;
  kind: SourceEntry['kind'] | null;
  capturedAt: string | null;
  capturedBy: string | null;
  articles: number;
  state: SourceState;
  confidential: boolean;
}

export function listedSource({ file, record, confidential, state, articles }: FileOfStore): ListedSource {
  const nothing = { file: null, kind: null, capturedAt: null, capturedBy: null };
  if (confidential) return { id: 'confidential', ...nothing, articles, state, confidential };
  return {
    id: record?.id ?? null,
    file,
    kind: record?.kind ?? null,
    capturedAt: record?.captured_at ?? null,
    capturedBy: record?.captured_by ?? null,
    articles,
    state,
    confidential,
  };
}

const STATES: Record<SourceState, string> = {
  intact: 'as stored',
  changed: 'CHANGED',
  missing: 'FILE GONE',
  'no-record': 'no record',
  'bad-record': 'record unreadable',
};

/** One line a source. */
export function showList(sources: readonly ListedSource[], paint: ChalkInstance): string {
  if (sources.length === 0) return 'No source is stored yet: newsctl source add FILE';
  const rows = sources.map(({ id, file, kind, capturedAt, capturedBy, articles, state }) => [
    oneLine(id ?? file ?? ''),
    kind ?? '',
    capturedAt?.slice(0, 16).replace('T', ' ') ?? '',
    oneLine(capturedBy ?? ''),
    articles === 1 ? '1 article' : `${articles} articles`,
    STATES[state],
  ]);
  const widths = [36, 10, 16, 20, 14].map((most, column) =>
    Math.min(most, Math.max(...rows.map((row) => row[column]!.length))),
  );
  const line = (row: readonly string[]): string =>
    row.map((text, column) => (column < widths.length ? cell(text, widths[column]!) : text)).join('  ');
  return rows
    .map((row, index) => {
      const { state } = sources[index]!;
      return state === 'changed' || state === 'missing' ? paint.yellow(line(row)) : line(row);
    })
    .join('\n');
}

/** The record, and the text with place and speaker over each passage. */
export function showSource({ source, problem, passages }: ShownSource, paint: ChalkInstance): string {
  const record = source.record ? stringify(source.record, { lineWidth: 0 }) : `file: ${source.file}\n`;
  const head = `${record}# ${STATES[source.state]}; declared by ${source.articles} ${source.articles === 1 ? 'article' : 'articles'}`;
  const body = passages.map(({ place, speaker, text }) => {
    const label = [describePlace(place), speaker].filter((part) => part).join('  ');
    return `${paint.dim(readable(label))}\n${readable(text)}`;
  });
  return [readable(head), ...(problem === null ? [] : [`This file ${problem}.`]), ...body].join('\n\n');
}

interface ShownSource {
  source: ListedSource & { record: SourceEntry | null };
  problem: string | null;
  passages: readonly SourcePassage[];
}

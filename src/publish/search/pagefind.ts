import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as Pagefind from 'pagefind';
import type { SearchRecord } from '../../site/search/search-types.ts';

/** A file of an index. */
export interface IndexFile {
  /** From the folder of the index on. */
  path: string;
  bytes: Uint8Array;
}

/** The installed package. */
export interface Installed {
  version: string;
  /** Absolute path of its module, and of its licence. */
  main: string;
  licence: string;
}

/** Milliseconds in which its program answers, or never will: it takes a few. */
const PATIENCE = 60_000;

const require = createRequire(import.meta.url);

/** Looks for the package where Node would; it is only loaded when something has to be indexed. */
export function findPagefind(): Installed | null {
  for (const folder of require.resolve.paths('pagefind') ?? []) {
    try {
      const text = readFileSync(join(folder, 'pagefind', 'package.json'), 'utf8');
      const { version, main } = JSON.parse(text) as { version: string; main: string };
      const own = join(folder, 'pagefind');
      return { version, main: join(own, main), licence: join(own, 'LICENSE', 'LICENSE') };
    } catch {
      // Not in this one.
    }
  }
  return null;
}

/** The program that makes indexes, running until it is closed. */
export interface Running {
  /** The same records in the same order give the same bytes. */
  index(records: readonly SearchRecord[]): Promise<IndexFile[]>;
  close(): Promise<void>;
}

/** Starts the program of the package. */
export function startPagefind({ main }: Installed): Running {
  const pagefind = require(main) as typeof Pagefind;
  return {
    index: (records) => unheard(() => inTime(indexed(pagefind, records), records.length)),
    close: () => unheard(async () => void (await pagefind.close())),
  };
}

/** What its program died of the package prints, with a stack: whoever asked for an index says it, once and in words. */
async function unheard<T>(work: () => Promise<T>): Promise<T> {
  const { error } = console;
  console.error = () => {};
  try {
    return await work();
  } finally {
    console.error = error;
  }
}

async function indexed(pagefind: typeof Pagefind, records: readonly SearchRecord[]): Promise<IndexFile[]> {
  const { index, errors } = await pagefind.createIndex();
  if (!index) throw new Error(errors.join('; '));
  try {
    for (const record of records) sound(await index.addCustomRecord(asCustom(record)));
    const { files } = sound(await index.getFiles());
    return files.map(({ path, content }) => ({ path, bytes: content }));
  } finally {
    await index.deleteIndex();
  }
}

/** Every `meta` is searched too, the title above all; of the rest of the address nothing is. */
const asCustom = (record: SearchRecord): Pagefind.CustomRecord => ({
  url: record.url,
  content: record.words,
  language: record.language,
  meta: {
    title: record.title,
    ...(record.authors ? { author: record.authors } : {}),
    ...(record.subjects ? { subjects: record.subjects } : {}),
  },
  ...(record.section ? { filters: { section: [record.section] } } : {}),
  sort: { date: String(record.published) },
});

function sound<T extends { errors: string[] }>(answer: T): T {
  if (answer.errors.length > 0) throw new Error(answer.errors.join('; '));
  return answer;
}

/** A program that ended without a word is not waited for, and must not end ours as if all were done. */
async function inTime<T>(work: Promise<T>, records: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error('its program does not answer')), PATIENCE + records * 50);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

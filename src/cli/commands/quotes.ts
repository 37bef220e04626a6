import { NewsctlError } from '../../errors.ts';
import type { LedgerEntry } from '../../sources/ledger.ts';
import { defineCommand } from '../command.ts';
import type { Context } from '../context.ts';

interface Options {
  csv?: boolean;
  stdinPath?: string;
  stdinJsonl?: boolean;
  allowEmpty?: boolean;
}

export const quotes = defineCommand<Options>({
  name: 'quotes',
  summary: 'list every quotation and who says it',
  details:
    'For each quotation: its place, who says it (the person, and the words the article has for them), the cue, the kind (direct, mixed, title or scare), how many paragraphs it runs over, and the words. Lines for --stdin-jsonl may be up to 16 MB long; one that cannot be read is reported, and the rest go on.',
  arguments: [{ name: '[paths...]', description: 'files, folders or patterns; - for stdin' }],
  options: [
    { flags: '--csv', description: 'print a table for a spreadsheet, in UTF-8' },
    { flags: '--stdin-path <name>', description: 'name of the article that comes from stdin' },
    {
      flags: '--stdin-jsonl',
      description: 'read lines {"id","text"} from stdin and write one answer a line',
    },
    { flags: '--allow-empty', description: 'accept that nothing is there to read' },
  ],
  examples: [
    { line: 'newsctl quotes articles/2026/11/bridge-closes.md', does: 'list the quotations of an article' },
    { line: 'newsctl quotes --json', does: 'list those of every article, for a program' },
    { line: 'newsctl quotes --csv > quotes.csv', does: 'list them for a spreadsheet' },
    { line: 'newsctl quotes --stdin-jsonl < archive.jsonl', does: 'read a whole archive, line by line' },
  ],
  group: 'Check',
  async run(context, paths, options) {
    refuseContradictions(context, paths, options);
    if (options.stdinJsonl) return (await import('../quotes-stream.ts')).streamQuotes(context);
    const { entries, files } = await readLedger(context, paths, options);
    return { result: { quotes: entries, files }, text: await printed(context, entries, files, options) };
  },
});

/** Each of these prints in a form of its own, and a line of stdin has no path. */
function refuseContradictions(context: Context, paths: readonly string[], options: Options): void {
  const { csv, stdinJsonl, stdinPath } = options;
  const refuse = (message: string, hint: string): never => {
    throw new NewsctlError('USAGE', message, { hint });
  };
  if (csv && stdinJsonl) refuse('--csv and --stdin-jsonl cannot go together.', 'Leave one of them out.');
  if (csv && context.json) refuse('--csv and --json cannot go together.', 'Leave one of them out.');
  if (stdinJsonl && context.json)
    refuse(
      '--stdin-jsonl prints lines of its own and cannot be one document.',
      'Leave --json out: each line that is printed is JSON already.',
    );
  if (stdinJsonl && (paths.length > 0 || stdinPath !== undefined))
    refuse(
      '--stdin-jsonl reads stdin only and takes no paths.',
      'Leave the paths and --stdin-path out, or --stdin-jsonl.',
    );
}

async function readLedger(context: Context, paths: string[], options: Options) {
  const [{ ledgerOf }, { readArticles }, { newsroomIfAny }, { deskFor }, { inSteps }] = await Promise.all([
    import('../../sources/ledger.ts'),
    import('../read-articles.ts'),
    import('../newsroom.ts'),
    import('../desk.ts'),
    import('../steps.ts'),
  ]);
  const newsroom = await newsroomIfAny(context);
  const read = await readArticles(context, newsroom, { paths, ...options });
  const desk = await deskFor(context, newsroom, read);
  function* steps() {
    const found: LedgerEntry[] = [];
    for (const [i, article] of desk.articles.entries()) {
      for (const entry of ledgerOf(article, desk)) found.push(entry);
      yield { verb: 'reading', done: i + 1, total: desk.articles.length, path: article.path };
    }
    return found;
  }
  return { entries: await inSteps(context, steps()), files: read.length };
}

async function printed(
  { json, paint, stdout }: Context,
  entries: readonly LedgerEntry[],
  files: number,
  { csv }: Options,
): Promise<string> {
  if (json) return '';
  if (csv) return (await import('../../reporters/ledger-csv.ts')).ledgerCsv(entries);
  return (await import('../../reporters/ledger.ts')).showLedger(entries, files, paint, stdout.columns);
}

import { NewsctlError } from '../../errors.ts';
import type { LedgerArticle } from '../../reporters/ledger-page.ts';
import type { LedgerEntry } from '../../sources/ledger.ts';
import { defineCommand } from '../command.ts';
import type { Context } from '../context.ts';

interface Options {
  csv?: boolean;
  html?: string;
  stdinPath?: string;
  stdinJsonl?: boolean;
  allowEmpty?: boolean;
}

export const quotes = defineCommand<Options>({
  name: 'quotes',
  summary: 'list every quotation, who says it, and whether the sources bear it out',
  details:
    'For each quotation: its place, who says it (the person, and the words the article has for them), the cue, the kind (direct, mixed, title or scare), how many paragraphs it runs over, the words, and, where the article declares sources, the verdict and the place in the source (`newsctl explain matching`). Lines for --stdin-jsonl may be up to 16 MB long; one that cannot be read is reported, and the rest go on.',
  arguments: [{ name: '[paths...]', description: 'files, folders or patterns; - for stdin' }],
  options: [
    { flags: '--html <file>', description: 'write one page for the editor or the lawyer' },
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
    {
      line: 'newsctl quotes articles/2026/11/bridge-closes.md --html ledger.html',
      does: 'write a page with each quotation beside its source',
    },
    { line: 'newsctl quotes --csv > quotes.csv', does: 'list them for a spreadsheet' },
    { line: 'newsctl quotes --stdin-jsonl < archive.jsonl', does: 'read a whole archive, line by line' },
  ],
  group: 'Check',
  async run(context, paths, options) {
    refuseContradictions(context, paths, options);
    if (options.stdinJsonl) return (await import('../quotes-stream.ts')).streamQuotes(context);
    const { articles, entries, files, name } = await readLedger(context, paths, options);
    if (options.html !== undefined) await writePage(context, options.html, articles, name);
    return { result: { quotes: entries, files }, text: await printed(context, entries, files, options) };
  },
});

/** Each of these prints in a form of its own, and a line of stdin has no path. */
function refuseContradictions(context: Context, paths: readonly string[], options: Options): void {
  const { csv, html, stdinJsonl, stdinPath } = options;
  const refuse = (message: string, hint: string): never => {
    throw new NewsctlError('USAGE', message, { hint });
  };
  if (csv && stdinJsonl) refuse('--csv and --stdin-jsonl cannot go together.', 'Leave one of them out.');
  if (csv && context.json) refuse('--csv and --json cannot go together.', 'Leave one of them out.');
  if (html !== undefined && !/\.html?$/i.test(html))
    refuse('--html writes a page: its name should end in .html.', 'For example: --html ledger.html');
  if (html !== undefined && (csv || stdinJsonl))
    refuse('--html cannot go together with --csv or --stdin-jsonl.', 'Leave one of them out.');
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
  const [{ ledgerRows }, { readArticles }, { newsroomIfAny }, { deskFor }, { inSteps }] = await Promise.all([
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
    const found: LedgerArticle[] = [];
    for (const [i, article] of desk.articles.entries()) {
      found.push({ article, rows: ledgerRows(article, desk) });
      yield { verb: 'reading', done: i + 1, total: desk.articles.length, path: article.path };
    }
    return found;
  }
  const articles = await inSteps(context, steps());
  const entries = articles.flatMap(({ rows }) => rows.map(({ entry }) => entry));
  return { articles, entries, files: read.length, name: newsroom?.config.name ?? '' };
}

/** Writes the page whole; a page is the only kind of file that may be written over. */
async function writePage(
  context: Context,
  file: string,
  articles: readonly LedgerArticle[],
  name: string,
): Promise<void> {
  const [{ ledgerPage }, { writeFileAtomically }, { resolve }] = await Promise.all([
    import('../../reporters/ledger-page.ts'),
    import('../../text/write-file.ts'),
    import('node:path'),
  ]);
  const made = context.now
    .toISOString()
    .replace('T', ' at ')
    .replace(/\.\d+Z$/, ' UTC');
  await writeFileAtomically(resolve(context.cwd, file), ledgerPage(articles, name, made));
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

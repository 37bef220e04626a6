import { NewsctlError } from '../../errors.ts';
import { readable } from '../../text/readable.ts';
import { defineCommand } from '../command.ts';
import type { Context, Outcome } from '../context.ts';

interface Options {
  stdinPath?: string;
  stdinJsonl?: boolean;
  allowEmpty?: boolean;
}

export const quotes = defineCommand<Options>({
  name: 'quotes',
  summary: 'list every quotation and who says it',
  arguments: [{ name: '[paths...]', description: 'files, folders or patterns; - for stdin' }],
  options: [
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
  ],
  group: 'Check',
  async run(context, paths, options) {
    if (options.stdinJsonl) return stream(context);
    const [{ ledgerOf }, { readArticle }, { readArticles }, { newsroomIfAny }, { showLedger }, { inSteps }] =
      await Promise.all([
        import('../../quotes/ledger.ts'),
        import('../../article/article.ts'),
        import('../read-articles.ts'),
        import('../newsroom.ts'),
        import('../../reporters/ledger.ts'),
        import('../steps.ts'),
      ]);
    const newsroom = await newsroomIfAny(context);
    const read = await readArticles(context, newsroom, { paths, ...options });
    const entries = await inSteps(
      context,
      (function* () {
        const found: ReturnType<typeof ledgerOf> = [];
        for (const [i, { path, text }] of read.entries()) {
          found.push(...ledgerOf(readArticle(text, path), newsroom?.people ?? []));
          yield { verb: 'reading', done: i + 1, total: read.length, path };
        }
        return found;
      })(),
    );
    return {
      result: { quotes: entries, files: read.length },
      text: context.json ? '' : showLedger(entries, context.paint),
    };
  },
});

/** Answers go out as they come, so that a million articles need no more memory than one. */
async function stream(context: Context): Promise<Outcome> {
  if (context.json)
    throw new NewsctlError('USAGE', '--stdin-jsonl prints lines of its own and cannot be one document.', {
      hint: 'Leave --json out: each line that is printed is JSON already.',
    });
  if (context.stdin.isTTY)
    throw new NewsctlError('ANSWER_NEEDED', '--stdin-jsonl reads from stdin, and nothing is piped in.', {
      hint: 'For example: newsctl quotes --stdin-jsonl < articles.jsonl',
    });
  const [{ answerLines }, { pipeline }] = await Promise.all([
    import('../../quotes/jsonl.ts'),
    import('node:stream/promises'),
  ]);
  let faulty = 0;
  const report = (problem: string): void => {
    faulty++;
    context.stderr.write(`${context.paintError.yellow('warning')}  ${readable(problem)}\n`);
  };
  await pipeline(
    context.stdin,
    (lines: AsyncIterable<Buffer | string>) => answerLines(lines, report),
    context.stdout,
    {
      end: false,
      signal: context.signal,
    },
  );
  return { result: null, silent: true, exitCode: faulty > 0 ? 1 : 0 };
}

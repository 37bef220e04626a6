import { pipeline } from 'node:stream/promises';
import { NewsctlError } from '../errors.ts';
import { answerLines } from '../quotes/jsonl.ts';
import type { Context, Outcome } from './context.ts';

/**
 * `quotes --stdin-jsonl`: answers go out as they come, and no faster than they are read, so that a million
 * articles need no more memory than one.
 */
export async function streamQuotes(context: Context): Promise<Outcome> {
  const { stdin, stdout, stderr, signal, paintError } = context;
  if (stdin.isTTY)
    throw new NewsctlError('ANSWER_NEEDED', '--stdin-jsonl reads from stdin, and nothing is piped in.', {
      hint: 'For example: newsctl quotes --stdin-jsonl < articles.jsonl',
    });
  let faulty = 0;
  await pipeline(
    stdin,
    (chunks: AsyncIterable<Buffer | string>) =>
      answerLines(chunks, ({ line, message }) => {
        faulty++;
        stderr.write(`${paintError.red.bold('error')}  line ${line} ${message}; it was left out\n`);
      }),
    stdout,
    { end: false, signal },
  );
  const notes = faulty > 0 ? [`${faulty} ${faulty === 1 ? 'line was' : 'lines were'} left out.`] : [];
  return { result: null, silent: true, notes, exitCode: faulty > 0 ? 1 : 0 };
}

import { PlainText } from '../article/plain-text.ts';
import { analyse } from './analyse.ts';

/**
 * Answers lines `{"id","text"}` with lines `{"id","quotes":[…]}`, one at a time. A line that cannot be read is
 * reported, and the rest go on.
 */
export async function* answerLines(
  chunks: AsyncIterable<Buffer | string>,
  problem: (message: string) => void,
): AsyncGenerator<string> {
  let number = 0;
  for await (const line of linesOf(chunks)) {
    number++;
    if (line.trim() === '') continue;
    const answer = answerLine(line);
    if (answer === null) problem(`line ${number} is not a JSON object with "id" and "text"`);
    else yield `${answer}\n`;
  }
}

async function* linesOf(chunks: AsyncIterable<Buffer | string>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    rest += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const lines = rest.split('\n');
    rest = lines.pop()!;
    yield* lines;
  }
  if (rest !== '') yield rest;
}

/** Only the reading may fail: a fault of the engine itself is not the line's. */
function answerLine(line: string): string | null {
  const asked = readLine(line);
  return asked && JSON.stringify({ id: asked.id, quotes: quotesOf(asked.text) });
}

function readLine(line: string): { id: unknown; text: string } | null {
  try {
    const { id, text } = JSON.parse(line) as { id?: unknown; text?: unknown };
    return typeof text === 'string' && id !== undefined ? { id, text } : null;
  } catch {
    return null;
  }
}

function quotesOf(text: string) {
  return analyse(PlainText.of(text)).quotations.map(({ start, end, speaker, cue, warn, person, kind }) => ({
    start,
    end,
    speaker,
    cue,
    warn,
    person,
    kind,
  }));
}

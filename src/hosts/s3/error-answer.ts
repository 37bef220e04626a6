import { readable } from '../../text/readable.ts';
import type { Answer } from '../remote/exchange.ts';
import { elementsOf } from './xml.ts';

/** What a service says of a request that it did not carry out. */
export interface ErrorAnswer {
  code: string;
  message: string;
}

const NONE: ErrorAnswer = { code: '', message: '' };

/** No error needs more to be told, in bytes. */
const LONGEST = 64 * 1024;

export function errorAnswer({ body }: Pick<Answer, 'body'>): ErrorAnswer {
  if (body.length === 0 || body.length > LONGEST) return NONE;
  const found = elementsOf(body, ['Error/Code', 'Error/Message']);
  return found
    ? { code: word(found.get('Error/Code')?.[0]), message: line(found.get('Error/Message')?.[0]) }
    : NONE;
}

/** Whether a host says that it cannot now, and not that it will not. */
export const isBusy = (answer: Answer): boolean =>
  [429, 500, 502, 503, 504].includes(answer.status) ||
  ['SlowDown', 'RequestTimeout', 'OperationAborted', 'ConcurrentModification'].includes(
    errorAnswer(answer).code,
  );

const word = (text = ''): string => (/^\w{1,60}$/.test(text) ? text : '');
const line = (text = ''): string => readable(text.replace(/\s+/g, ' ')).trim().slice(0, 200);

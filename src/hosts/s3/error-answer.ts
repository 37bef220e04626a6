import { readable } from '../../text/readable.ts';
import type { Answer } from './client.ts';
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

export const errorCode = (answer: Pick<Answer, 'body'>): string => errorAnswer(answer).code;

const word = (text = ''): string => (/^\w{1,60}$/.test(text) ? text : '');
const line = (text = ''): string => readable(text.replace(/\s+/g, ' ')).trim().slice(0, 200);

import { LiquidError } from 'liquidjs';
import { NewsctlError } from '../errors.ts';

/** The text of each template, by its file. */
export type TemplateTexts = Readonly<Record<string, string>>;

/** Where a template asks for another. */
export interface Asking {
  file: string;
  line: number;
}

const HINT =
  'Compare it with the template that newsctl ships; `newsctl explain theme` tells what each is given.';

/** What the library adds to its messages: the place, and not always the file. */
const PLACE = /(?:, file:.*?)?, line:\d+, col:\d+$/;

/** What the library says in words of its own trade. */
const PLAINER: readonly [words: RegExp, plain: string][] = [
  [
    /^Maximum call stack size exceeded/,
    'it never comes to an end: it asks for itself, or for one that asks for it',
  ],
  [/^memory alloc limit exceeded/, 'it takes more memory than a page may: look for a loop that is too long'],
  [
    /^template render limit exceeded/,
    'it takes longer than a page may: look for a loop that is too long, or in another loop',
  ],
  [/^ENOENT: Failed to lookup "(.*)" in ".*"/s, 'there is no template “$1”'],
];

/** @param by the template that names it; null where newsctl itself does */
export function templateFault(by: Asking | null, fault: string, hint = HINT): NewsctlError {
  const message = by ? `The template \`${by.file}\` failed in line ${by.line}: ${fault}` : fault;
  return new NewsctlError('TEMPLATE_INVALID', message, { hint });
}

/**
 * What went wrong in a template, with the file and the line of it: a page is made of many, and the one that it starts
 * from is seldom the one at fault.
 * @param start the file that the page starts from
 */
export function renderingFault(start: string, texts: TemplateTexts, cause: unknown): NewsctlError {
  const message = cause instanceof Error ? cause.message : String(cause);
  if (!LiquidError.is(cause))
    return new NewsctlError('TEMPLATE_INVALID', `The template \`${start}\` failed: ${message}`, {
      hint: HINT,
      cause,
    });
  const { token } = cause;
  const file = fileOf(token.input, texts) ?? token.file ?? start;
  const [line, column] = token.getPosition();
  const fault = inPlainWords(message.replace(PLACE, ''));
  const told = `The template \`${file}\` failed in line ${line}, column ${column}: ${fault}.`;
  return new NewsctlError('TEMPLATE_INVALID', told, { hint: HINT, cause });
}

function inPlainWords(fault: string): string {
  const known = PLAINER.find(([words]) => words.test(fault));
  return known ? fault.replace(known[0], known[1]) : fault;
}

/** The library forgets the file of a value, but not the text that it stands in. */
const fileOf = (input: string, texts: TemplateTexts): string | undefined =>
  Object.keys(texts).find((file) => texts[file] === input);

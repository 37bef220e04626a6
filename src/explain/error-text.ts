import { ERRORS, type ErrorCode } from '../errors.ts';

/** An error code as a page of Markdown. */
export function errorText(code: ErrorCode): string {
  const { means, remedy, exit } = ERRORS[code];
  return `# ${code}\n\n${means}\n\nWhat to do: ${remedy}\n\nThe program ends with status ${exit}.`;
}

export const isErrorCode = (name: string): name is ErrorCode => Object.hasOwn(ERRORS, name);

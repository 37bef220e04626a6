import type { NewsctlError } from '../errors.ts';
import { readable } from '../text/readable.ts';
import { safeJson } from '../text/safe-json.ts';
import type { Context, Outcome } from './context.ts';

/** The one JSON document that a command prints with `--json`, on failure too. */
export interface Envelope {
  version: 1;
  command: string | null;
  ok: boolean;
  result: unknown;
  error: { code: string; message: string; hint: string } | null;
  warnings: string[];
}

/** Prints what a command did. */
export function printOutcome(context: Context, command: string | null, outcome: Outcome): void {
  context = withoutSecrets(context);
  const { result, error, warnings = [] } = outcome;
  if ((context.json || outcome.asJson) && !outcome.silent) {
    print(context, {
      version: 1,
      command,
      ok: exitCodeOf(outcome) === 0,
      result,
      error: error ? plain(error) : null,
      warnings,
    });
    return;
  }
  if (outcome.text) context.stdout.write(ended(outcome.text));
  for (const warning of warnings)
    context.stderr.write(`${context.paintError.yellow('warning')}  ${readable(warning)}\n`);
  // The one document of `--json` has been printed already.
  if (error && !(context.json && outcome.silent)) printError(context, command, error);
  if (context.quiet) return;
  for (const note of outcome.notes ?? []) context.stderr.write(ended(readable(note)));
}

/** The exit status that an outcome asks for. */
export const exitCodeOf = (outcome: Outcome): number => outcome.exitCode ?? outcome.error?.exitCode ?? 0;

const plain = ({ code, message, hint }: NewsctlError): Envelope['error'] => ({ code, message, hint });

/** Prints why a command could not do its work. */
export function printError(context: Context, command: string | null, error: NewsctlError): void {
  context = withoutSecrets(context);
  if (context.json) {
    const { code, message, hint } = error;
    print(context, {
      version: 1,
      command,
      ok: false,
      result: null,
      error: { code, message, hint },
      warnings: [],
    });
    return;
  }
  const { paintError } = context;
  // Somebody who pressed Ctrl-C made no mistake.
  const stopped = error.code === 'INTERRUPTED' || error.code === 'TERMINATED';
  if (stopped) context.stderr.write(`${readable(error.message)}\n`);
  else context.stderr.write(`${paintError.red.bold('error')}  ${readable(error.message)}\n`);
  if (error.hint && !stopped) context.stderr.write(`${paintError.cyan('help')}   ${readable(error.hint)}\n`);
  if (context.verbose) context.stderr.write(`${readable(stackOf(error))}\n`);
}

function print(context: Context, envelope: Envelope): void {
  context.stdout.write(`${safeJson(envelope, 2)}\n`);
}

function stackOf(error: NewsctlError): string {
  const cause = error.cause instanceof Error ? `\ncaused by ${error.cause.stack ?? error.cause.message}` : '';
  return `${error.code}: ${error.stack ?? ''}${cause}`;
}

const ended = (text: string): string => (text.endsWith('\n') ? text : `${text}\n`);

/** A password of this length may be part of any word: nobody has one that matters. */
const SHORTEST = 4;

/** The same, with streams that leave secrets out: a server or a program may say what it was told. */
function withoutSecrets(context: Context): Context {
  const secrets = [...context.secrets].filter(({ length }) => length >= SHORTEST);
  if (secrets.length === 0) return context;
  // As it is, as an address has it, and as a JSON document has it.
  const forms = secrets.flatMap((one) => [one, encodeURIComponent(one), JSON.stringify(one).slice(1, -1)]);
  const clean = (text: string): string => forms.reduce((left, form) => left.replaceAll(form, '…'), text);
  const stream = <T extends NodeJS.WritableStream>(inner: T): T =>
    Object.assign(Object.create(inner) as T, {
      write: (text: string | Uint8Array) => inner.write(typeof text === 'string' ? clean(text) : text),
    });
  return {
    ...context,
    secrets: new Set(),
    stdout: stream(context.stdout),
    stderr: stream(context.stderr),
  };
}

import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { NewsctlError } from '../errors.ts';
import { commandOption, secretVariable } from './secret-names.ts';

/** Where a secret of a host may be kept. */
export interface SecretPlaces {
  /** The host's name in `newsctl.yaml`. */
  host: string;
  /** The options of the host as they stand there; `password_command` is one. */
  setting: Readonly<Record<string, unknown>>;
  env: Readonly<Record<string, string | undefined>>;
  /** The newsroom's folder: paths and commands start there. */
  root: string;
  platform: NodeJS.Platform;
  signal: AbortSignal;
}

/**
 * Finds a secret: in the environment, in the file that the environment names, as what a command prints, in the
 * system's keychain, in that order. Null where it is in none of them.
 * @throws NewsctlError SECRET_MISSING where one of these was named and does not give it; no message holds what was read
 */
export async function findSecret(name: string, places: SecretPlaces): Promise<string | null> {
  const variable = secretVariable(places.host, name);
  const given = places.env[variable];
  if (given) return given;
  const file = places.env[`${variable}_FILE`];
  if (file) return fromFile(file, `${variable}_FILE`);
  const command = places.setting[commandOption(name)];
  if (command !== undefined) return fromCommand(commandWords(command), name, places);
  return fromKeychain(name, places);
}

async function fromFile(file: string, variable: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) throw missing(`The file that ${variable} names cannot be read.`);
  return firstLine(text, `The file that ${variable} names is empty.`);
}

async function fromCommand(words: readonly string[], name: string, places: SecretPlaces): Promise<string> {
  const option = `hosts.${places.host}.${commandOption(name)}`;
  const { code, stdout } = await run(words, places);
  if (code === 'ENOENT') throw missing(`${option}: there is no program \`${words[0]}\`.`);
  if (code !== 0) throw missing(`${option}: the command failed (${code}); run it by hand to see why.`);
  return firstLine(stdout, `${option}: the command printed nothing.`);
}

/** No shell: what looks like one's grammar has to be given as a list of words. */
export function commandWords(command: unknown): string[] {
  if (Array.isArray(command)) return command.map(String);
  return String(command).trim().split(/\s+/);
}

/** A keychain that is not there is like one without an entry. */
async function fromKeychain(name: string, places: SecretPlaces): Promise<string | null> {
  const words = keychainWords(name, places);
  if (!words) return null;
  const { code, stdout } = await run(words, places);
  return code === 0 && stdout !== '' ? stdout.replace(/\r?\n$/, '') : null;
}

function keychainWords(name: string, { host, platform, env }: SecretPlaces): string[] | null {
  if (platform === 'darwin')
    return ['security', 'find-generic-password', '-s', `newsctl ${host}`, '-a', name, '-w'];
  if (platform === 'win32' || !env.DBUS_SESSION_BUS_ADDRESS) return null;
  return ['secret-tool', 'lookup', 'service', 'newsctl', 'host', host, 'secret', name];
}

/** How long a program may take, for a person may have to unlock a keychain: in milliseconds. */
const PATIENCE = 120_000;

function run(
  [program = '', ...words]: readonly string[],
  { env, root, signal }: SecretPlaces,
): Promise<{ code: number | string; stdout: string }> {
  return new Promise((resolve) => {
    const options = { env: { ...env }, cwd: root, signal, timeout: PATIENCE, maxBuffer: 64 * 1024 };
    execFile(program, words, options, (error, stdout) =>
      resolve({ code: error ? ((error.code ?? 'stopped') as number | string) : 0, stdout }),
    );
  });
}

function firstLine(text: string, otherwise: string): string {
  const line = text.split(/\r?\n/, 1)[0]!;
  if (line === '') throw missing(otherwise);
  return line;
}

const missing = (message: string): NewsctlError => new NewsctlError('SECRET_MISSING', message);

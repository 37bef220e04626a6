import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type * as z from 'zod';
import { NewsctlError } from '../errors.ts';
import { LineIndex } from '../text/position.ts';
import { readYaml, type YamlData, type YamlProblem } from '../yaml/document.ts';
import { validate } from '../yaml/validate.ts';
import { configSchema } from './config.ts';
import { peopleSchema } from './people.ts';
import { checkHosts, checkRules } from './settings.ts';
import type { Config, Person } from './types.ts';

export const CONFIG_FILE = 'newsctl.yaml';

/** Lies beside it, and belongs into version control: the whole desk lives with the same findings. */
export const BASELINE_FILE = 'newsctl-baseline.json';

/** A newsroom: its folder, its settings and the people it knows. */
export interface Newsroom {
  /** Absolute path of the folder that holds `newsctl.yaml`. */
  root: string;
  config: Config;
  people: Person[];
}

/**
 * Finds and reads the newsroom that a folder belongs to.
 * @throws NewsctlError NEWSROOM_NOT_FOUND, CONFIG_INVALID (with every fault, line and column), FILE_UNREADABLE
 */
export async function loadNewsroom(options: { cwd: string }): Promise<Newsroom> {
  const root = await findRoot(options.cwd);
  if (root === null)
    throw new NewsctlError('NEWSROOM_NOT_FOUND', `No ${CONFIG_FILE} in this folder or in one above it.`);
  const config = await load(root, CONFIG_FILE, configSchema, (yaml, value) => [
    ...checkRules(yaml, value.rules),
    ...checkHosts(yaml, value),
  ]);
  const people = await load(root, 'people.yaml', peopleSchema, () => [], { people: [] });
  return { root, config: config as Config, people: people.people };
}

/** The folder of the nearest `newsctl.yaml`, from `cwd` upwards, or null. */
export async function findRoot(cwd: string): Promise<string | null> {
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    if ((await readIfThere(join(folder, CONFIG_FILE))) !== null) return folder;
    if (dirname(folder) === folder) return null;
  }
}

async function load<T>(
  root: string,
  name: string,
  schema: z.ZodType<T>,
  check: (yaml: YamlData, value: T) => YamlProblem[],
  missing?: T,
): Promise<T> {
  const text = await readIfThere(join(root, name));
  if (text === null && missing !== undefined) return missing;
  const source = (text ?? '').replace(/^\uFEFF/, '');
  const yaml = readYaml(source);
  const problems = [...yaml.problems];
  if (problems.length === 0) {
    const checked = validate(yaml, schema, yaml.data);
    problems.push(...checked.problems);
    if (checked.value !== undefined) problems.push(...check(yaml, checked.value));
    if (problems.length === 0) return checked.value as T;
  }
  throw new NewsctlError('CONFIG_INVALID', describe(name, source, problems));
}

/** Every fault with its place and the line it stands in. */
function describe(name: string, text: string, problems: YamlProblem[]): string {
  const lines = new LineIndex(text);
  const count = problems.length === 1 ? 'a fault' : `${problems.length} faults`;
  const described = [...problems]
    .sort((a, b) => a.span.start - b.span.start)
    .map((problem) => {
      const at = lines.position(problem.span.start);
      const frame = lines.line(at.line);
      const caret = `${' '.repeat(at.column - 1)}^`;
      return `${name}:${at.line}:${at.column}  ${problem.message}\n    ${frame}\n    ${caret}`;
    });
  return `${name} has ${count}.\n${described.join('\n')}`;
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new NewsctlError('FILE_UNREADABLE', `${path} cannot be read (${code ?? 'unknown reason'}).`, {
      cause: error,
    });
  }
}

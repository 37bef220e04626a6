import { join } from 'node:path';
import type * as z from 'zod';
import { NewsctlError } from '../errors.ts';
import { readYaml, type YamlData, type YamlProblem } from '../yaml/document.ts';
import { validate } from '../yaml/validate.ts';
import { configSchema } from './config.ts';
import { ConfigFault } from './config-fault.ts';
import { CONFIG_FILE, findRoot, PEOPLE_FILE, readIfThere } from './find-root.ts';
import { peopleSchema } from './people.ts';
import { checkHosts, checkRules } from './settings.ts';
import type { Config, Person } from './types.ts';

/** A newsroom: its folder, its settings and the people it knows. */
export interface Newsroom {
  /** Absolute path of the folder that holds `newsctl.yaml`. */
  root: string;
  config: Config;
  people: Person[];
}

/** Reads a text by its absolute path; null where there is none. */
export type ReadText = (path: string) => Promise<string | null>;

/**
 * Finds and reads the newsroom that a folder belongs to.
 * @throws NewsctlError NEWSROOM_NOT_FOUND, CONFIG_INVALID (with every fault, line and column), FILE_UNREADABLE
 */
export async function loadNewsroom(options: { cwd: string }): Promise<Newsroom> {
  const root = await findRoot(options.cwd);
  if (root === null)
    throw new NewsctlError('NEWSROOM_NOT_FOUND', `No ${CONFIG_FILE} in this folder or in one above it.`);
  return readNewsroom(root);
}

/**
 * Reads the newsroom in a folder.
 * @param read gives its texts, where they are not to come from the disk
 * @throws ConfigFault, NewsctlError FILE_UNREADABLE
 */
export async function readNewsroom(root: string, read: ReadText = readIfThere): Promise<Newsroom> {
  const config = await load(await fileIn(root, CONFIG_FILE, read), configSchema, (yaml, value) => [
    ...checkRules(yaml, ['rules'], value.rules),
    ...value.overrides.flatMap(({ rules }, i) => checkRules(yaml, ['overrides', i, 'rules'], rules)),
    ...checkHosts(yaml, value),
  ]);
  const people = await load(await fileIn(root, PEOPLE_FILE, read), peopleSchema, () => [], { people: [] });
  return { root, config: config as Config, people: people.people };
}

interface ConfigText {
  name: string;
  /** Null where there is no such file. */
  text: string | null;
}

const fileIn = async (root: string, name: string, read: ReadText): Promise<ConfigText> => ({
  name,
  text: await read(join(root, name)),
});

async function load<T>(
  { name, text }: ConfigText,
  schema: z.ZodType<T>,
  check: (yaml: YamlData, value: T) => YamlProblem[],
  missing?: T,
): Promise<T> {
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
  throw new ConfigFault(name, source, problems);
}

import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Surroundings } from './checks/check-kind.ts';
import { BUILT_IN_RULES, entriesOf, type Vocabulary, vocabularyRules } from './config/vocabulary.ts';
import { readRule, type RuleFile, type StyleRule } from './rule/style-rule.ts';
import type { YamlProblem } from '../yaml/document.ts';

/** Which styles to load, and from where. */
export interface StylesRequest {
  /** Folders of styles (absolute), the most important first; each style is a folder in one of them. */
  folders: readonly string[];
  styles: readonly string[];
  /** Single rules (`Style.Rule`) of styles that are not loaded as a whole. */
  rules?: readonly string[];
  vocabularies?: readonly string[];
  wordTemplate?: string | null;
  /** Further rule files, such as those of a style without a folder. */
  files?: readonly RuleFile[];
  /** The folder of newsctl itself, for its dictionary. */
  packageRoot: string;
}

/** A rule file with something wrong in it. */
export interface FaultyFile {
  file: RuleFile;
  problems: YamlProblem[];
}

export interface LoadedStyles {
  rules: StyleRule[];
  faulty: FaultyFile[];
  /** Rules of the kind `script`, which newsctl does not run. */
  scripts: FaultyFile[];
  /** Keys that nobody reads. */
  odd: FaultyFile[];
  /** Styles and vocabularies that were asked for and are in no folder. */
  missing: string[];
  files: RuleFile[];
  /** Absolute paths outside the folders that rules looked for, there or not. */
  readsElsewhere: readonly string[];
}

/** Loads the rules of styles. Never throws for what is wrong in them. */
export async function loadStyles(request: StylesRequest): Promise<LoadedStyles> {
  const missing: string[] = [];
  const files = [...(request.files ?? []), ...(await ruleFiles(request, missing))];
  const vocabulary = await readVocabularies(request, missing);
  const wanted = new Set([...request.styles, ...(request.rules ?? [])]);
  if (wanted.has('Vale') || (request.rules ?? []).some((rule) => rule.startsWith('Vale.')))
    files.push(
      ...[...BUILT_IN_RULES, ...vocabularyRules(vocabulary)].filter(
        ({ id }) => wanted.has('Vale') || wanted.has(id),
      ),
    );
  const around = await surroundings(request, files, vocabulary);
  const elsewhere = new Set<string>();
  const readFile: Surroundings['readFile'] = (name) => {
    for (const path of pathsOutside(request.folders, name)) elsewhere.add(path);
    return around.readFile(name);
  };
  const loaded: LoadedStyles = {
    rules: [],
    faulty: [],
    scripts: [],
    odd: [],
    missing,
    files,
    readsElsewhere: [],
  };
  for (const file of files) {
    const { rule, problems, oddities } = readRule(file, { ...around, readFile });
    if (rule) loaded.rules.push(rule);
    if (problems.length > 0)
      (kindIn(file.text) === 'script' ? loaded.scripts : loaded.faulty).push({ file, problems });
    if (oddities.length > 0) loaded.odd.push({ file, problems: oddities });
  }
  return { ...loaded, readsElsewhere: [...elsewhere] };
}

async function ruleFiles(request: StylesRequest, missing: string[]): Promise<RuleFile[]> {
  const files: RuleFile[] = [];
  for (const style of request.styles) {
    const found = await styleFiles(request.folders, style);
    if (found) files.push(...found);
    else if (style !== 'Vale') missing.push(style);
  }
  for (const rule of request.rules ?? []) {
    const style = rule.split('.')[0]!;
    if (request.styles.includes(style) || style === 'Vale') continue;
    const file = (await styleFiles(request.folders, style))?.find(({ id }) => id === rule);
    if (file) files.push(file);
    else missing.push(rule);
  }
  return files;
}

/** The rule files of a style, or null where no folder has it. */
async function styleFiles(folders: readonly string[], style: string): Promise<RuleFile[] | null> {
  for (const folder of folders) {
    const paths = await rulePaths(join(folder, style));
    if (paths === null) continue;
    return Promise.all(paths.sort().map((path) => readRuleFile(style, join(folder, style, path), folder)));
  }
  return null;
}

/** Reads one rule file of a style; its rule is named after the file. */
export async function readRuleFile(style: string, path: string, folder: string): Promise<RuleFile> {
  const name = path.slice(path.lastIndexOf(sep) + 1).replace(/\.ya?ml$/, '');
  return {
    id: `${style}.${name}`,
    path: relative(dirname(folder), path).split(sep).join('/'),
    text: await readFile(path, 'utf8'),
  };
}

async function rulePaths(folder: string): Promise<string[] | null> {
  try {
    const entries = await readdir(folder, { recursive: true, encoding: 'utf8' });
    return entries.filter(isRuleFile);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}

/** Whether a file of a style holds a rule: `NAME.test.yml` holds tests of one. */
export const isRuleFile = (name: string): boolean => /\.yml$/.test(name) && !/\.test\.yml$/.test(name);

async function readVocabularies(
  { folders, vocabularies = [] }: StylesRequest,
  missing: string[],
): Promise<Vocabulary> {
  const accept: string[] = [];
  const reject: string[] = [];
  for (const name of vocabularies) {
    const places = folders.flatMap((folder) => [
      join(folder, 'config', 'vocabularies', name),
      join(folder, 'Vocab', name),
    ]);
    const lists = places.map((place) => [
      textIfAny(join(place, 'accept.txt')),
      textIfAny(join(place, 'reject.txt')),
    ]);
    const found = lists.find(([accepted, rejected]) => accepted !== null || rejected !== null);
    if (!found) missing.push(`${name} (a vocabulary)`);
    accept.push(...entriesOf(found?.[0] ?? ''));
    reject.push(...entriesOf(found?.[1] ?? ''));
  }
  return { accept: [...new Set(accept)], reject: [...new Set(reject)] };
}

/** What rules need besides their own file; dictionaries and taggers are loaded only for rules that use them. */
async function surroundings(
  request: StylesRequest,
  files: readonly RuleFile[],
  { accept }: Vocabulary,
): Promise<Surroundings> {
  const uses = (kind: string): boolean => files.some(({ text }) => kindIn(text) === kind);
  const [speller, tag] = await Promise.all([
    uses('spelling')
      ? import('./language/dictionary.ts').then((one) => one.usualSpeller(request.packageRoot))
      : null,
    uses('sequence') ? import('./language/tagger.ts').then((one) => one.makeTagger()) : null,
  ]);
  return {
    accepted: accept,
    wordTemplate: request.wordTemplate ?? null,
    readFile: (name) => {
      for (const folder of request.folders) {
        const text = textIfAny(join(folder, name));
        if (text !== null) return text;
      }
      return textIfAny(name);
    },
    speller,
    tag,
  };
}

/** Where a name leads out of the folders: with `..`, and from the working directory, where none of them has it. */
function pathsOutside(folders: readonly string[], name: string): string[] {
  const inside = (folder: string): boolean => join(folder, name).startsWith(folder + sep);
  const found = folders.some((folder) => inside(folder) && textIfAny(join(folder, name)) !== null);
  return [
    ...folders.filter((folder) => !inside(folder)).map((folder) => join(folder, name)),
    ...(found ? [] : [resolve(name)]),
  ];
}

const kindIn = (text: string): string | undefined => /["']?extends["']?\s*:\s*["']?(\w+)/.exec(text)?.[1];

function textIfAny(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    return null;
  }
}

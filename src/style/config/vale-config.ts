import { dirname, resolve } from 'node:path';
import { NewsctlError } from '../../errors.ts';
import { USUAL_SKIPPING, type Skipping } from '../markup/blocks.ts';
import { LEVELS, type Level } from '../levels.ts';
import { globMatcher } from './glob.ts';
import { type Ini, type IniSection, listOf, readIni } from './ini.ts';

/** What a desk's `.vale.ini` says. */
export interface ValeConfig {
  /** Folders of styles, absolute, the most important first. */
  stylesPaths: readonly string[];
  minimum: Level;
  vocabularies: readonly string[];
  wordTemplate: string | null;
  skipping: Skipping;
  /** File endings that are read as others: `mdx = md`. */
  formats: ReadonlyMap<string, string>;
  /** Whether every file is read as plain text. */
  ignoreSyntax: boolean;
  /** Levels that rules were given anywhere. */
  levels: ReadonlyMap<string, Level>;
  /** Styles and rules that some section names: what has to be loaded. */
  styles: readonly string[];
  rules: readonly string[];
  forFile: (path: string) => FileConfig;
}

/** What holds for one file. */
export interface FileConfig {
  styles: readonly string[];
  /** Whether a rule was switched on or off by name; the sections of some files come before `[*]`. */
  isOn: (rule: string) => boolean | undefined;
  tokenIgnores: readonly string[];
  blockIgnores: readonly string[];
  /** What opens and closes a comment beside HTML's own marks. */
  commentDelimiters: readonly string[];
}

interface Section {
  matches: (path: string) => boolean;
  everywhere: boolean;
  styles: readonly string[] | null;
  rules: ReadonlyMap<string, boolean>;
  tokenIgnores: readonly string[];
  blockIgnores: readonly string[];
  commentDelimiters: readonly string[];
}

const SECTION_KEYS = new Set([
  'BasedOnStyles',
  'TokenIgnores',
  'BlockIgnores',
  'CommentDelimiters',
  'Lang',
  'Transform',
  'Blueprint',
  'View',
]);

/**
 * Reads a `.vale.ini`. `Packages` is not followed: nothing is fetched.
 * @param path absolute path of the file, for the folder of styles
 * @throws NewsctlError CONFIG_INVALID
 */
export function readValeConfig(text: string, path: string): ValeConfig {
  const ini = readIni(text);
  const top = settingsOf(ini, '');
  const levels = new Map<string, Level>();
  const sections = ini.sections
    .filter(({ name }) => !['', 'formats', 'asciidoctor'].includes(name))
    .map((section) => sectionOf(section, levels));
  return {
    stylesPaths: stylesPathsOf(ini).map((folder) => resolve(dirname(path), folder)),
    minimum: minimumOf(top.get('MinAlertLevel'), path),
    vocabularies: listOf(top.get('Vocab') ?? ''),
    wordTemplate: top.get('WordTemplate') ?? null,
    skipping: skippingOf(top),
    formats: settingsOf(ini, 'formats'),
    ignoreSyntax: false,
    levels,
    styles: [...new Set(sections.flatMap(({ styles }) => styles ?? []))],
    rules: [
      ...new Set(sections.flatMap(({ rules }) => [...rules].filter(([, on]) => on).map(([rule]) => rule))),
    ],
    forFile: (file) => fileConfig(sections.filter(({ matches }) => matches(file))),
  };
}

/** The settings of a section; lists that come again add up. */
function settingsOf(ini: Ini, name: string): Map<string, string> {
  const settings = new Map<string, string>();
  for (const { key, value } of ini.sections.find((section) => section.name === name)?.entries ?? []) {
    const before = settings.get(key);
    settings.set(key, before === undefined || !LISTS.has(key) ? value : `${before}, ${value}`);
  }
  return settings;
}

const LISTS = new Set([
  'Vocab',
  'IgnoredScopes',
  'SkippedScopes',
  'IgnoredClasses',
  'BasedOnStyles',
  'TokenIgnores',
  'BlockIgnores',
]);

/** `StylesPath` may come several times; what comes last counts most. */
function stylesPathsOf(ini: Ini): string[] {
  const top = ini.sections.find(({ name }) => name === '')?.entries ?? [];
  const written = top.filter(({ key }) => key === 'StylesPath').map(({ value }) => value);
  return written.length > 0 ? written.reverse() : ['styles'];
}

function minimumOf(written: string | undefined, path: string): Level {
  if (written === undefined) return 'suggestion';
  if ((LEVELS as readonly string[]).includes(written)) return written as Level;
  throw new NewsctlError('CONFIG_INVALID', `${path}: MinAlertLevel should be suggestion, warning or error.`);
}

function skippingOf(top: ReadonlyMap<string, string>): Skipping {
  const list = (key: string, usual: readonly string[]): readonly string[] => {
    const written = listOf(top.get(key) ?? '');
    return written.length > 0 ? written : usual;
  };
  return {
    skippedScopes: list('SkippedScopes', USUAL_SKIPPING.skippedScopes),
    ignoredScopes: list('IgnoredScopes', USUAL_SKIPPING.ignoredScopes),
    ignoredClasses: list('IgnoredClasses', USUAL_SKIPPING.ignoredClasses),
  };
}

function sectionOf(section: IniSection, levels: Map<string, Level>): Section {
  const settings = settingsOf({ sections: [{ ...section, name: '' }] }, '');
  const rules = new Map<string, boolean>();
  for (const [key, value] of settings) {
    if (SECTION_KEYS.has(key)) continue;
    const isLevel = (LEVELS as readonly string[]).includes(value);
    if (isLevel) levels.set(key, value as Level);
    rules.set(key, isLevel || value === 'YES');
  }
  const styles = settings.get('BasedOnStyles');
  return {
    matches: globMatcher(section.name),
    everywhere: section.name === '*',
    styles: styles === undefined ? null : listOf(styles),
    rules,
    tokenIgnores: listOf(settings.get('TokenIgnores') ?? ''),
    blockIgnores: listOf(settings.get('BlockIgnores') ?? ''),
    commentDelimiters: listOf(settings.get('CommentDelimiters') ?? ''),
  };
}

function fileConfig(sections: readonly Section[]): FileConfig {
  const general = sections.filter(({ everywhere }) => everywhere);
  const special = sections.filter(({ everywhere }) => !everywhere);
  const lookUp = (among: readonly Section[], rule: string): boolean | undefined =>
    among.findLast(({ rules }) => rules.has(rule))?.rules.get(rule);
  const stylesOf = (among: readonly Section[]): readonly string[] | undefined =>
    among.findLast(({ styles }) => styles !== null)?.styles ?? undefined;
  return {
    styles: stylesOf(special) ?? stylesOf(general) ?? [],
    isOn: (rule) => lookUp(special, rule) ?? lookUp(general, rule),
    tokenIgnores: sections.flatMap(({ tokenIgnores }) => tokenIgnores),
    blockIgnores: sections.flatMap(({ blockIgnores }) => blockIgnores),
    commentDelimiters:
      sections.findLast((one) => one.commentDelimiters.length === 2)?.commentDelimiters ?? [],
  };
}

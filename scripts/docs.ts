import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import type { CommandSpec, OptionSpec } from '../src/cli/command.ts';
import { COMMANDS } from '../src/cli/commands/index.ts';
import { GLOBAL_OPTIONS } from '../src/cli/help-format.ts';
import { ERRORS, type ErrorCode } from '../src/errors.ts';
import { errorText } from '../src/explain/error-text.ts';
import { ruleText } from '../src/explain/rule-text.ts';
import { TOPICS } from '../src/explain/topics.ts';
import { configSchema } from '../src/newsroom/config.ts';
import { RULES } from '../src/rules/index.ts';
import { withSection } from './eval/page.ts';
import { readJudgments } from './precision/judgments.ts';
import { precisionSection } from './precision/section.ts';

/** The documentation that is made from the objects the program itself prints; `--check` only compares. */
const MADE = '<!-- Made by `npm run docs`; edit the source it is made from. -->\n\n';
const ACCURACY = 'docs/accuracy.md';
const files = new Map<string, string>([
  [
    ACCURACY,
    withSection(await readFile(ACCURACY, 'utf8'), 'precision', precisionSection(readJudgments()), ACCURACY),
  ],
  ['docs/cli.md', MADE + commandLine()],
  ['docs/errors.md', MADE + errors()],
  ['docs/rules/README.md', MADE + ruleIndex()],
  ...RULES.map((rule): [string, string] => [`docs/rules/${rule.id}.md`, `${MADE + ruleText(rule)}\n`]),
  ...TOPICS.map((topic): [string, string] => [`docs/topics/${topic.name}.md`, `${MADE + topic.text()}\n`]),
  [
    'schema/newsctl.schema.json',
    `${JSON.stringify(z.toJSONSchema(configSchema, { io: 'input', unrepresentable: 'any' }), null, 2)}\n`,
  ],
]);

const check = process.argv.includes('--check');
const stale = [...(await outdated()), ...(await orphans())];
if (check && stale.length > 0) {
  process.stderr.write(`Out of date, run \`npm run docs\`:\n${stale.map((path) => `  ${path}\n`).join('')}`);
  process.exitCode = 1;
} else if (!check) {
  for (const path of await orphans()) await rm(path);
  for (const [path, text] of files) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
}

async function outdated(): Promise<string[]> {
  const different: string[] = [];
  for (const [path, text] of files)
    if ((await readFile(path, 'utf8').catch(() => null)) !== text) different.push(path);
  return different;
}

/** Pages of rules and topics that are gone. */
async function orphans(): Promise<string[]> {
  const there: string[] = [];
  for (const folder of ['docs/rules', 'docs/topics']) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    there.push(
      ...entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)),
    );
  }
  return there.filter((path) => !files.has(path.replaceAll('\\', '/')));
}

function commandLine(): string {
  const global = `## Options of every command\n\n${optionList(GLOBAL_OPTIONS)}`;
  return `# Commands\n\n${COMMANDS.map(commandPage).join('\n\n')}\n\n${global}\n`;
}

function commandPage(spec: CommandSpec): string {
  const usage = [
    'newsctl',
    spec.name,
    ...(spec.arguments ?? []).map((argument) => argument.name),
    ...(spec.options?.length ? ['[options]'] : []),
  ].join(' ');
  const examples = spec.examples.map(({ line, does }) => `- \`${line}\`: ${does}`).join('\n');
  const parts = [
    `## ${spec.name}`,
    `${spec.summary.charAt(0).toUpperCase()}${spec.summary.slice(1)}.`,
    `\`${usage}\``,
    examples,
    spec.details ?? '',
  ];
  const named = (spec.arguments ?? [])
    .map(({ name, description }) => `- \`${name}\`: ${description}`)
    .join('\n');
  return [...parts, named, optionList(spec.options ?? [])].filter((part) => part !== '').join('\n\n');
}

function optionList(options: readonly OptionSpec[]): string {
  return options
    .filter(({ hidden }) => !hidden)
    .map(
      ({ flags, description, choices }) =>
        `- \`${flags}\`: ${description}${choices ? ` (${choices.join(', ')})` : ''}`,
    )
    .join('\n');
}

function errors(): string {
  return `${(Object.keys(ERRORS) as ErrorCode[]).map((code) => errorText(code).replace(/^# /, '## ')).join('\n\n')}\n`;
}

function ruleIndex(): string {
  const groups = group();
  const sections = [...groups].map(
    ([name, rules]) =>
      `## ${name}\n\n${rules.map((rule) => `- [${rule.id}](${rule.id}.md): ${rule.summary} (${rule.severity})`).join('\n')}`,
  );
  return `# Rules\n\n${sections.join('\n\n')}\n`;
}

function group(): Map<string, (typeof RULES)[number][]> {
  const groups = new Map<string, (typeof RULES)[number][]>();
  for (const rule of RULES) {
    const name = rule.id.split('/')[0]!;
    groups.set(name, [...(groups.get(name) ?? []), rule]);
  }
  return groups;
}

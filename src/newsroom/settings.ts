import type * as z from 'zod';
import { HOST_KINDS, partOptions } from '../hosts/index.ts';
import { ruleById, ruleIds } from '../rules/index.ts';
import type { OptionsSchema } from '../rules/rule.ts';
import { didYouMean } from '../text/suggest.ts';
import type { YamlData, YamlPath, YamlProblem } from '../yaml/document.ts';
import { validate } from '../yaml/validate.ts';

/**
 * Settings of rules that do not exist, or options that a rule does not take.
 * @param at where the rules stand in the file
 */
export function checkRules(yaml: YamlData, at: YamlPath, rules: Record<string, unknown>): YamlProblem[] {
  return Object.entries(rules).flatMap(([id, setting]) => {
    const path = [...at, id];
    const rule = ruleById(id);
    if (!rule && isStyleRule(id)) return styleFaults(yaml, path, setting);
    if (!rule) {
      const message = `There is no rule \`${id}\`.${didYouMean(id, ruleIds())}`;
      return [{ path, message, span: yaml.keySpan(path), unknownKey: true }];
    }
    if (typeof setting !== 'object' || setting === null) return [];
    const { severity: _, ...options } = setting as Record<string, unknown>;
    return optionFaults(yaml, path, rule.options, options);
  });
}

function optionFaults(
  yaml: YamlData,
  path: YamlPath,
  schema: NonNullable<ReturnType<typeof ruleById>>['options'],
  options: Record<string, unknown>,
): YamlProblem[] {
  if (!schema) {
    return Object.keys(options).map((key) => ({
      path: [...path, key],
      message: `\`${path.at(-1)}\` has no options.`,
      span: yaml.keySpan([...path, key]),
    }));
  }
  return validate(yaml, ownSchema(schema), options, path).problems;
}

/** What newsctl ships is written with the zod that it ships; only what others add may bring another. */
const ownSchema = (schema: OptionsSchema<unknown>): z.ZodType => schema as unknown as z.ZodType;

/** Whether a style has the rule is known once styles are loaded. */
function styleFaults(yaml: YamlData, path: YamlPath, setting: unknown): YamlProblem[] {
  if (typeof setting !== 'object' || setting === null) return [];
  return Object.keys(setting)
    .filter((key) => key !== 'severity' && key !== 'quotations')
    .map((key) => ({
      path: [...path, key],
      message: `A rule of a style has no option \`${key}\`: there are \`severity\` and \`quotations\`.`,
      span: yaml.keySpan([...path, key]),
    }));
}

/** Rules of styles are named `Style.Rule`, those of newsctl `group/rule`. */
export const isStyleRule = (id: string): boolean => /^[^/\s]+\.[^/\s]+$/.test(id);

/** Hosts of a kind that does not exist, or with options that their kind does not take. */
export function checkHosts(
  yaml: YamlData,
  config: { hosts: Record<string, { type: string }>; publish: { host: string } },
): YamlProblem[] {
  const problems = Object.entries(config.hosts).flatMap(([name, setting]) => hostFaults(yaml, name, setting));
  if (!config.hosts[config.publish.host]) {
    const path = yaml.has(['publish', 'host']) ? ['publish', 'host'] : ['hosts'];
    const message = `There is no host \`${config.publish.host}\` under \`hosts\`.${didYouMean(config.publish.host, Object.keys(config.hosts))}`;
    problems.push({ path, message, span: yaml.valueSpan(path) });
  }
  return problems;
}

function hostFaults(yaml: YamlData, name: string, setting: { type: string }): YamlProblem[] {
  const path = ['hosts', name];
  const kind = HOST_KINDS.get(setting.type);
  if (!kind) {
    const message = `There is no kind of host \`${setting.type}\`.${didYouMean(setting.type, HOST_KINDS.keys())}`;
    return [{ path, message, span: yaml.valueSpan([...path, 'type']) }];
  }
  const { type: _, ...written } = setting as { type: string } & Record<string, unknown>;
  const { options, common, commands } = partOptions(kind, written);
  const { problems } = validate(yaml, ownSchema(kind.options), options, path);
  return [
    ...problems,
    ...addressFaults(yaml, [...path, 'url'], common.url),
    ...Object.keys(commands).flatMap((key) => commandFaults(yaml, [...path, key], commands[key])),
  ];
}

/** A command is a text, or a list of words; no shell reads it, so that a text may hold nothing that only a shell knows. */
function commandFaults(yaml: YamlData, path: YamlPath, command: unknown): YamlProblem[] {
  const isList =
    Array.isArray(command) && command.length > 0 && command.every((word) => typeof word === 'string');
  const isPlain = typeof command === 'string' && /\S/.test(command) && !/["'$`|<>;&\\*?(){}]/.test(command);
  if (isList || isPlain) return [];
  const message =
    'should be a command that prints the secret. No shell reads it: give a list of words where one holds a space, a quotation mark or a sign.';
  return [{ path, message, span: yaml.valueSpan(path) }];
}

function addressFaults(yaml: YamlData, path: YamlPath, url: unknown): YamlProblem[] {
  if (url === undefined || isAddress(url)) return [];
  const message =
    'should be the address at which readers reach this host, such as https://staging.example.org.';
  return [{ path, message, span: yaml.valueSpan(path) }];
}

function isAddress(text: unknown): boolean {
  try {
    const { protocol, username, password } = new URL(String(text));
    return /^https?:$/.test(protocol) && username === '' && password === '';
  } catch {
    return false;
  }
}

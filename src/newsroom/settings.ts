import { HOST_KINDS } from '../hosts/index.ts';
import { ruleById, ruleIds } from '../rules/index.ts';
import { didYouMean } from '../text/suggest.ts';
import type { YamlData, YamlProblem } from '../yaml/document.ts';

/** Settings of rules that do not exist, or options that a rule does not take. */
export function checkRules(yaml: YamlData, rules: Record<string, unknown>): YamlProblem[] {
  return Object.entries(rules).flatMap(([id, setting]) => {
    const path = ['rules', id];
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
  path: string[],
  schema: NonNullable<ReturnType<typeof ruleById>>['options'],
  options: Record<string, unknown>,
): YamlProblem[] {
  if (!schema) {
    return Object.keys(options).map((key) => ({
      path: [...path, key],
      message: `\`${path[1]}\` has no options.`,
      span: yaml.keySpan([...path, key]),
    }));
  }
  const result = schema.safeParse(options, { jitless: true });
  if (result.success) return [];
  return result.error.issues.map((issue) => {
    const at = [...path, ...issue.path.map(String)];
    return { path: at, message: `\`${path[1]}\`: ${issue.message}`, span: yaml.valueSpan(at) };
  });
}

/** Whether a style has the rule is known once styles are loaded. */
function styleFaults(yaml: YamlData, path: string[], setting: unknown): YamlProblem[] {
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
  const { type: _, ...options } = setting as { type: string } & Record<string, unknown>;
  const result = kind.options.safeParse(options, { jitless: true });
  if (result.success) return [];
  return result.error.issues.map((issue) => {
    const at = [...path, ...issue.path.map(String)];
    return { path: at, message: `\`hosts.${name}\`: ${issue.message}`, span: yaml.valueSpan(at) };
  });
}

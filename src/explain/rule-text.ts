import type { AnyRule } from '../rules/index.ts';
import type { Example } from '../rules/rule.ts';

/** A rule as a page of Markdown: what it finds, why, what passes and what does not, and how to change it. */
export function ruleText(rule: AnyRule): string {
  return [
    `# ${rule.id}`,
    rule.summary,
    `Severity: ${rule.severity}. ${FIXES[rule.fixable ?? 'none']}`,
    ...jurisdictions(rule),
    `## Why\n\n${rule.why}`,
    ...options(rule),
    `## Passes\n\n${rule.good.map(example).join('\n\n')}`,
    `## Is found\n\n${rule.bad.map(example).join('\n\n')}`,
    `## Changing it\n\nIn \`newsctl.yaml\`:\n\n${fence(`rules:\n  ${rule.id}: ${rule.severity === 'error' ? 'warning' : 'off'}`, 'yaml')}\n\n${takingBack(rule)}`,
  ].join('\n\n');
}

/** How one case of it is settled. */
const takingBack = ({ id, severity }: AnyRule): string =>
  severity === 'review'
    ? `For one passage, by somebody who answers for it, until its words change:\n\n${fence(`newsctl ack ${id} ARTICLE --by NAME --note WHY`, 'sh')}`
    : `For one paragraph, with a reason:\n\n${fence(`<!-- newsctl-disable-next ${id} -- why it is right here -->`, 'markdown')}`;

function jurisdictions({ jurisdictions: laws }: AnyRule): string[] {
  if (!laws) return [];
  const settings = laws.map((law) => `\`jurisdiction: ${law}\``).join(' and ');
  return [`It asks where newsctl.yaml has ${settings}; an article can name another under \`law\`.`];
}

const FIXES = {
  safe: '`newsctl check --fix` can mend it.',
  suggestion:
    'A fix is suggested, for a person to decide; `newsctl check --fix --unsafe-fixes` applies it, but never within words that somebody said.',
  none: 'It cannot be mended automatically.',
};

function options(rule: AnyRule): string[] {
  const help = Object.entries(rule.optionHelp ?? {});
  return help.length === 0
    ? []
    : [`## Options\n\n${help.map(([name, text]) => `- \`${name}\`: ${text}`).join('\n')}`];
}

function example({ text, why, options: given }: Example): string {
  const settings = given ? ` (with ${JSON.stringify(given)})` : '';
  const title = why ? `${why.charAt(0).toUpperCase()}${why.slice(1)}${settings}:\n\n` : '';
  return `${title}${fence(text.trimEnd(), 'markdown')}`;
}

/** A fence longer than any in the text. */
function fence(text: string, language: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map((match) => match[0].length));
  const marks = '`'.repeat(longest + 1);
  return `${marks}${language}\n${text}\n${marks}`;
}

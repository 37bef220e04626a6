import { ERRORS, NewsctlError } from '../errors.ts';
import { ruleById, ruleIds } from '../rules/index.ts';
import { didYouMean } from '../text/suggest.ts';
import { errorText, isErrorCode } from './error-text.ts';
import { ruleText } from './rule-text.ts';
import { TOPICS } from './topics.ts';

/** What was explained, and its text in Markdown. */
export interface Explanation {
  kind: 'rule' | 'error' | 'topic' | 'index';
  name: string;
  text: string;
}

/**
 * Explains a rule, an error code or a topic; lists what there is without a name.
 * @throws NewsctlError TOPIC_UNKNOWN
 */
export function explain(name: string | undefined): Explanation {
  if (name === undefined) return { kind: 'index', name: 'index', text: index() };
  const rule = ruleById(name);
  if (rule) return { kind: 'rule', name, text: ruleText(rule) };
  const code = name.toUpperCase();
  if (isErrorCode(code)) return { kind: 'error', name: code, text: errorText(code) };
  const topic = TOPICS.find((candidate) => candidate.name === name.toLowerCase());
  if (topic) return { kind: 'topic', name: topic.name, text: topic.text() };
  const known = [...ruleIds(), ...TOPICS.map((one) => one.name), ...Object.keys(ERRORS)];
  throw new NewsctlError(
    'TOPIC_UNKNOWN',
    `There is nothing called "${name}" to explain.${didYouMean(name, known)}`,
  );
}

function index(): string {
  return [
    '# What can be explained',
    `## Topics\n\n${TOPICS.map(({ name, summary }) => `- \`${name}\`: ${summary}`).join('\n')}`,
    `## Rules\n\n${ruleIds()
      .map((id) => `- \`${id}\``)
      .join('\n')}`,
    `## Errors\n\n${Object.keys(ERRORS)
      .map((code) => `- \`${code}\``)
      .join('\n')}`,
  ].join('\n\n');
}

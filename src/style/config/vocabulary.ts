import type { RuleFile } from '../rule/style-rule.ts';

/** Words that are always right, and words that never are. */
export interface Vocabulary {
  accept: readonly string[];
  reject: readonly string[];
}

/** The entries of a list, one a line; a line that starts with `# ` is a remark. */
export const entriesOf = (text: string): string[] =>
  text
    .split(/\r\n|\n|\r/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^#(?:\s|$)/.test(line));

/** A word, a name or several of them, and no pattern. */
const isWords = (entry: string): boolean => /^[\p{L}\p{N}\s.'’_-]+$/u.test(entry);

/**
 * The rules that a vocabulary stands for: `Vale.Terms` wants accepted words as they are written there, `Vale.Avoid` wants
 * none of the rejected ones.
 */
export function vocabularyRules({ accept, reject }: Vocabulary): RuleFile[] {
  const terms = accept.filter((entry) => isWords(entry));
  const swap = Object.fromEntries(terms.map((term) => [term.toLowerCase().replace(/\./g, '\\.'), term]));
  return [
    ...(terms.length > 0
      ? [
          builtIn('Terms', {
            extends: 'substitution',
            message: "Use '%s' instead of '%s'.",
            level: 'error',
            ignorecase: true,
            vocab: false,
            swap,
          }),
        ]
      : []),
    ...(reject.length > 0
      ? [
          builtIn('Avoid', {
            extends: 'existence',
            message: "Avoid using '%s'.",
            level: 'error',
            ignorecase: false,
            vocab: false,
            tokens: reject,
          }),
        ]
      : []),
  ];
}

/** Rules of the style `Vale` that need no vocabulary. */
export const BUILT_IN_RULES: readonly RuleFile[] = [
  builtIn('Repetition', {
    extends: 'repetition',
    message: "'%s' is repeated!",
    level: 'error',
    alpha: true,
    tokens: ['[^\\s]+'],
    action: { name: 'edit', params: ['truncate', ' '] },
  }),
  builtIn('Spelling', {
    extends: 'spelling',
    message: "Did you really mean '%s'?",
    level: 'error',
    action: { name: 'suggest', params: ['spellings'] },
  }),
];

/** JSON is YAML too. */
function builtIn(name: string, rule: Record<string, unknown>): RuleFile {
  return { id: `Vale.${name}`, path: `Vale/${name}.yml`, text: JSON.stringify(rule) };
}

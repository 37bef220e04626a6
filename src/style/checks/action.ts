import { type RuleFields, RuleFault } from '../rule/fields.ts';
import { Pattern } from '../pattern/pattern.ts';

/** What may take the place of a match; empty where the rule only points. */
export type Action = (match: string) => readonly string[];

const NONE: Action = () => [];

/** Reads `action:` of a rule: replace, remove, edit; what suggests spellings or runs scripts offers nothing here. */
export function actionOf(fields: RuleFields): Action {
  const value = fields.value('action') as { name?: unknown; params?: unknown } | undefined;
  if (value === undefined) return NONE;
  const params = paramsOf(value.params);
  switch (value.name) {
    case 'replace':
      return params.length === 0 ? NONE : () => params;
    case 'remove':
      return () => [''];
    case 'edit':
      return edit(params);
    case 'suggest':
    case 'convert':
    case undefined:
      return NONE;
    default:
      throw new RuleFault(
        ['action', 'name'],
        `There is no action \`${String(value.name)}\`: it should be replace, remove, edit or suggest.`,
      );
  }
}

/** The name of a rule's action, if it has one. */
export const actionName = (fields: RuleFields): string | undefined =>
  (fields.value('action') as { name?: string } | undefined)?.name;

const paramsOf = (params: unknown): string[] =>
  params === undefined || params === null ? [] : (Array.isArray(params) ? params : [params]).map(String);

function edit([verb, first = '', second = '']: readonly string[]): Action {
  switch (verb) {
    case 'regex': {
      const pattern = new Pattern(first);
      return (match) => [replaceAll(match, pattern, second)];
    }
    case 'trim':
      return (match) => [trimStart(trimEnd(match, first), first)];
    case 'trim_right':
      return (match) => [trimEnd(match, first)];
    case 'trim_left':
      return (match) => [trimStart(match, first)];
    case 'remove':
      return (match) => [match.replaceAll(first, '').trim()];
    case 'truncate':
      return (match) => [match.split(first)[0]!];
    case 'split':
      return (match) => [match.split(first)[Number(second)] ?? match];
    default:
      return NONE;
  }
}

function replaceAll(text: string, pattern: Pattern, by: string): string {
  let at = 0;
  let result = '';
  for (const { start, end, groups } of pattern.findAll(text)) {
    result +=
      text.slice(at, start) + by.replace(/\$\{?(\d)\}?/g, (_, n: string) => groups[Number(n) - 1] ?? '');
    at = end;
  }
  return result + text.slice(at);
}

function trimEnd(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text[end - 1]!)) end--;
  return text.slice(0, end);
}

function trimStart(text: string, characters: string): string {
  let start = 0;
  while (start < text.length && characters.includes(text[start]!)) start++;
  return text.slice(start);
}

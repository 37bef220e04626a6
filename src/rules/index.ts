import type { Rule } from './rule.ts';

/** Every rule that newsctl ships, by group and name. A test proves that no file of a rule is missing here. */
export const RULES: readonly Rule<never>[] = [];

const byId = new Map(RULES.map((rule) => [rule.id, rule]));

export const ruleById = (id: string): Rule<never> | undefined => byId.get(id);

export const ruleIds = (): string[] => [...byId.keys()];

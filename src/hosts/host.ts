import type { OptionsSchema } from '../rules/rule.ts';
export interface HostKind {
  type: string;
  options: OptionsSchema<unknown>;
}

import type { ValeFlags } from './vale-flags.ts';

/** From the gravest level on; each stands for those before it too. */
export const FAIL_ON = ['error', 'warning', 'note', 'never'] as const;
type FailOn = (typeof FAIL_ON)[number];

/** What `newsctl check` was asked to do. */
export interface CheckOptions extends ValeFlags {
  fix?: boolean;
  format?: string;
  valeConfig?: string;
  config?: string;
  dryRun?: boolean;
  unsafeFixes?: boolean;
  staged?: boolean;
  failOn?: FailOn;
  baseline?: boolean;
  writeBaseline?: boolean;
  cache?: boolean;
  profileRules?: boolean;
  watch?: boolean;
  strict?: boolean;
  maxWarnings?: number;
  since?: string;
  stdinPath?: string;
  allowEmpty?: boolean;
}

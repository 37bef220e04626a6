import { type CheckRequest, type CheckResult, check } from '../check/check.ts';
import type { Outgoing } from './select.ts';

/** Checks exactly what readers would get: an error in it stops the publication. */
export function checkOutgoing(
  outgoing: readonly Outgoing[],
  request: Omit<CheckRequest, 'files'>,
): CheckResult {
  return check({ ...request, files: outgoing.map(({ article }) => article) });
}

import { asNewsctlError } from './as-newsctl-error.ts';
import type { Outcome } from './context.ts';

/**
 * Does the same for several hosts, one after another. The first that says no ends it: to go on might show readers of
 * the next what was meant to be seen on this one first.
 */
export async function inTurn(
  hosts: readonly string[],
  work: (host: string) => Promise<Outcome>,
): Promise<Outcome> {
  const done: { host: string; outcome: Outcome }[] = [];
  for (const host of new Set(hosts)) {
    const outcome = await work(host).catch(
      (error): Outcome => ({ result: null, error: asNewsctlError(error, null) }),
    );
    done.push({ host, outcome });
    if (outcome.error || outcome.exitCode) break;
  }
  const { error, exitCode } = done.at(-1)!.outcome;
  const left = hosts.length - done.length;
  return {
    result: { hosts: done.map(({ host, outcome }) => ({ host, result: outcome.result })) },
    text: done.flatMap(({ outcome }) => outcome.text ?? []).join('\n'),
    warnings: done.flatMap(({ outcome }) => outcome.warnings ?? []),
    notes: [
      ...new Set(done.flatMap(({ outcome }) => outcome.notes ?? [])),
      ...(left > 0 ? [`Not begun: ${hosts.slice(-left).join(', ')}.`] : []),
    ],
    ...(error && { error }),
    ...(exitCode !== undefined && { exitCode }),
  };
}

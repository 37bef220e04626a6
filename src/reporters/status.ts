import { isEmpty } from '../publish/plan.ts';
import type { Prepared } from '../publish/prepare.ts';
import { count } from '../text/count.ts';
import { readable } from '../text/readable.ts';
import type { Paint } from './paint.ts';
import { showPlan } from './plan.ts';

interface Host {
  foreign: readonly string[];
  damaged: readonly string[];
  label: string;
}

/** How the newsroom and the live site differ, for a person. */
export function showStatus(prepared: Prepared, host: Host, paint: Paint): string {
  const { live } = prepared;
  const head = live
    ? `Live in ${readable(host.label)}: release ${live.release}, ${count(live.articles.length, 'article')}, published ${live.at}.`
    : `Nothing is published to ${readable(host.label)} yet.`;
  const plan =
    isEmpty(prepared.plan) && live
      ? [`${paint.green('✓')} Readers have everything that may go out.`, ...home(prepared, paint)]
      : [showPlan(prepared, host.label, paint)];
  return [
    head,
    ...plan,
    ...list('Changed or lost on the host (the next publish puts them right)', host.damaged, paint),
    ...list('Not from newsctl (left alone)', host.foreign, paint),
  ].join('\n');
}

function home({ waiting }: Prepared, paint: Paint): string[] {
  return waiting.length === 0
    ? []
    : [
        paint.bold('Stays at home'),
        ...waiting.map(({ path, reason }) => `  ${readable(path)}  ${paint.dim(reason)}`),
      ];
}

function list(title: string, paths: readonly string[], paint: Paint): string[] {
  if (paths.length === 0) return [];
  const shown = paths.slice(0, 10).map((path) => `  ${readable(path)}`);
  return [paint.bold(title), ...shown, ...(paths.length > 10 ? [`  … and ${paths.length - 10} more`] : [])];
}

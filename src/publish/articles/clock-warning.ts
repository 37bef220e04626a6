import type { ArticleHost } from '../../hosts/article-host.ts';

/** So much, in milliseconds, nobody minds. */
const BEARABLE = 120_000;
const HOUR = 3_600_000;

/** What to say where the clocks of this machine and of a host differ: dates that readers see are taken from the former. */
export function clockWarning({ label, ahead }: ArticleHost): string[] {
  const difference = ahead();
  const size = Math.abs(difference);
  if (size < BEARABLE) return [];
  const [count, unit] = size < 2 * HOUR ? [size / 60_000, 'minutes'] : [size / HOUR, 'hours'];
  const how = `${Math.round(count)} ${unit} ${difference > 0 ? 'fast' : 'slow'}`;
  return [
    `The clock of this machine is about ${how} by that of ${label}: dates of publication and of changes are wrong by as much. Set it right, and correct them in the article files.`,
  ];
}

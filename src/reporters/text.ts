import type { CheckResult } from '../check/check.ts';
import { LineIndex } from '../text/position.ts';
import type { Paint } from './paint.ts';
import { count } from '../text/count.ts';

/**
 * Findings for a person at a terminal, and a summary at the end, where the eye is. What shows a finding is loaded
 * only where there is one: the widths of characters take longer to load than a clean article to read.
 * @param texts the articles, by path, for the excerpts
 */
export async function reportText(
  result: CheckResult,
  texts: ReadonlyMap<string, string>,
  paint: Paint,
): Promise<string> {
  if (result.findings.length === 0) return summary(result, paint);
  const { showFinding } = await import('./finding.ts');
  const lines = new Map<string, LineIndex>();
  const indexOf = (path: string): LineIndex => {
    const index = lines.get(path) ?? new LineIndex(texts.get(path) ?? '');
    lines.set(path, index);
    return index;
  };
  const shown = result.findings.map((finding) => showFinding(finding, indexOf(finding.path), paint));
  return [...shown, summary(result, paint)].join('\n\n');
}

/** `2 errors, 1 warning in 1 article.` */
function summary({ counts, files, findings, acknowledged }: CheckResult, paint: Paint): string {
  const articles = count(files, 'article');
  const settled = acknowledged > 0 ? ` ${count(acknowledged, 'review')} acknowledged.` : '';
  if (findings.length === 0) return `${paint.green('✓')} ${articles} checked, nothing found.${settled}`;
  const parts = [
    counts.error > 0 && paint.red(count(counts.error, 'error')),
    counts.warning > 0 && paint.yellow(count(counts.warning, 'warning')),
    counts.note > 0 && paint.blue(count(counts.note, 'note')),
    counts.review > 0 && paint.magenta(`${counts.review} to review`),
  ].filter((part) => part !== false);
  const fixable = findings.filter((finding) => finding.fix?.safe).length;
  const fix = fixable > 0 ? `\n${count(fixable, 'fault')} can be mended by \`newsctl check --fix\`.` : '';
  return `${counts.error > 0 ? paint.red('✗') : paint.yellow('!')} ${parts.join(', ')} in ${articles}.${settled}${fix}`;
}

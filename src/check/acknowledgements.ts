import type { Article } from '../article/article.ts';
import type { Acknowledgement } from '../article/front-matter-types.ts';
import type { Finding } from '../rules/finding.ts';

/** The acknowledgement in the front matter that settles a review: of the same rule, about the very same words. */
export const acknowledgedBy = (article: Article, finding: Finding): Acknowledgement | undefined =>
  finding.severity === 'review'
    ? acks(article, finding).find((ack) => ack.hash === finding.passage)
    : undefined;

/**
 * A review, with a word on the last acknowledgement of its rule that fits no passage any more.
 * @param passages those of all reviews of the article
 */
export function lapsed(
  article: Article,
  finding: Finding,
  passages: ReadonlySet<string | undefined>,
): Finding {
  if (finding.severity !== 'review') return finding;
  const last = acks(article, finding).findLast((ack) => !passages.has(ack.hash));
  if (!last) return finding;
  const note = `${last.by} acknowledged other words on ${last.at.slice(0, 10)}: the passage has changed since.`;
  return { ...finding, message: `${finding.message} (${note})` };
}

/** Those of the front matter that name the rule, and a person with a reason. */
const acks = ({ frontMatter }: Article, { rule }: Finding): Acknowledgement[] =>
  (frontMatter.acks ?? []).filter(
    (ack) => ack.rule === rule && ack.by.trim() !== '' && ack.note.trim() !== '',
  );

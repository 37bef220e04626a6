import { resolve } from 'node:path';
import { readArticle } from '../article/article.ts';
import type { Acknowledgement } from '../article/front-matter-types.ts';
import { check } from '../check/check.ts';
import { NewsctlError } from '../errors.ts';
import { appendEntry } from '../newsroom/append-entry.ts';
import { localTime } from '../newsroom/calendar.ts';
import { loadNewsroom, type Newsroom } from '../newsroom/newsroom.ts';
import type { Finding } from '../rules/finding.ts';
import { type AnyRule, ruleById, ruleIds } from '../rules/index.ts';
import { readTextFile } from '../text/read-file.ts';
import { didYouMean } from '../text/suggest.ts';
import { writeFileAtomically } from '../text/write-file.ts';
import type { AckOptions } from './commands/ack.ts';
import type { Context, Outcome } from './context.ts';
import { checkRequest } from './newsroom.ts';
import { ask } from './prompt.ts';

/** `newsctl ack`: notes in the front matter of an article that somebody answers for what a rule asks about. */
export async function acknowledge(
  context: Context,
  ruleId: string,
  path: string,
  options: AckOptions,
): Promise<Outcome> {
  const newsroom = await loadNewsroom({ cwd: context.cwd });
  const rule = knownRule(ruleId);
  const file = resolve(context.cwd, path);
  const text = await readTextFile(file, path);
  const found = await reviewsOf(context, newsroom, rule, { path, text }, options.line);
  if (found.open.length === 0) return nothingOpen(ruleId, path, found.acknowledged);
  const by = await answer(context, options.by, { message: 'Who answers for it?', flag: '--by' });
  const note = await answer(context, options.note, { message: 'Why may it stand?', flag: '--note' });
  const at = localTime(context.now, newsroom.config.timezone).dateTime;
  const hashes = new Set(found.open.map(({ passage }) => passage!));
  const acks: Acknowledgement[] = [...hashes].map((hash) => ({ rule: ruleId, by, at, hash, note }));
  // Read again: an editor may have saved it while somebody thought about the answer.
  const added = withEntries(await readTextFile(file, path), acks);
  if (added === null)
    throw new NewsctlError(
      'FILE_UNREADABLE',
      `No acknowledgement can be added to the front matter of ${path}.`,
      {
        hint: 'See `newsctl check` for what is wrong with it.',
      },
    );
  await writeFileAtomically(file, added);
  return {
    result: {
      path,
      rule: ruleId,
      acknowledged: found.open.map(({ start, message }) => ({ start, message })),
      by,
      at,
    },
    text: found.open
      .map(({ start }) => `${path}:${start.line}:${start.column}  ${ruleId} acknowledged by ${by}`)
      .join('\n'),
  };
}

function knownRule(id: string): AnyRule {
  const rule = ruleById(id);
  if (!rule) throw new NewsctlError('USAGE', `There is no rule \`${id}\`.${didYouMean(id, ruleIds())}`);
  return rule;
}

/** What the rule asks about in an article and nobody has answered for, and how much somebody has. */
async function reviewsOf(
  context: Context,
  newsroom: Newsroom,
  rule: AnyRule,
  file: { path: string; text: string },
  line: number | undefined,
): Promise<{ open: Finding[]; acknowledged: number }> {
  const request = await checkRequest(context, newsroom, [readArticle(file.text, file.path)]);
  const { findings, acknowledged } = check({ ...request, rules: [rule] });
  const own = findings.filter((finding) => finding.rule === rule.id);
  const open = own.filter(({ severity }) => severity === 'review');
  if (open.length === 0 && own.length > 0)
    throw new NewsctlError('USAGE', `What \`${rule.id}\` finds here is no review: it has to be mended.`, {
      hint: 'Where it is right as it stands, say so in the article: `newsctl explain suppressions`.',
    });
  return { open: open.filter(({ start }) => line === undefined || start.line === line), acknowledged };
}

function nothingOpen(rule: string, path: string, acknowledged: number): Outcome {
  if (acknowledged > 0)
    return {
      result: { path, rule, acknowledged: [] },
      notes: ['That is acknowledged already; nothing was changed.'],
    };
  throw new NewsctlError(
    'NOTHING_TO_ACKNOWLEDGE',
    `\`${rule}\` asks nothing about ${path}, or not on that line.`,
  );
}

async function answer(
  context: Context,
  given: string | undefined,
  question: { message: string; flag: string },
): Promise<string> {
  const words = (given ?? (await ask(context, question))).trim();
  if (words === '') throw new NewsctlError('ANSWER_NEEDED', `${question.flag} is empty. ${question.message}`);
  return words;
}

function withEntries(text: string, entries: readonly Acknowledgement[]): string | null {
  return entries.reduce<string | null>(
    (before, entry) => (before === null ? null : appendEntry(before, 'acks', entry)),
    text,
  );
}

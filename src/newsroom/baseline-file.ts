import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { BaselineEntry } from '../check/baseline.ts';
import { NewsctlError } from '../errors.ts';
import { writeFileAtomically } from '../text/write-file.ts';
import { BASELINE_FILE } from './find-root.ts';

const schema = z.strictObject({
  version: z.literal(1),
  findings: z.array(
    z.strictObject({
      rule: z.string(),
      path: z.string(),
      sentence: z.string().regex(/^[0-9a-f]{16}$/),
      count: z.int().min(1),
    }),
  ),
});

/**
 * The findings that a newsroom lives with; null where it has no baseline.
 * @throws NewsctlError CONFIG_INVALID where the file is damaged, FILE_UNREADABLE
 */
export async function readBaseline(root: string): Promise<BaselineEntry[] | null> {
  let text: string;
  try {
    text = await readFile(join(root, BASELINE_FILE), 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    throw new NewsctlError('FILE_UNREADABLE', `${BASELINE_FILE} cannot be read (${code}).`, { cause: error });
  }
  const parsed = schema.safeParse(jsonOrNull(text));
  if (parsed.success) return parsed.data.findings;
  const [issue] = parsed.error.issues;
  const where = issue && issue.path.length > 0 ? ` at ${issue.path.join('.')}` : '';
  throw new NewsctlError('CONFIG_INVALID', `${BASELINE_FILE} is no baseline that newsctl can read${where}.`, {
    hint: 'Take the version before the damage from version control, or write a new one: newsctl check --write-baseline',
  });
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Writes the baseline all at once, a finding a line, so that versions of it can be compared. */
export async function writeBaseline(root: string, entries: readonly BaselineEntry[]): Promise<void> {
  const lines = entries.map((entry) => `    ${JSON.stringify(entry)}`).join(',\n');
  const list = lines === '' ? '[]' : `[\n${lines}\n  ]`;
  await writeFileAtomically(join(root, BASELINE_FILE), `{\n  "version": 1,\n  "findings": ${list}\n}\n`);
}

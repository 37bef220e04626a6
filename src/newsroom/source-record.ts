import { stringify } from 'yaml';
import { sourceEntry } from '../article/front-matter-schema.ts';
import type { SourceEntry } from '../article/front-matter-types.ts';
import { readYaml } from '../yaml/document.ts';
import { validate } from '../yaml/validate.ts';

/**
 * What the store knows of a file: the very entry that an article has for it under `sources`. It lies beside the
 * file, as `<name>.source.yaml`, and is the one place where the store keeps it.
 */
export interface SourceRecord extends SourceEntry {
  /** Relative to the newsroom, with `/`. */
  file: string;
  sha256: string;
  captured_at: string;
  captured_by: string;
}

/** A record as the text of its file. */
export const recordText = (record: SourceRecord): string => stringify(record, { lineWidth: 0 });

/** A record as an entry of a list, to be put under `sources:` of an article. */
export const entryText = (record: SourceRecord): string => stringify([record], { lineWidth: 0 });

/**
 * Reads the text of a record.
 * @returns the record, or what is wrong with it in a sentence
 */
export function readRecord(text: string): SourceEntry | string {
  const yaml = readYaml(text);
  const { value, problems } = validate(yaml, sourceEntry(), yaml.data);
  const problem = yaml.problems[0] ?? problems.find(({ unknownKey }) => !unknownKey);
  // The schema allows a key to be undefined, which a text never makes.
  return problem ? problem.message : (value as SourceEntry);
}

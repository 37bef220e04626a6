/** Publishes a newsroom to a content management system, or takes that back, and says how it ended; whoever started it may end it before. */
import process from 'node:process';
import { type AnyArticleHostKind, HOST_KINDS } from '../../src/hosts/index.ts';
import { type CmsAccess, CmsDesk } from './cms-desk.ts';
import { shiftClock } from './wrong-clock.ts';

/** What it is told. */
export interface CmsFaultRun extends Pick<CmsAccess, 'port' | 'options' | 'secret'> {
  type: string;
  root: string;
  undo: boolean;
  /** Milliseconds by which its clock is fast; below zero where it is slow. */
  fast: number;
}

const { type, root, undo, fast, ...access } = JSON.parse(process.argv[2]!) as CmsFaultRun;
if (fast !== 0) shiftClock(fast);
const kind = HOST_KINDS.get(type) as AnyArticleHostKind;
const desk = new CmsDesk({ kind, ...access }, root);
const how = { timeout: 10 };
const told = await (undo ? desk.undo(how) : desk.publish(how)).then(
  () => 'done',
  (error) => ('exitCode' in error ? error.code : String(error.stack)),
);
process.stdout.write(told);
process.exit(0);

/** Publishes a newsroom to WordPress and says how it ended; whoever started it may end it before. */
import process from 'node:process';
import { wordpress } from '../../src/hosts/wordpress.ts';
import { type CmsAccess, CmsDesk } from './cms-desk.ts';

/** What it is told. */
export interface CmsFaultRun extends Pick<CmsAccess, 'port' | 'options' | 'secret'> {
  root: string;
}

const { root, ...access } = JSON.parse(process.argv[2]!) as CmsFaultRun;
const told = await new CmsDesk({ kind: wordpress, ...access }, root).publish({ timeout: 10 }).then(
  () => 'done',
  (error) => ('exitCode' in error ? error.code : String(error.stack)),
);
process.stdout.write(told);
process.exit(0);

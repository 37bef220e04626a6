import type { CheckResult } from '../check/check.ts';
import type { Paint } from './paint.ts';

/** What a reporter is given of a check. */
export interface CheckReport {
  result: CheckResult;
  /** The articles that were read, by the paths that findings have. */
  texts: ReadonlyMap<string, string>;
  paint: Paint;
  /** Version of newsctl, for formats that name their tool. */
  version: string;
  /** When the check was made. */
  now: Date;
}

/** Turns a check into the text of one format. */
export type Reporter = (report: CheckReport) => string | Promise<string>;

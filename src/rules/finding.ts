import type { Position } from '../text/position.ts';
import type { Severity } from './rule.ts';

/** Replace `start`…`end` (offsets of the file) by `text`. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

export interface Fix {
  description: string;
  /** Safe fixes never change what somebody said; `check --fix` applies only these. */
  safe: boolean;
  edits: Edit[];
}

export interface Related {
  message: string;
  path: string;
  start: Position;
  end: Position;
}

/** Something the check found. Lines and columns from 1, offsets from 0, in UTF-16 units of the whole file. */
export interface Finding {
  rule: string;
  severity: Severity;
  message: string;
  path: string;
  start: Position;
  end: Position;
  related: Related[];
  fix?: Fix;
  /** Of a review: SHA-256 of the words it is about, to which an acknowledgement is bound. */
  passage?: string;
  /** The lines must not be shown to anybody: something about a confidential source stands there. */
  withheld?: true;
  /** The command that explains the rule. */
  help: string;
}

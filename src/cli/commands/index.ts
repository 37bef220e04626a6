import type { CommandSpec } from '../command.ts';
import { ack } from './ack.ts';
import { build } from './build.ts';
import { check } from './check.ts';
import { completion } from './completion.ts';
import { doctor } from './doctor.ts';
import { explain } from './explain.ts';
import { help } from './help.ts';
import { importPages } from './import.ts';
import { init } from './init.ts';
import { lsp } from './lsp.ts';
import { newArticle } from './new.ts';
import { preview } from './preview.ts';
import { publish } from './publish.ts';
import { quotes } from './quotes.ts';
import { source } from './source.ts';
import { status } from './status.ts';
import { style } from './style.ts';
import { undo } from './undo.ts';
import { verify } from './verify.ts';

/** Every command, in the order of the help. */
export const COMMANDS: readonly CommandSpec[] = [
  init,
  newArticle,
  importPages,
  source,
  check,
  ack,
  style,
  quotes,
  lsp,
  build,
  preview,
  publish,
  verify,
  undo,
  status,
  doctor,
  explain,
  completion,
  help,
];

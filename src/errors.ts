/**
 * The one vocabulary of failure. Problems in somebody's text or configuration are findings with a place;
 * an inability to work is a {@link NewsctlError}. Every code stands in the table below, which `explain`,
 * `docs/errors.md` and the exit status are made from.
 */

/** What an error code means, the status the program ends with, and what a person does next. */
export interface ErrorEntry {
  exit: 1 | 2 | 3 | 70 | 130 | 143;
  means: string;
  remedy: string;
}

export const ERRORS = {
  USAGE: {
    exit: 2,
    means: 'The command line could not be understood: an unknown command or option, or a missing argument.',
    remedy: 'Read the help of the command: `newsctl help COMMAND`.',
  },
  NEWSROOM_NOT_FOUND: {
    exit: 2,
    means: 'There is no newsctl.yaml in this folder or in any folder above it.',
    remedy: 'Change into the newsroom, or make one with `newsctl init`.',
  },
  CONFIG_INVALID: {
    exit: 2,
    means: 'newsctl.yaml or people.yaml has a key or a value that newsctl does not understand.',
    remedy: 'Correct the lines that the message names; `newsctl explain config` lists every key.',
  },
  FILE_NOT_FOUND: {
    exit: 2,
    means: 'A file or folder named on the command line does not exist.',
    remedy: 'Check the spelling of the path; paths are relative to the folder you are in.',
  },
  FILE_UNREADABLE: {
    exit: 2,
    means: 'A file exists but cannot be read: no permission, not text, or not UTF-8.',
    remedy: 'Check its permissions, or save it again as UTF-8 text.',
  },
  FILE_EXISTS: {
    exit: 2,
    means: 'newsctl would have to overwrite a file that is already there, which it never does.',
    remedy: 'Move the file away, or choose another name.',
  },
  FILE_CHANGED: {
    exit: 2,
    means: 'Somebody saved a file while newsctl was at work with it; readers have what they had before.',
    remedy: 'Run the command again: it takes the file as it is now.',
  },
  FILE_UNWRITABLE: {
    exit: 2,
    means:
      'A file or folder could not be written: no permission, a full disk, or a file where a folder belongs.',
    remedy: 'Check the permissions and the space on the disk, then run the command again.',
  },
  NO_FILES_MATCHED: {
    exit: 2,
    means: 'A path or pattern on the command line matched no article.',
    remedy: 'Check the pattern; `--allow-empty` accepts a pattern that matches nothing.',
  },
  NOTHING_TO_ACKNOWLEDGE: {
    exit: 2,
    means: 'The rule asks nothing about this article that nobody has answered for; nothing was changed.',
    remedy:
      'See what there is to review with `newsctl check`, and name the rule and the line as it shows them.',
  },
  ANSWER_NEEDED: {
    exit: 2,
    means: 'The command needs an answer, and there is no terminal to ask it on (or --no-input was given).',
    remedy: 'Give the answer with the option that the message names.',
  },
  CONFIRMATION_NEEDED: {
    exit: 2,
    means: 'The command would change what readers see in a way that wants a yes first.',
    remedy:
      'Read the plan with `--dry-run`, then repeat with `--yes` (or `--confirm NAME` where the message says so).',
  },
  TYPE_UNKNOWN: {
    exit: 2,
    means: 'There is no article type, and no template, of that name.',
    remedy: '`newsctl explain types` lists the types; your own go into templates/articles/.',
  },
  TEMPLATE_INVALID: {
    exit: 2,
    means: 'A template could not be read or filled in.',
    remedy:
      'Compare it with the template that newsctl ships; `newsctl explain templates` shows how those of articles work, `newsctl explain theme` those of the site.',
  },
  HEADLINE_EMPTY: {
    exit: 2,
    means: 'An article needs a headline with at least one letter or digit in it.',
    remedy: 'Give the headline in quotation marks: newsctl new news "Bridge to close for a month".',
  },
  IMPORT_EMPTY: {
    exit: 2,
    means: 'Nothing that looks like an article was found in the file.',
    remedy: 'Save the page again with its text, as .html or .txt.',
  },
  SOURCE_UNREADABLE: {
    exit: 2,
    means:
      'A source file holds no words that newsctl can read: it is encrypted, damaged, a scan, too large, or of another format. Nothing was stored.',
    remedy: 'Save it again as text, PDF or Word with its words in it; `--unread` stores it as it is.',
  },
  SOURCE_UNKNOWN: {
    exit: 2,
    means: 'There is no stored source of that id.',
    remedy: '`newsctl source list` shows every one.',
  },
  RULE_UNKNOWN: {
    exit: 2,
    means: 'There is no rule of that name.',
    remedy: '`newsctl explain rules` lists them all.',
  },
  TOPIC_UNKNOWN: {
    exit: 2,
    means: 'There is no rule, error code or topic of that name to explain.',
    remedy: '`newsctl explain` without an argument lists what can be explained.',
  },
  CHECK_FAILED: {
    exit: 1,
    means: 'An article that would go out has errors, so nothing was published.',
    remedy: 'Run `newsctl check`, mend what it shows, and publish again.',
  },
  ARTICLE_NOT_READY: {
    exit: 1,
    means: 'An article named on the command line may not go out yet: it is a draft, embargoed or withdrawn.',
    remedy: 'Set `status: approved` when it is ready, or wait for the embargo to end.',
  },
  ARTICLE_CLASH: {
    exit: 1,
    means: 'Two articles would be published at the same address, or carry the same id.',
    remedy: 'Change the slug or the id of one of them.',
  },
  HOST_FAILED: {
    exit: 3,
    means: 'The host refused or failed: no permission, no space, or it did not answer.',
    remedy:
      'What is live is unchanged unless the message says otherwise; mend the cause and run the command again.',
  },
  SECRET_MISSING: {
    exit: 2,
    means: 'A password or key that the host needs was not found, or what should give it failed.',
    remedy: '`newsctl explain hosts` says where newsctl looks for it, and in what order.',
  },
  HOST_LOCKED: {
    exit: 3,
    means: 'Somebody else is publishing to this host at this moment.',
    remedy: 'Wait until they have finished; the message says who and since when.',
  },
  HOST_CHANGED: {
    exit: 3,
    means: 'Files that newsctl put on the host were changed there by something else.',
    remedy: 'See `newsctl status`; publish again to put the files right.',
  },
  CMS_CHANGED: {
    exit: 3,
    means: 'An article was edited in the content management system since newsctl last put it there.',
    remedy:
      'Take the edit over into the article file, then publish with `--take-ours`; `--take-theirs` leaves what stands there.',
  },
  HOST_FOREIGN: {
    exit: 2,
    means:
      'A file that newsctl did not put on the host stands where one of the site must go. It is never overwritten.',
    remedy: 'Move that file away, or publish to an empty folder.',
  },
  PLAN_CHANGED: {
    exit: 2,
    means:
      'What `publish --plan` would do is not what was written down: an article, a setting or the host changed.',
    remedy: 'Make a new plan with `newsctl publish --plan-out FILE`, and have that one looked through.',
  },
  RELEASE_DAMAGED: {
    exit: 3,
    means: 'The release to go back to is missing files, or they were changed.',
    remedy: 'Put the article files back as they were and publish again.',
  },
  NOTHING_TO_UNDO: {
    exit: 2,
    means: 'There is no earlier release on the host to go back to.',
    remedy: '`newsctl status` shows what is live.',
  },
  PORT_TAKEN: {
    exit: 2,
    means:
      'Another program answers at the port at which the preview was to be, or the system keeps it for itself.',
    remedy: 'Name another one with `--port`, or leave `--port` out: a free one is found.',
  },
  INTERRUPTED: {
    exit: 130,
    means: 'The command was interrupted (Ctrl-C).',
    remedy: 'Run it again; what was half done is finished or cleaned up by the next run.',
  },
  TERMINATED: {
    exit: 143,
    means: 'The command was ended by the system or by another program.',
    remedy: 'Run it again; what was half done is finished or cleaned up by the next run.',
  },
  BUG: {
    exit: 70,
    means: 'newsctl itself went wrong.',
    remedy: 'Run it again with `--verbose` and report what it prints.',
  },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof ERRORS;

/** Something newsctl could not do. `code` is permanent; `hint` says what to do next in this very case. */
export class NewsctlError extends Error {
  readonly code: ErrorCode;
  readonly hint: string;

  constructor(code: ErrorCode, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'NewsctlError';
    this.code = code;
    this.hint = options.hint ?? ERRORS[code].remedy;
  }

  get exitCode(): number {
    return ERRORS[this.code].exit;
  }
}

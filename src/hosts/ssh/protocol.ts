/** Numbers of SFTP version 3. https://datatracker.ietf.org/doc/html/draft-ietf-secsh-filexfer-02 */
export const REQUEST = {
  init: 1,
  open: 3,
  close: 4,
  read: 5,
  write: 6,
  lstat: 7,
  fstat: 8,
  setstat: 9,
  fsetstat: 10,
  opendir: 11,
  readdir: 12,
  remove: 13,
  mkdir: 14,
  rmdir: 15,
  realpath: 16,
  stat: 17,
  rename: 18,
  readlink: 19,
  symlink: 20,
  extended: 200,
} as const;

export const REPLY = {
  version: 2,
  status: 101,
  handle: 102,
  data: 103,
  name: 104,
  attributes: 105,
  extended: 201,
} as const;

export const STATUS = {
  ok: 0,
  endOfFile: 1,
  noSuchFile: 2,
  noPermission: 3,
  failure: 4,
  unsupported: 8,
} as const;

export const OPEN = { read: 1, write: 2, create: 8, truncate: 0x10, exclusive: 0x20 } as const;

/** Kinds of files in the mode of their attributes. */
const KIND = { mask: 0o170000, folder: 0o040000, link: 0o120000, file: 0o100000 } as const;

export const isFolder = (mode: number | undefined): boolean => ((mode ?? 0) & KIND.mask) === KIND.folder;
export const isLink = (mode: number | undefined): boolean => ((mode ?? 0) & KIND.mask) === KIND.link;
export const isFile = (mode: number | undefined): boolean => ((mode ?? 0) & KIND.mask) === KIND.file;

/** The server refused a request. */
export class Refused extends Error {
  readonly status: number;
  readonly path: string;
  /** What the server said, as it said it. */
  readonly said: string;

  constructor(status: number, path: string, said: string) {
    super(`${path}: ${said || `status ${status}`}`);
    this.status = status;
    this.path = path;
    this.said = said;
  }
}

/** Nothing is there, as below a file nothing can be: for that some servers have words of their own alone. */
export const isMissing = (error: unknown): boolean =>
  error instanceof Refused && (error.status === STATUS.noSuchFile || /^not a directory\b/i.test(error.said));

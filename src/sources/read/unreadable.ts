/**
 * A source file from which no words can be had. The message goes on after the name of the file, which it never holds
 * itself, nor a word of what is in it: a source may be confidential.
 */
export class SourceUnreadable extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'SourceUnreadable';
  }
}

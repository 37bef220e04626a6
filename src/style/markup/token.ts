/** A piece of an article as HTML would have it: Vale's scopes are named after HTML, whatever the file is written in. */
export type Token = OpenToken | CloseToken | TextToken | CommentToken;

export interface OpenToken {
  kind: 'open';
  name: string;
  attributes: readonly Attribute[];
  /** Closes in the same breath, as `<br>` does. */
  empty?: boolean;
}

export interface CloseToken {
  kind: 'close';
  name: string;
}

/** Words, with their text in the file, from which each character's place is found. */
export interface TextToken {
  kind: 'text';
  value: string;
  source: string;
  /** Offset of `source` in the file. */
  offset: number;
}

export interface CommentToken {
  kind: 'comment';
  value: string;
}

/** An attribute whose words a reader meets, or that tells kinds of blocks apart. */
export interface Attribute {
  name: string;
  value: string;
  source: string;
  offset: number;
}

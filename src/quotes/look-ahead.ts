import type { Sign } from './marks.ts';

/** What follows a sign in its own block. */
export interface Ahead {
  closers: number;
  nextCloser: Sign | null;
  /**
   * A mark after punctuation closes further on, before anything opens: then the sign in dogs’ and workers’ is an
   * apostrophe.
   */
  surerCloser: boolean;
}

/** Looks at what follows each sign, from the last to the first, so that it costs one pass. */
export function lookAhead(signs: readonly Sign[]): Ahead[] {
  const ahead: Ahead[] = new Array(signs.length);
  let after: Ahead = { closers: 0, nextCloser: null, surerCloser: false };
  for (let at = signs.length - 1; at >= 0; at--) {
    ahead[at] = after;
    const sign = signs[at]!;
    const opens = sign.canOpen && !sign.canClose;
    after = {
      closers: after.closers + (sign.canClose ? 1 : 0),
      nextCloser: sign.canClose ? sign : after.nextCloser,
      surerCloser: !opens && ((sign.canClose && !sign.maybePossessive) || after.surerCloser),
    };
  }
  return ahead;
}

/** What the comments before a place switch on and off. */
export interface CommentState {
  off: boolean;
  /** Rules (`Style.Rule`) and styles by name: true where they are off. */
  rules: ReadonlyMap<string, boolean>;
  /** Matches that a rule must not report. */
  words: ReadonlyMap<string, readonly string[]>;
  /** The styles that a comment chose; null where none did. */
  styles: readonly string[] | null;
}

export const NOTHING_SAID: CommentState = { off: false, rules: new Map(), words: new Map(), styles: null };

const ONE_RULE = /^vale ([^\s[\]=]+)(?:\[(.+)\])? *= *(YES|NO)$/i;
const STYLES = /^vale styles? *= *(.+)$/;

/** Reads a comment such as `vale off`, `vale Style.Rule = NO` or `vale style = Name`; others change nothing. */
export function afterComment(comment: string, before: CommentState): CommentState {
  const text = comment.trim();
  if (text === 'vale off') return { ...before, off: true };
  if (text === 'vale on') return { ...before, off: false };
  const styles = STYLES.exec(text);
  if (styles) return { ...before, styles: styles[1]!.split(',').map((name) => name.trim()) };
  const match = ONE_RULE.exec(text);
  if (!match) return before;
  const [, name, words, answer] = match;
  const off = answer!.toUpperCase() === 'NO';
  if (words === undefined) return { ...before, rules: new Map(before.rules).set(name!, off) };
  const listed = [...words.matchAll(/"([^"]*)"|'([^']*)'/g)].map((quoted) => quoted[1] ?? quoted[2]!);
  return { ...before, words: new Map(before.words).set(name!, off ? listed : []) };
}

/** Whether comments have switched a rule off. */
export function isSwitchedOff(state: CommentState, rule: string): boolean {
  if (state === NOTHING_SAID) return false;
  if (state.off) return true;
  const style = rule.split('.')[0]!;
  if (state.styles && !state.styles.includes(style)) return true;
  return state.rules.get(rule) ?? state.rules.get(style) ?? false;
}

const KINDS = ['direct', 'mixed', 'scare', 'title'] as const;
const LABEL = /⟦([^⟦⟧⟨⟩\n]*)⟧|⟨([^⟦⟧⟨⟩\n]*)⟩|[⟦⟧⟨⟩]/g;

export interface GoldSpan {
  start: number;
  end: number;
  text: string;
}

/** A quotation as a person read it. Offsets are those of the text without labels. */
export interface GoldPassage {
  id: string;
  /** Where the opening mark stands. */
  start: number;
  /** Behind the closing mark. */
  end: number;
  kind: (typeof KINDS)[number];
  /** Who is meant, by the fullest name that the article gives. */
  person: string | null;
  /** Whether a sub-editor should hear that nobody is named as the speaker. */
  warn: boolean;
  speaker: GoldSpan | null;
  cue: GoldSpan | null;
}

export interface GoldArticle {
  text: string;
  passages: GoldPassage[];
}

interface OpenSpan {
  role: 'speaker' | 'cue';
  ids: string[];
  start: number;
  line: number;
}

/**
 * Takes the labels out of an article of the gold set; `tests/articles/README.md` describes them.
 * @throws Error that names the line of a label that is unknown, unbalanced, or given twice
 */
export function readGold(source: string): GoldArticle {
  const reader = new Reader();
  let last = 0;
  for (const match of source.matchAll(LABEL)) {
    reader.read(source.slice(last, match.index));
    reader.label(match[0], match[1], match[2]);
    last = match.index + match[0].length;
  }
  reader.read(source.slice(last));
  return reader.finish();
}

class Reader {
  private text = '';
  private line = 1;
  private readonly passages = new Map<string, GoldPassage>();
  private readonly openSpans: OpenSpan[] = [];
  private readonly closedSpans: (OpenSpan & GoldSpan)[] = [];
  private openPassage: (GoldPassage & { line: number }) | null = null;

  read(text: string): void {
    this.text += text;
    this.line += text.split('\n').length - 1;
  }

  label(whole: string, square: string | undefined, angle: string | undefined): void {
    if (square?.startsWith('/')) this.closePassage(square.slice(1));
    else if (square !== undefined) this.startPassage(square);
    else if (angle?.startsWith('/')) this.closeSpan(angle.slice(1));
    else if (angle !== undefined) this.startSpan(angle);
    else fail(this.line, `A lone ${whole}.`);
  }

  finish(): GoldArticle {
    if (this.openPassage) fail(this.openPassage.line, `The passage ${this.openPassage.id} is never closed.`);
    const open = this.openSpans.at(-1);
    if (open) fail(open.line, `The ${open.role} of ${open.ids.join(', ')} is never closed.`);
    for (const span of this.closedSpans) this.assign(span);
    return { text: this.text, passages: [...this.passages.values()] };
  }

  private startPassage(label: string): void {
    const [id = '', kind, person, warn, ...rest] = label.split('|');
    const known = KINDS.find((one) => one === kind);
    const sound = /^\w+$/.test(id) && known && person && (warn === 'ok' || warn === 'warn') && !rest.length;
    if (!sound) fail(this.line, `⟦${label}⟧ is no label: expected ⟦ID|KIND|PERSON|ok or warn⟧.`);
    if (this.openPassage) fail(this.line, `${id} opens inside ${this.openPassage.id}.`);
    if (this.passages.has(id)) fail(this.line, `There are two passages ${id}.`);
    this.openPassage = {
      id,
      start: this.text.length,
      end: -1,
      kind: known,
      person: person === '-' ? null : person,
      warn: warn === 'warn',
      speaker: null,
      cue: null,
      line: this.line,
    };
  }

  private closePassage(id: string): void {
    if (this.openPassage?.id !== id) fail(this.line, `⟦/${id}⟧ closes a passage that is not open.`);
    const { line: _, ...passage } = this.openPassage;
    this.passages.set(id, { ...passage, end: this.text.length });
    this.openPassage = null;
  }

  private startSpan(label: string): void {
    const [, role, ids] = /^([sc]):(\w+(?:,\w+)*)$/.exec(label) ?? [];
    if (!role || !ids) fail(this.line, `⟨${label}⟩ is no label: expected ⟨s:IDS⟩ or ⟨c:IDS⟩.`);
    this.openSpans.push({
      role: role === 's' ? 'speaker' : 'cue',
      ids: ids.split(','),
      start: this.text.length,
      line: this.line,
    });
  }

  private closeSpan(letter: string): void {
    const open = this.openSpans.pop();
    if (!open || open.role[0] !== letter) fail(this.line, `⟨/${letter}⟩ closes nothing that is open.`);
    const end = this.text.length;
    this.closedSpans.push({ ...open, end, text: this.text.slice(open.start, end) });
  }

  private assign({ role, ids, start, end, text, line }: OpenSpan & GoldSpan): void {
    for (const id of ids) {
      const passage = this.passages.get(id);
      if (!passage) fail(line, `There is no passage ${id}.`);
      if (passage[role]) fail(line, `${id} has two of this: ${role}.`);
      passage[role] = { start, end, text };
    }
  }
}

function fail(line: number, message: string): never {
  throw new Error(`Line ${line}: ${message}`);
}

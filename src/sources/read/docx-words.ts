import { MAX_TEXT, refuseEndless } from './limits.ts';
import { type Line, type Paragraph, paragraphOf } from './paragraph.ts';
import { SourceUnreadable } from './unreadable.ts';

/** Word itself stays below a hundred, tables in tables included. */
const MAX_DEPTH = 2000;

/** Deleted and moved away; what older versions of Word see in place of a box. */
const LEFT_OUT = new Set(['w:del', 'w:moveFrom', 'mc:Fallback']);

type Attributes = Readonly<Record<string, string>>;

/** A paragraph while its elements go by. */
interface Open {
  lines: string[];
  heading: boolean;
  /** Its end was deleted: the next one goes on with it. */
  endDeleted: boolean;
}

/** Gathers the paragraphs of `word/document.xml` while its elements go by. Names are those of the format. */
export class DocxWords {
  readonly paragraphs: Paragraph[] = [];
  isWhole = false;
  /** A text box stands within a paragraph and holds others. */
  private readonly outer: Open[] = [];
  private current: Open = fresh();
  private depth = 0;
  private silentFrom = 0;
  private inText = false;
  private inProperties = false;
  private hidden = false;
  private length = 0;

  open(name: string, attributes: Attributes): void {
    this.depth += 1;
    if (this.depth > MAX_DEPTH)
      throw new SourceUnreadable(`is damaged: its elements are nested more than ${MAX_DEPTH} levels deep`);
    if (this.silentFrom > 0) return;
    if (this.inProperties) this.property(name, attributes);
    else if (LEFT_OUT.has(name)) this.silentFrom = this.depth;
    else this.element(name, attributes);
  }

  close(name: string, implied: boolean): void {
    if (this.silentFrom === this.depth) this.silentFrom = 0;
    this.depth -= 1;
    if (this.silentFrom > 0) return;
    if (name === 'w:t') this.inText = false;
    else if (name === 'w:pPr') this.inProperties = false;
    else if (name === 'w:p') this.endParagraph();
    // An element that only the end of the file closes was cut off.
    else if (name === 'w:body' && !implied) this.isWhole = true;
  }

  text(text: string): void {
    if (!this.inText || this.silentFrom > 0) return;
    this.length += text.length;
    refuseEndless(this.length, MAX_TEXT);
    this.add(text);
  }

  private element(name: string, attributes: Attributes): void {
    if (name === 'w:p') this.startParagraph();
    else if (name === 'w:pPr') this.inProperties = true;
    else if (name === 'w:r') this.hidden = false;
    else if (name === 'w:vanish') this.hidden = isOn(attributes);
    else if (name === 'w:t') this.inText = !this.hidden;
    else if (name === 'w:tab') this.add(' ');
    else if (name === 'w:noBreakHyphen') this.add('-');
    else if (name === 'w:br' || name === 'w:cr') this.current.lines.push('');
  }

  private property(name: string, attributes: Attributes): void {
    if (name === 'w:del') this.current.endDeleted = true;
    if (name === 'w:pStyle') this.current.heading = /^(?:heading|title)/i.test(attributes['w:val'] ?? '');
  }

  private add(text: string): void {
    const { lines } = this.current;
    lines.push(lines.pop()! + text);
  }

  private startParagraph(): void {
    if (this.current.endDeleted) this.current.endDeleted = false;
    else {
      this.outer.push(this.current);
      this.current = fresh();
    }
  }

  private endParagraph(): void {
    const { lines, heading, endDeleted } = this.current;
    if (endDeleted) return;
    const place = { paragraph: this.paragraphs.length + 1 };
    const filled: Line[] = lines.filter((text) => text.trim() !== '').map((text) => ({ text, place }));
    if (filled.length > 0) this.paragraphs.push(paragraphOf(filled, heading));
    this.current = this.outer.pop() ?? fresh();
  }
}

const fresh = (): Open => ({ lines: [''], heading: false, endDeleted: false });

const isOn = (attributes: Attributes): boolean => !/^(?:0|false|off)$/.test(attributes['w:val'] ?? '');

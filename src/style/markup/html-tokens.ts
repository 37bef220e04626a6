import { Tokenizer } from 'htmlparser2';
import type { Attribute, OpenToken, Token } from './token.ts';

const EMPTY = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'wbr',
]);

/**
 * Reads HTML that stands in Markdown: a whole block, or one tag in a line.
 * @param offset where the HTML starts in the file
 */
export function htmlTokens(html: string, offset: number): Token[] {
  const reader = new HtmlReader(html, offset);
  const tokenizer = new Tokenizer({ decodeEntities: false }, reader);
  tokenizer.write(html);
  tokenizer.end();
  return reader.tokens;
}

class HtmlReader {
  readonly tokens: Token[] = [];
  private tag: (OpenToken & { attributes: Attribute[] }) | null = null;
  private name = '';
  private value: { start: number; end: number } | null = null;
  private readonly html: string;
  private readonly offset: number;

  constructor(html: string, offset: number) {
    this.html = html;
    this.offset = offset;
  }

  ontext(start: number, end: number): void {
    const source = this.html.slice(start, end);
    this.tokens.push({ kind: 'text', value: source, source, offset: this.offset + start });
  }

  onopentagname(start: number, end: number): void {
    const name = this.html.slice(start, end).toLowerCase();
    this.tag = { kind: 'open', name, attributes: [], empty: EMPTY.has(name) };
  }

  onattribname(start: number, end: number): void {
    this.name = this.html.slice(start, end).toLowerCase();
    this.value = null;
  }

  onattribdata(start: number, end: number): void {
    this.value = { start: this.value?.start ?? start, end };
  }

  onattribend(): void {
    if (!this.value) return;
    const value = this.html.slice(this.value.start, this.value.end);
    this.tag?.attributes.push({
      name: this.name,
      value,
      source: value,
      offset: this.offset + this.value.start,
    });
  }

  onopentagend(): void {
    if (this.tag) this.tokens.push(this.tag);
    this.tag = null;
  }

  onselfclosingtag(): void {
    this.onopentagend();
  }

  onclosetag(start: number, end: number): void {
    this.tokens.push({ kind: 'close', name: this.html.slice(start, end).toLowerCase() });
  }

  oncomment(start: number, end: number, endOffset: number): void {
    this.tokens.push({ kind: 'comment', value: this.html.slice(start, end - endOffset) });
  }

  ontextentity(): void {}
  onattribentity(): void {}
  oncdata(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}
}

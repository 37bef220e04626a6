import { type Context, type Emitter, toValue } from 'liquidjs';

/** Renders one piece of a template. */
export type Step = (ctx: Context, emitter: Emitter) => void;

/** Takes what templates write. */
export class TextEmitter {
  buffer = '';

  write(html: unknown): void {
    this.buffer += textOf(html);
  }
}

function textOf(written: unknown): string {
  if (typeof written === 'string') return written;
  const value: unknown = toValue(written);
  if (typeof value === 'string') return value;
  if (value === undefined || value === null) return '';
  return Array.isArray(value) ? value.map(textOf).join('') : String(value);
}

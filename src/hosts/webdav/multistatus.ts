import { Parser } from 'htmlparser2';

/** What a server says of one thing. */
export interface Resource {
  href: string;
  isFolder: boolean;
  size: number;
  /** Null where there is none. */
  mark: string | null;
}

const RESPONSE = 'multistatus/response';
const PROP = `${RESPONSE}/propstat/prop`;

/**
 * Reads an answer to PROPFIND. Declarations of entities, by which a few bytes become many, mean nothing to the parser.
 * @returns null where the document does not end
 */
export function readMultistatus(body: Uint8Array): Resource[] | null {
  const found: Resource[] = [];
  const open: string[] = [];
  let [now, text, ended] = [blank(), '', false];
  const close: Record<string, () => void> = {
    [`${RESPONSE}/href`]: () => Object.assign(now, { href: text.trim() }),
    [`${PROP}/resourcetype/collection`]: () => Object.assign(now, { isFolder: true }),
    [`${PROP}/getcontentlength`]: () => Object.assign(now, { size: sizeOf(text) ?? now.size }),
    [`${PROP}/getetag`]: () => Object.assign(now, { mark: markOf(text) ?? now.mark }),
    [RESPONSE]: () => found.push(now),
  };
  const parser = new Parser(
    {
      onopentag(name) {
        open.push(name.slice(name.indexOf(':') + 1).toLowerCase());
        text = '';
        if (open.join('/') === RESPONSE) now = blank();
      },
      ontext(part) {
        text += part;
      },
      onclosetag(_, implied) {
        close[open.join('/')]?.();
        open.pop();
        text = '';
        ended = open.length === 0 && !implied;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(Buffer.from(body).toString('utf8'));
  return ended ? found : null;
}

const blank = (): Resource => ({ href: '', isFolder: false, size: 0, mark: null });

function sizeOf(text: string): number | null {
  const size = Number(text.trim() || Number.NaN);
  return Number.isSafeInteger(size) && size >= 0 ? size : null;
}

/** Servers call a mark weak as long as the file is young: it is the same mark. */
const markOf = (text: string): string | null =>
  text
    .trim()
    .replace(/^W\//, '')
    .replace(/^"(.*)"$/, '$1')
    .slice(0, 200) || null;

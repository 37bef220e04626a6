import { Parser } from 'htmlparser2';

/**
 * The texts of elements, by the names on the way to them: `ListBucketResult/Contents/Key`. Declarations of entities, by
 * which a few bytes become many, mean nothing to the parser.
 * @returns null where the document does not end
 */
export function elementsOf(body: Uint8Array, wanted: readonly string[]): Map<string, string[]> | null {
  const found = new Map<string, string[]>(wanted.map((path) => [path, []]));
  const open: string[] = [];
  let ended = false;
  let text: string[] | null = null;
  const parser = new Parser(
    {
      onopentag(name) {
        open.push(name.slice(name.indexOf(':') + 1));
        text = found.has(open.join('/')) ? [] : null;
      },
      ontext(part) {
        text?.push(part);
      },
      onclosetag(_, implied) {
        if (text) found.get(open.join('/'))?.push(text.join(''));
        text = null;
        open.pop();
        ended = open.length === 0 && !implied;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(Buffer.from(body).toString('utf8'));
  return ended ? found : null;
}

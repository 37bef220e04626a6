import * as plain from 'node:http';
import * as secure from 'node:https';

/** What a server answered, whatever its status. */
export interface Answer {
  status: number;
  headers: Headers;
  body: Uint8Array;
}

export interface Exchange {
  url: URL;
  method: string;
  headers: Headers;
  body: Uint8Array | null;
  signal: AbortSignal;
}

/** Connections are used again. One that is idle keeps no program from ending. */
const AGENTS = {
  'http:': new plain.Agent({ keepAlive: true }),
  'https:': new secure.Agent({ keepAlive: true }),
} as const;

/**
 * Sends a request and takes its whole answer: what `fetch` does of that, at a third of its time, which counts where
 * thousands of small files go up one by one.
 * @param onLife called whenever something comes
 * @param largest bytes that an answer may have
 */
export function exchange(
  { url, method, headers, body, signal }: Exchange,
  onLife: () => void,
  largest: number,
): Promise<Answer> {
  const isSecure = url.protocol === 'https:';
  const isHead = method === 'HEAD';
  // There are servers that send a body where none may be: that connection is no good for anything else.
  const agent = isHead ? false : AGENTS[isSecure ? 'https:' : 'http:'];
  const all = { accept: '*/*', 'user-agent': 'newsctl', ...Object.fromEntries(headers) };
  return new Promise((resolve, reject) => {
    const request = (isSecure ? secure : plain).request(url, { method, headers: all, agent, signal });
    request.on('error', reject);
    request.on('response', (response) => {
      onLife();
      if (isHead) resolve(answerOf(response, []));
      const parts: Buffer[] = [];
      let size = 0;
      response.on('data', (part: Buffer) => {
        onLife();
        size += part.length;
        parts.push(part);
        if (size > largest) request.destroy(new Error('the answer does not end'));
      });
      response.on('error', reject);
      response.on('end', () => resolve(answerOf(response, parts)));
    });
    request.end(body ?? undefined);
  });
}

function answerOf({ statusCode = 0, rawHeaders }: plain.IncomingMessage, parts: Buffer[]): Answer {
  const headers = new Headers();
  for (let n = 0; n < rawHeaders.length; n += 2) headers.append(rawHeaders[n]!, rawHeaders[n + 1]!);
  return { status: statusCode, headers, body: parts.length === 1 ? parts[0]! : Buffer.concat(parts) };
}

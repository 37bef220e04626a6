import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NewsctlError } from '../errors.ts';
import { type Answer, headersOf, html, plain } from './answer.ts';
import { DeskReader, type DeskPlace } from './desk.ts';
import { OWN } from './frame.ts';
import { type Listener, Listeners } from './listeners.ts';
import { Preview } from './preview.ts';
import { type Asked, readRequest } from './request.ts';

export interface ServeInput extends DeskPlace {
  now: () => Date;
  /** The port that was asked for; null for the first free one of a few. 0 for any. */
  port: number | null;
  /** An address of this machine that no other can reach. */
  host: '127.0.0.1' | '::1';
}

/** A preview that answers. */
export interface Serving {
  /** With a slash at its end. */
  address: string;
  /** What can be said of the newsroom at the start. */
  opened: Awaited<ReturnType<Preview['opened']>>;
  /** Something was saved. @param paths from the newsroom's folder, with `/` */
  saved(paths: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

const USUAL_PORT = 4000;
const PORTS = 50;

/**
 * Serves a newsroom to the browsers of this machine and to no other.
 * @throws NewsctlError PORT_TAKEN
 */
export async function servePreview(input: ServeInput): Promise<Serving> {
  const preview = new Preview(new DeskReader(input), input.now);
  const listeners = new Listeners((path, mark) => preview.isOther(path, mark));
  const server = createServer((request, response) => {
    answer(preview, listeners, request, response).catch((error: unknown) => broken(response, error));
  });
  const port = await listen(server, input);
  await preview.refresh(null);
  return {
    address: `http://${input.host === '::1' ? '[::1]' : input.host}:${port}/`,
    opened: await preview.opened(),
    async saved(paths) {
      await preview.refresh(paths);
      await listeners.look();
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function listen(server: Server, { port, host }: ServeInput): Promise<number> {
  const first = port ?? USUAL_PORT;
  const last = port ?? USUAL_PORT + PORTS - 1;
  for (let number = first; number <= last; number++) {
    const code = await tryPort(server, number, host);
    if (code === null) return (server.address() as AddressInfo).port;
    if (code !== 'EADDRINUSE' && code !== 'EACCES')
      throw new NewsctlError('PORT_TAKEN', `The preview cannot be at ${host}, port ${number} (${code}).`);
  }
  const which = first === last ? `Port ${first} is` : `The ports from ${first} to ${last} are`;
  throw new NewsctlError('PORT_TAKEN', `${which} taken.`);
}

/** @returns null, or why the port cannot be had */
const tryPort = (server: Server, port: number, host: string): Promise<string | null> =>
  new Promise((done) => {
    const failed = (error: NodeJS.ErrnoException): void => done(error.code ?? error.message);
    server.once('error', failed);
    server.listen(port, host, () => {
      server.off('error', failed);
      done(null);
    });
  });

async function answer(
  preview: Preview,
  listeners: Listeners,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method, url, headers } = request;
  const asked = readRequest({ method, url, host: headers.host });
  const host = headers.host ?? '';
  if ('message' in asked) return send(response, plain(`${asked.message}\n`, asked.status), host, method);
  if (asked.path === `${OWN.slice(1)}events`) return follow(listeners, asked, request, response);
  send(response, await preview.answer(asked), host, method);
}

function send(response: ServerResponse, given: Answer, host: string, method: string | undefined): void {
  const length = Buffer.byteLength(given.body);
  const allow = given.status === 405 ? { allow: 'GET, HEAD' } : {};
  response.writeHead(given.status, { ...headersOf(given, host), 'content-length': length, ...allow });
  response.end(method === 'HEAD' ? undefined : given.body);
}

/** Keeps a line open on which a page is told that it has changed. */
async function follow(
  listeners: Listeners,
  { query }: Asked,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const page = readRequest({ method: 'GET', url: query.get('page') ?? '/', host: 'localhost' });
  const type = 'text/event-stream; charset=utf-8';
  if ('message' in page) return send(response, plain(`${page.message}\n`, page.status), '', 'GET');
  response.writeHead(200, headersOf({ status: 200, type, body: '' }, ''));
  response.write('retry: 500\n\n');
  const listener: Listener = {
    path: page.path,
    mark: query.get('mark') ?? '',
    tell: () => void response.write('event: change\ndata: saved\n\n'),
  };
  const end = listeners.add(listener);
  request.on('close', end);
  await listeners.look([listener]);
}

/** A fault of newsctl itself ends one answer, not the preview. */
function broken(response: ServerResponse, error: unknown): void {
  if (response.headersSent) return void response.end();
  const message = error instanceof Error ? error.message : String(error);
  send(
    response,
    html(
      `<!doctype html><title>Fault</title><p>newsctl went wrong: ${message.replace(/[<&]/g, ' ')}</p>`,
      500,
    ),
    '',
    'GET',
  );
}

import { connect, createServer, type Server, type Socket } from 'node:net';

/** A line to a server on this machine, with which a test can do what happens to lines. */
export class Line {
  readonly port: number;
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();
  private readonly state: LineState;
  private readonly others: Server[] = [];

  private constructor(server: Server, state: LineState, sockets: Set<Socket>) {
    this.server = server;
    this.state = state;
    this.sockets = sockets;
    this.port = (server.address() as { port: number }).port;
  }

  /**
   * @param delay milliseconds that everything takes in each direction; a function gives those of each connection, so
   * that what was sent first on one may come later than what was sent afterwards on another
   */
  static open(target: number, delay: number | (() => number) = 0, address = '127.0.0.1'): Promise<Line> {
    const state: LineState = {
      delay: typeof delay === 'number' ? () => delay : delay,
      left: Number.POSITIVE_INFINITY,
      work: () => {},
      isCut: true,
      broken: false,
      silent: false,
      bytes: 0,
    };
    const sockets = new Set<Socket>();
    const server = createServer({ noDelay: true }, (near) => join(near, { state, target }, sockets));
    return new Promise((done, fail) => {
      server.on('error', fail).listen(0, address, () => done(new Line(server, state, sockets)));
    });
  }

  /**
   * A line that further connections of a protocol use too, to ports that the server names: it lies at another address
   * of this machine, with the same ports.
   */
  static async openAt(address: string, target: number, ports: readonly number[]): Promise<Line> {
    const line = await Line.open(target, 0, address);
    for (const port of ports) await line.alsoAt(address, port);
    return line;
  }

  private alsoAt(address: string, port: number): Promise<void> {
    const { state, sockets } = this;
    const server = createServer({ noDelay: true }, (near) => join(near, { state, target: port }, sockets));
    this.others.push(server);
    return new Promise((done, fail) => {
      server.on('error', fail).listen(port, address, done);
    });
  }

  /** Bytes that were sent to the server so far. */
  get sent(): number {
    return this.state.bytes;
  }

  /** Breaks all connections as soon as so many more bytes have been sent. @param forGood whether new ones are refused then */
  cutAfter(bytes: number, forGood: boolean): void {
    this.after(bytes, () => this.cut(forGood));
  }

  /** Breaks all connections. @param forGood whether new ones are refused then */
  cut(forGood: boolean): void {
    this.state.broken = forGood;
    for (const socket of this.sockets) socket.resetAndDestroy();
  }

  /** Does something once so many more bytes have been sent, and not one more. */
  after(bytes: number, work: () => void): void {
    Object.assign(this.state, { left: bytes, work, isCut: true });
  }

  /** Does something once so many more bytes have been sent; the rest of them waits until it is done, and goes on. */
  at(bytes: number, work: () => Promise<void> | void): void {
    Object.assign(this.state, { left: bytes, work, isCut: false });
  }

  /** Everything that is sent from now on gets no answer. */
  silence(): void {
    this.state.silent = true;
  }

  mend(): void {
    Object.assign(this.state, { broken: false, silent: false, left: Number.POSITIVE_INFINITY });
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    for (const server of [this.server, ...this.others]) await new Promise((done) => server.close(done));
  }
}

interface LineState {
  delay(): number;
  /** Bytes until something happens. */
  left: number;
  /** What happens then. */
  work(): Promise<void> | void;
  /** Whether nothing more is sent after that on any connection. */
  isCut: boolean;
  broken: boolean;
  silent: boolean;
  bytes: number;
}

interface Route {
  state: LineState;
  target: number;
}

function join(near: Socket, { state, target }: Route, sockets: Set<Socket>): void {
  if (state.broken) {
    near.resetAndDestroy();
    return;
  }
  const far = connect({ port: target, host: '127.0.0.1', noDelay: true });
  const both = [near, far];
  const delay = state.delay();
  for (const socket of both) {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => {
      sockets.delete(socket);
      for (const one of both) later(delay, () => one.destroy());
    });
  }
  near.on('data', (bytes) => {
    state.bytes += bytes.length;
    if (bytes.length >= state.left) {
      const { work, isCut, left } = state;
      const [some, rest] = [bytes.subarray(0, left), bytes.subarray(left)];
      Object.assign(state, { left: Number.POSITIVE_INFINITY, work: () => {} });
      if (isCut)
        far.write(some, () => {
          work();
          // What is still on its way on other connections does not arrive either.
          for (const socket of sockets) socket.resetAndDestroy();
        });
      else void halfway(near, work, (last) => later(delay, () => far.write(last ? rest : some)));
      return;
    }
    state.left -= bytes.length;
    if (!state.silent) later(delay, () => far.write(bytes));
  });
  far.on('data', (bytes) => {
    if (!state.silent) later(delay, () => near.write(bytes));
  });
  near.on('end', () => later(delay, () => far.end()));
  far.on('end', () => later(delay, () => near.end()));
}

async function halfway(
  near: Socket,
  work: () => Promise<void> | void,
  send: (last: boolean) => void,
): Promise<void> {
  near.pause();
  send(false);
  await work();
  send(true);
  near.resume();
}

function later(delay: number, work: () => void): void {
  if (delay === 0) work();
  else setTimeout(work, delay);
}

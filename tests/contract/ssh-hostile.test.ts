import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { connectSsh } from '../../src/hosts/ssh/connect.ts';
import { temporary } from '../support/publishing.ts';

/**
 * A program in the place of `ssh` that speaks for a server which breaks the rules: it greets, then gives to each request
 * the answer that the lines make of `id`.
 */
const PROGRAM = (answer: string): string => `#!${process.execPath}
const packet = (...parts) => {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(body.length);
  return Buffer.concat([head, body]);
};
const u32 = (n) => { const b = Buffer.alloc(4); b.writeUInt32BE(n); return b; };
const str = (s) => Buffer.concat([u32(Buffer.byteLength(s)), Buffer.from(s)]);
const write = (bytes) => process.stdout.write(bytes);
process.stdin.on('data', (chunk) => {
  for (let at = 0; at + 9 <= chunk.length; at += 4 + chunk.readUInt32BE(at)) {
    if (chunk[at + 4] === 1) {
      write(packet(Buffer.of(2), u32(3), str('posix-rename@openssh.com'), str('1'), str('hardlink@openssh.com'), str('1')));
      continue;
    }
    const id = u32(chunk.readUInt32BE(at + 5));
    ${answer}
  }
});
process.stdin.on('end', () => process.exit(0));
`;

async function connectTo(program: string): Promise<unknown> {
  const root = await temporary();
  writeFileSync(join(root, 'ssh'), program, { mode: 0o700 });
  const access = { secret: async () => null, signal: new AbortController().signal, env: { PATH: root } };
  const place = { root, name: 'live', keep: 3 };
  const patience = { connect: 2000, silence: 2000 };
  return connectSsh({ host: 'post.example', path: 'www' }, place, access, patience);
}

describe('ssh: a server that breaks the rules', () => {
  test.each([
    ['an answer to nobody', 'write(packet(Buffer.of(101), u32(999999), u32(0), str(""), str("")));'],
    ['a packet of four gigabytes', 'write(u32(0xffffffff));'],
    ['a string longer than its packet', 'write(packet(Buffer.of(104), id, u32(1), u32(50000)));'],
    ['names without end', 'write(packet(Buffer.of(104), id, u32(0xffffffff), str("a"), str(""), u32(0)));'],
    ['an answer of another kind', 'write(packet(Buffer.of(103), id, str("data")));'],
    ['yes in place of an answer', 'write(packet(Buffer.of(101), id, u32(0), str(""), str("")));'],
    [
      'a name that is no UTF-8',
      'write(packet(Buffer.of(104), id, u32(1), u32(1), Buffer.of(255), str(""), u32(0)));',
    ],
    ['an empty packet', 'write(packet());'],
  ])('%s', async (_, answer) => {
    await expect(connectTo(PROGRAM(answer))).rejects.toMatchObject({
      code: 'HOST_FAILED',
      message: expect.stringContaining('is no SFTP'),
    });
  });

  test('words in place of SFTP', async () => {
    await expect(connectTo('#!/bin/sh\necho Welcome to the server; read x\n')).rejects.toMatchObject({
      code: 'HOST_FAILED',
      message: expect.stringContaining('is no SFTP'),
    });
  });

  test('silence', async () => {
    await expect(connectTo(`#!${process.execPath}\nprocess.stdin.resume()\n`)).rejects.toMatchObject({
      code: 'HOST_FAILED',
      message: expect.stringContaining('has not answered'),
    });
  });

  test('what it prints reaches no terminal as control characters', async () => {
    const red = `#!/bin/sh\nprintf '\\033[31mgo away\\n' >&2; exit 255\n`;
    const failure = await connectTo(red).catch((error: unknown) => error as Error);
    expect((failure as Error).message).toContain('go away');
    expect((failure as Error).message).not.toContain('\u001b');
  });
});

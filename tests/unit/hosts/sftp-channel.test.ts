import { PassThrough, Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { Channel } from '../../../src/hosts/ssh/channel.ts';
import { REQUEST } from '../../../src/hosts/ssh/protocol.ts';

/** A channel to nobody, and the sizes of what was sent off. */
function channel() {
  const sent: number[] = [];
  const output = new Writable({
    writev: (chunks, done) => {
      sent.push(chunks.reduce((sum, { chunk }) => sum + chunk.length, 0));
      setImmediate(done);
    },
  });
  const options = { label: 'the host', signal: new AbortController().signal, silence: 60_000 };
  return { sent, channel: new Channel(new PassThrough(), output, options) };
}

const ask = (to: Channel, path: string): void => {
  to.request(REQUEST.lstat, (body) => body.string(path)).catch(() => {});
};

describe('requests over a channel', () => {
  test('go off together where they are asked in one go', async () => {
    const { sent, channel: one } = channel();
    for (let n = 0; n < 100; n++) ask(one, `page-${n}.html`);
    expect(sent).toEqual([]);
    await new Promise(setImmediate);
    expect(sent.length).toBe(1);
    one.end(new Error('over'));
  });

  test('of which there are many go off before the last one is asked', async () => {
    const { sent, channel: one } = channel();
    for (let n = 0; n < 1000; n++) {
      ask(one, `page-${n}.html`);
      await Promise.resolve();
    }
    expect(sent.length).toBe(1);
    expect(sent[0]).toBeLessThan(17 * 1024);
    one.end(new Error('over'));
  });
});

import { once } from 'node:events';
import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { Looks, lookHere } from '../../src/looks/look.ts';
import type { Asked, Told } from '../../src/looks/looker.ts';

const NAMES = ['', 'mill.html', 'mill.html/below', 'latest', 'missing.html'];

test('the thread of the built program tells the same, one question after another', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'newsctl-looks-'));
  writeFileSync(join(folder, 'mill.html'), 'The mill stays open.');
  symlinkSync('mill.html', join(folder, 'latest'));
  const worker = new Worker(resolve('dist/look-thread.cjs'));
  try {
    for (const follow of [true, false]) {
      const asked: Asked = { id: Number(follow), folder, names: NAMES.join('\0'), follow };
      worker.postMessage(asked);
      const [told] = (await once(worker, 'message')) as [Told];
      expect(told.id).toBe(asked.id);
      expect(new Looks(told.numbers!)).toEqual(lookHere({ folder, names: NAMES, follow }));
    }
  } finally {
    await worker.terminate();
  }
});

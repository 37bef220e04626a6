import { parentPort } from 'node:worker_threads';
import { Lines } from '../tables/lines.ts';
import { lookHere } from './look.ts';
import type { Asked, Told } from './looker.ts';

// A thread that looks at files while the program goes on. It is sent one question after another and answers each.

parentPort?.on('message', ({ id, folder, names, follow }: Asked) => {
  const told = answer();
  parentPort?.postMessage(told, told.numbers ? [told.numbers.buffer as ArrayBuffer] : []);

  function answer(): Told {
    try {
      const wanted = typeof names === 'string' ? names.split('\0') : Lines.read(names);
      return { id, numbers: lookHere({ folder, names: wanted, follow }).numbers };
    } catch {
      // Whoever asked looks once more, and says what is wrong.
      return { id, numbers: null };
    }
  }
});

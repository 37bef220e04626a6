import { parentPort } from 'node:worker_threads';
import { lookHere } from './look.ts';
import type { Asked, Told } from './looker.ts';

// A thread that looks at files while the program goes on. It is sent one question after another and answers each.

parentPort?.on('message', ({ id, folder, names, follow }: Asked) => {
  const told = answer();
  parentPort?.postMessage(told, told.numbers ? [told.numbers.buffer as ArrayBuffer] : []);

  function answer(): Told {
    try {
      return { id, numbers: lookHere({ folder, names: names.split('\0'), follow }).numbers };
    } catch {
      // Whoever asked looks once more, and says what is wrong.
      return { id, numbers: null };
    }
  }
});

import { parentPort } from 'node:worker_threads';
import { Lines } from '../tables/lines.ts';
import { filesBelow } from './files-below.ts';
import { type Asked, splitNames, type Told } from './look-thread-words.ts';
import { SharedLooks } from './shared-looks.ts';

// A thread that looks at files while the program goes on. It is sent one question after another and answers each.

const tell = (told: Told): void => parentPort?.postMessage(told);

parentPort?.on('message', (asked: Asked) => {
  try {
    const shared = begun(asked);
    while (shared.takeSome());
    tell({ id: asked.id, is: 'done' });
  } catch {
    // Whoever asked looks once more, and says what is wrong.
    tell({ id: asked.id, is: 'failed' });
  }
});

/** What is to be looked at; where the names are to be found first, they are told as soon as they are known. */
function begun(asked: Asked): SharedLooks {
  const { id, folder } = asked;
  if ('names' in asked) {
    const names = typeof asked.names === 'string' ? splitNames(asked.names) : Lines.read(asked.names).all();
    return new SharedLooks({ folder, names, follow: asked.follow }, asked.parts);
  }
  const names = filesBelow(folder, asked.below, asked.named);
  const shared = new SharedLooks({ folder, names, follow: true });
  tell({ id, is: 'found', names: names.join('\0'), parts: shared.parts });
  return shared;
}

import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const CHANGES = ['mkdir', 'rename', 'link', 'unlink', 'symlink', 'rmdir', 'rm', 'chmod', 'open', 'writeFile'];

// biome-ignore lint/suspicious/noExplicitAny: the functions differ in all but in that they change the disk
type Functions = Record<string, (...args: any[]) => unknown>;

/** Does something before each change that this process makes on a disk. @param before the number of the change, its name, and what it is about */
export function beforeChange(before: (count: number, name: string, path: string) => void): void {
  let count = 0;
  const watch = (functions: Functions, name: string, plain: string): void => {
    const real = functions[name];
    if (!real) return;
    functions[name] = (...args) => {
      before(++count, plain, args[0]);
      return real(...args);
    };
  };
  for (const name of CHANGES) {
    watch(fs as unknown as Functions, `${name}Sync`, name);
    watch(fs.promises as unknown as Functions, name, name);
  }
  syncBuiltinESMExports();
}

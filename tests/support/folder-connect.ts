import { folder } from '../../src/hosts/folder.ts';
import type { Host } from '../../src/hosts/host.ts';
import { NO_ACCESS } from './access.ts';

/** Connects to a folder of this machine; the port is for hosts that have one. */
export function connect(args: unknown, _port: number): Promise<Host> {
  const { path, root } = args as { path: string; root: string };
  return folder.connect({ path }, { root, name: 'public', keep: 4 }, NO_ACCESS);
}

import type { Access } from '../../src/hosts/host.ts';

/** For hosts that need no secret. */
export const NO_ACCESS: Access = {
  secret: async () => null,
  signal: new AbortController().signal,
  env: {},
};

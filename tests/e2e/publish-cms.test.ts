import { afterAll, beforeAll, describe } from 'vitest';
import { cmsPlanContract } from '../support/cms-plan-contract.ts';
import { cmsProgramContract } from '../support/cms-program-contract.ts';
import { ghostSite, wordPressSite } from '../support/cms-program.ts';
import { serverAvailable } from '../support/servers/available.ts';
import { type GhostServer, ghostAvailable, startGhost } from '../support/servers/ghost.ts';
import { startWordPress, type WordPressServer } from '../support/servers/wordpress.ts';

describe.runIf(serverAvailable('wordpress'))('publishing to WordPress', () => {
  let server: WordPressServer;
  beforeAll(async () => {
    server = await startWordPress();
  });
  afterAll(() => server?.stop());
  cmsProgramContract(() => wordPressSite(server));
  cmsPlanContract(() => wordPressSite(server));
});

describe.runIf(ghostAvailable())('publishing to Ghost', () => {
  let server: GhostServer;
  beforeAll(async () => {
    server = await startGhost();
  }, 300_000);
  afterAll(() => server?.stop());
  cmsProgramContract(() => ghostSite(server));
  cmsPlanContract(() => ghostSite(server));
});

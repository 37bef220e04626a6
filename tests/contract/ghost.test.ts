import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { fresh } from '../support/cms-articles.ts';
import { cmsContract } from '../support/cms-contract.ts';
import { cmsCutsContract } from '../support/cms-cuts-contract.ts';
import { cmsEditsContract } from '../support/cms-edits-contract.ts';
import { cmsFailuresContract } from '../support/cms-failures-contract.ts';
import { cmsLockContract } from '../support/cms-lock-contract.ts';
import { CmsDesk } from '../support/cms-desk.ts';
import { ghostCms } from '../support/ghost-cms.ts';
import { ghostFaults } from '../support/ghost-faults.ts';
import { cmsFaultRun } from '../support/cms-faults.ts';
import { faultRuns } from '../support/fault-runs.ts';
import { article } from '../support/publishing.ts';
import { type GhostServer, ghostAvailable, startGhost } from '../support/servers/ghost.ts';

describe.runIf(ghostAvailable())('ghost', () => {
  let server: GhostServer;
  beforeAll(async () => {
    server = await startGhost({ onSmallDisk: true });
  }, 300_000);
  afterAll(() => server?.stop(), 60_000);
  afterEach(() => {
    vi.useRealTimers();
  });

  cmsContract(() => ghostCms(server));
  cmsEditsContract(() => ghostCms(server));
  cmsCutsContract(() => ghostCms(server));
  cmsFailuresContract(() => ghostCms(server));
  cmsLockContract(() => ghostCms(server));

  it('says that the clock of this machine is wrong', async () => {
    const slug = fresh('clock');
    const desk = await CmsDesk.open(ghostCms(server), { [`articles/${slug}.md`]: article(slug) });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 3_600_000 });
    await expect(desk.publish()).rejects.toMatchObject({
      code: 'HOST_FAILED',
      message: expect.stringContaining('the clock of this machine'),
    });
  });

  it.each(faultRuns(3))('fault run %i: %s', (_seed, _name, about) => cmsFaultRun(ghostFaults(server), about));

  it('takes no other key for an Admin API key, and does not repeat it', async () => {
    const desk = await CmsDesk.open(ghostCms(server));
    await expect(desk.host({ secret: '22444f78447824223cefc48062' })).rejects.toMatchObject({
      code: 'SECRET_MISSING',
      message: expect.not.stringContaining('22444f78447824223cefc48062'),
    });
  });

  it('gives a post its section as first tag, its standfirst, and its authors where they are known', async () => {
    const cms = ghostCms(server);
    const slug = fresh('signed');
    const keys = { desk: 'false', byline: '[{name: Ann Lee}]', tags: '["#hidden", tide]' };
    const desk = await CmsDesk.open(cms, { [`articles/${slug}.md`]: article(slug, keys) });
    await desk.publish({ options: { authors: { 'Ann Lee': 'owner' } } });
    const { known } = await desk.prepare();
    const { remote } = known.articles.get(`id-${slug}`)!;
    const path = `posts/${remote}/?formats=html&include=tags,authors`;
    const { posts } = (await server.ask(path)) as { posts: [Record<string, unknown>] };
    expect(posts[0]).toMatchObject({
      custom_excerpt: `What is being built at ${slug}.`,
      tags: [{ name: 'Council' }, { name: 'hidden' }, { name: 'tide' }],
      authors: [{ slug: 'owner' }],
    });
    expect(await cms.stored(remote)).not.toContain('By Ann Lee');
    await desk.write({ [`articles/${slug}.md`]: article(slug, keys, 'Changed.') });
    await desk.publish();
    expect(await cms.stored(remote)).toContain('By Ann Lee');
  });
});

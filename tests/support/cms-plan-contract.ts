import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { WrittenArticlesPlan } from '../../src/publish/articles/plan-file.ts';
import { cmsProgram, config, type ProgramSite } from './cms-program.ts';
import { article, tree, write } from './publishing.ts';

/** What the program has to keep to where a plan is written down and carried out later. */
export function cmsPlanContract(site: () => ProgramSite): void {
  const desk = () => cmsProgram(site());
  const planIn = async (root: string): Promise<WrittenArticlesPlan> =>
    JSON.parse(await readFile(join(root, 'plan.json'), 'utf8'));

  it('writes a plan down and changes nothing, and carries out later what was written', async () => {
    const { root, cms, change, file, slug, stored } = await desk();
    const before = tree(root);
    expect(await cms('publish', '--plan-out', 'plan.json')).toMatchObject({ code: 0 });
    const { 'plan.json': _, ...after } = tree(root);
    expect(after).toEqual(before);
    expect(await site().cms.storedAt(slug)).toBeNull();
    expect(await readFile(join(root, 'plan.json'), 'utf8')).not.toContain(site().cms.secret);
    const plan = await planIn(root);
    expect(plan).toMatchObject({
      ...{ version: 1, host: 'cms', at: site().label, last: null, take: null },
      articles: [{ action: 'create', id: `id-${slug}`, path: file, there: null }],
    });
    // An article without a date goes out with that of the plan, however much later.
    await new Promise((done) => setTimeout(done, 2100));
    expect(await cms('publish', '--plan', 'plan.json')).toMatchObject({ code: 0 });
    expect(await stored()).toContain(plan.made.slice(0, 19));
    const again = await cms('publish', '--plan', 'plan.json');
    expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('the last publish was none') });
    await change('Work began on Friday.');
    await cms('publish', '--plan-out', 'plan.json');
    expect((await planIn(root)).articles).toMatchObject([
      { action: 'update', there: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
    expect(await cms('publish', '--plan', 'plan.json')).toMatchObject({ code: 0 });
    expect(await stored()).toContain('Friday');
  });

  it('does not carry out a plan where an article here or there, or who has the last word, is otherwise', async () => {
    const { cms, change, edit, file, stored } = await desk();
    await cms('publish');
    await change('Work began on Friday.');
    await cms('publish', '--plan-out', 'plan.json');
    const refused = (...words: string[]) => cms('publish', '--plan', 'plan.json', ...words);
    await change('Work began on Saturday.');
    expect(await refused()).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`would come out otherwise: ${file} (changed)`),
    });
    await change('Work began on Friday.');
    expect((await refused('--take-ours')).stderr).toContain(
      'made without `--take-…`, and this is with `--take-ours`',
    );
    await edit('<p>Work began on Tuesday.</p>');
    expect(await refused()).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`${file} (was changed there)`),
    });
    expect(await stored()).toContain('Tuesday');
  });

  it('does not carry out a plan of another host, of another newsctl, or what is none', async () => {
    const { root, cms } = await desk();
    await cms('publish', '--plan-out', 'plan.json');
    const plan = await planIn(root);
    const { articles: _, ...head } = plan;
    const here = site().label;
    for (const [written, words] of [
      [{ ...plan, host: 'other' }, 'it is for the host `other`, and not for `cms`'],
      [
        { ...plan, at: 'Joomla at a.example' },
        `it is for Joomla at a.example, and the host \`cms\` is ${here} now`,
      ],
      [{ ...plan, version: 2 }, 'another version of newsctl wrote it'],
      [{ ...head, live: null, changes: [] }, 'it is for a host of another kind than `cms` is now'],
      [{ ...plan, made: '2100-01-01T00:00:00Z' }, 'will be made at 2100-01-01'],
      [{ ...plan, articles: [{ action: 'rm' }] }, 'is no plan that `newsctl publish --plan-out` wrote'],
    ] as const) {
      await write(root, { 'plan.json': JSON.stringify(written) });
      const ran = await cms('publish', '--plan', 'plan.json');
      expect(ran).toMatchObject({ code: 2, stderr: expect.stringContaining(words) });
    }
  });

  it('does not carry out a plan by which another account would sign', async () => {
    const { root, cms, slug, file } = await desk();
    const signing = (account: string): Promise<void> =>
      write(root, {
        'newsctl.yaml': config(site(), `, authors: { Ann Lee: ${account} }`),
      });
    await signing(site().accounts[0]);
    await write(root, { [file]: article(slug, { desk: 'false', byline: '[{name: Ann Lee}]' }) });
    await cms('publish', '--plan-out', 'plan.json');
    await signing(site().accounts[1]);
    const ran = await cms('publish', '--plan', 'plan.json');
    expect(ran).toMatchObject({ code: 2, stderr: expect.stringContaining(`${file} (new)`) });
    expect(await site().cms.storedAt(slug)).toBeNull();
  });

  it('writes down no plan that nobody may carry out, and keeps in one who has the last word', async () => {
    const { root, cms, change, edit, stored } = await desk();
    await cms('publish');
    await edit('<p>Work began on Tuesday.</p>');
    await change('Work began on Friday.');
    const stopped = await cms('publish', '--plan-out', 'plan.json');
    expect(stopped).toMatchObject({ code: 3, stdout: expect.stringContaining('[-Tuesday-]{+Friday+}') });
    expect(await readdir(root)).not.toContain('plan.json');
    expect(await cms('publish', '--plan-out', 'plan.json', '--take-ours')).toMatchObject({ code: 0 });
    expect((await planIn(root)).take).toBe('ours');
    expect(await cms('publish', '--plan', 'plan.json')).toMatchObject({ code: 0 });
    expect(await stored()).toContain('Friday');
  });
}

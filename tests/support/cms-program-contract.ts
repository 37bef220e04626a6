import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cmsProgram, config, type ProgramSite } from './cms-program.ts';
import { article, newsroom } from './publishing.ts';
import { documentOf, run } from './run.ts';

/** What the program has to keep to when it publishes to a content management system. */
export function cmsProgramContract(site: () => ProgramSite): void {
  const desk = () => cmsProgram(site());

  it('shows the plan, publishes, dates the article, and says where it is', async () => {
    const { root, cms, file, slug } = await desk();
    const dry = await cms('publish', '--dry-run');
    expect(dry).toMatchObject({ code: 0 });
    expect(dry.stdout).toContain(`+ new    ${file}`);
    const done = await cms('publish');
    expect(done).toMatchObject({ code: 0 });
    expect(done.stdout).toContain(`/${slug}/`);
    expect(await readFile(join(root, file), 'utf8')).toMatch(/status: published[\s\S]*date_published: 20/);
    const again = await cms('publish');
    expect(again.stdout).toContain('Nothing to publish');
    expect(await cms('publish', '--due')).toMatchObject({ code: 0, stdout: '' });
    expect(`${done.stdout}${done.stderr}`).not.toContain(site().cms.secret);
  });

  it('shows word by word what was changed there, and lets a person decide', async () => {
    const { cms, change, edit, file } = await desk();
    await cms('publish');
    await edit('<p>Work began on Tuesday.</p>');
    await change('Work began on Friday.');
    const stopped = await cms('publish');
    expect(stopped.code).toBe(3);
    expect(stopped.stdout).toContain('[-Tuesday-]{+Friday+}');
    expect(stopped.stderr).toContain('--take-ours');
    const status = await cms('status');
    expect(status.stdout).toContain(`! stop   ${file}`);
    const json = documentOf(await cms('publish', '--json'));
    expect(json).toMatchObject({ ok: false, error: { code: 'CMS_CHANGED' }, result: { conflicts: [file] } });
    expect((await cms('publish', '--take-ours', '--take-theirs')).code).toBe(2);
    expect(await cms('publish', '--take-theirs')).toMatchObject({ code: 0 });
    await change('Work began on Saturday.');
    expect(documentOf(await cms('publish', '--json'))).toMatchObject({
      ok: true,
      result: { counts: { update: 1 }, changed: true },
    });
  });

  it('takes the last publish back', async () => {
    const { cms, change, slug } = await desk();
    const first = documentOf(await cms('publish', '--json'));
    const [url] = (first.result as { urls: string[] }).urls;
    await change('A mistake.');
    await cms('publish');
    expect((await cms('undo', '--dry-run')).stdout).toContain('~ update');
    expect(await cms('undo')).toMatchObject({ code: 0 });
    expect(await (await fetch(url!)).text()).toContain(`Work began in ${slug}.`);
  });

  it('publishes only articles that pass the check', async () => {
    const { cms, change } = await desk();
    await change('[TK: who said so?]');
    const refused = await cms('publish');
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('Nothing was published');
  });

  it('says what it cannot do with articles, or with a site', async () => {
    const { root, cms } = await desk();
    expect(await cms('verify')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Nothing has been published'),
    });
    const site = await run(['publish', '--to', 'public', '--take-ours'], { cwd: root });
    expect(site).toMatchObject({ code: 2, stderr: expect.stringContaining('--take-ours') });
  });

  it('finds a secret that is missing, or wrong, before anything is done', async () => {
    const { root, cms } = await desk();
    const missing = await run(['publish', '--to', 'cms'], { cwd: root });
    expect(missing).toMatchObject({ code: 2, stderr: expect.stringContaining(site().variable) });
    expect((await cms('doctor')).stdout).toContain(site().allowed);
  });

  it('refuses a password that would travel in the clear', async () => {
    const insecure = config(site()).replace(site().address, 'http://cms.example.org');
    const root = await newsroom({ 'articles/a.md': article('a') }, insecure);
    const ran = await run(['publish', '--to', 'cms'], {
      cwd: root,
      env: { [site().variable]: 'secret-word' },
    });
    expect(ran).toMatchObject({ code: 2, stderr: expect.stringContaining('https://') });
    expect(ran.stderr).not.toContain('secret-word');
  });
}

import { describe, expect, test } from 'vitest';
import { newsroom, soundArticle, temporaryFolder } from '../support/newsroom.ts';
import { command, documentOf, run } from '../support/run.ts';

describe('doctor', () => {
  test('finds nothing wrong in a good newsroom', async () => {
    const cwd = await newsroom({ 'articles/a.md': soundArticle() });
    const ran = await run(['doctor'], { cwd });
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(ran.stdout).not.toContain('failed');
    expect(ran.stdout).toContain('The Dunmoor Echo');
  });

  test('outside a newsroom says how to make one', async () => {
    const ran = await run(['doctor'], { cwd: await temporaryFolder() });
    expect(ran.code).toBe(1);
    expect(ran.stdout).toContain('✗ failed   newsroom');
    expect(ran.stdout).toContain('newsctl init');
  });

  test('shows every fault of a configuration', async () => {
    const cwd = await newsroom({
      'newsctl.yaml': 'name: X\nurl: dunmoor\ntimezone: Mars/North\nhosts: {}\nkeys: 1\n',
    });
    const ran = await run(['doctor'], { cwd });
    expect(ran.code).toBe(1);
    expect(ran.stdout).toContain('newsctl.yaml:2:6');
    expect(ran.stdout).toContain('newsctl.yaml:3:11');
    expect(ran.stdout).toContain('newsctl.yaml:5:1');
  });

  test('tells of files that were changed on the host', async () => {
    const cwd = await newsroom({ 'articles/a.md': soundArticle() });
    await run(['publish'], { cwd });
    await command('sh', ['-c', 'echo x >> public/index.html'], { cwd });
    const { result } = documentOf(await run(['doctor', '--json'], { cwd }));
    expect(result?.checks).toContainEqual(
      expect.objectContaining({ name: 'published files', state: 'warning' }),
    );
  });

  test('changes nothing', async () => {
    const cwd = await newsroom({ 'articles/a.md': soundArticle() });
    const before = await command('find', ['.', '-newermt', '1970-01-01', '-printf', '%p %T@\n'], { cwd });
    await run(['doctor'], { cwd });
    const after = await command('find', ['.', '-newermt', '1970-01-01', '-printf', '%p %T@\n'], { cwd });
    expect(after.stdout).toBe(before.stdout);
  });
});

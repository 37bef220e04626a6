import { describe, expect, test } from 'vitest';
import { ERRORS } from '../../src/errors.ts';
import { TOPICS } from '../../src/explain/topics.ts';
import { RULES } from '../../src/rules/index.ts';
import { run } from '../support/run.ts';

describe('explain', () => {
  test.each([
    ...RULES.map(({ id, why }) => [id, why]),
    ...Object.entries(ERRORS).map(([code, { means }]) => [code, means]),
    ...TOPICS.map(({ name, text }) => [name, text().split('\n')[0]!.replace('# ', '')]),
  ])('tells about %s', async (name, words) => {
    const ran = await run(['explain', name!]);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    const said = ran.stdout.replace(/\s+/g, ' ');
    expect(said).toContain(words!.replace(/\s+/g, ' ').slice(0, 60));
  });

  test('sets code off from the words by marks where there is no colour, and by colour where there is', async () => {
    expect((await run(['explain', 'templates'])).stdout).toContain('`templates/articles/`');
    const coloured = (await run(['explain', 'templates', '--color'])).stdout;
    expect(coloured).toContain('\u001B[36mtemplates/articles/\u001B[39m');
  });

  test('lists everything without a name', async () => {
    const { stdout } = await run(['explain']);
    for (const { id } of RULES) expect(stdout).toContain(id);
    for (const { name } of TOPICS) expect(stdout).toContain(name);
    for (const code of Object.keys(ERRORS)) expect(stdout).toContain(code);
  });

  test.each([
    ['host_lockd', 'HOST_LOCKED'],
    ['quotes/unclose', 'quotes/unclosed'],
    ['front-mater', 'front-matter'],
  ])('guesses that %s means %s', async (written, meant) => {
    const ran = await run(['explain', written]);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain(`Did you mean "${meant}"?`);
  });

  test('a finding names a rule that can be explained', async () => {
    const ran = await run(['check', '-'], { stdin: '“Yes,” said Ada Brook. “No, said Tom Gray.\n' });
    const [, rule] = /newsctl explain (\S+)/.exec(ran.stdout) ?? [];
    expect((await run(['explain', rule!])).code).toBe(0);
  });
});

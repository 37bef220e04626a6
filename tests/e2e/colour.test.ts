import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FAULTY, newsroom } from '../support/newsroom.ts';
import { inTerminal } from '../support/pty.ts';
import { run } from '../support/run.ts';

const coloured = (text: string): boolean => text.includes('\u001B[');

/** Environment, flags, whether a pipe and whether a terminal gets colour. */
const CASES: [Record<string, string>, string[], boolean, boolean][] = [
  [{}, [], false, true],
  [{ TERM: 'dumb' }, [], false, false],
  [{ NO_COLOR: '1' }, [], false, false],
  [{ NO_COLOR: '' }, [], false, true],
  [{ FORCE_COLOR: '1' }, [], true, true],
  [{ FORCE_COLOR: '0' }, [], false, false],
  [{ FORCE_COLOR: '1', NO_COLOR: '1' }, [], true, true],
  [{ FORCE_COLOR: '1', TERM: 'dumb' }, [], true, true],
  [{ NO_COLOR: '1' }, ['--color'], true, true],
  [{ FORCE_COLOR: '0' }, ['--color'], true, true],
  [{ FORCE_COLOR: '1' }, ['--no-color'], false, false],
  [{ TERM: 'dumb' }, ['--color'], true, true],
];

describe.each(CASES)('with %j and %j', (env, flags, pipe, terminal) => {
  test(`a pipe gets ${pipe ? 'colour' : 'none'}`, async () => {
    const cwd = await newsroom({ 'articles/a.md': FAULTY });
    const { stdout } = await run(['check', ...flags], { cwd, env });
    expect(stdout).toContain('publishing/residue');
    expect(coloured(stdout)).toBe(pipe);
    const { stderr } = await run(['explain', 'nothing', ...flags], { cwd, env });
    expect(coloured(stderr)).toBe(pipe);
  });

  test(`a terminal gets ${terminal ? 'colour' : 'none'}`, async () => {
    const shown = inTerminal(['check', ...flags], { cwd: await newsroom({ 'articles/a.md': FAULTY }), env });
    expect(await shown.ended).toBe(1);
    expect(shown.shown).toContain('publishing/residue');
    expect(coloured(shown.shown)).toBe(terminal);
  });
});

test('each stream decides for itself', async () => {
  const cwd = await newsroom({ 'articles/a.md': FAULTY });
  const out = join(cwd, 'out.txt');
  const terminal = inTerminal(['publish'], { cwd, stdoutTo: out });
  expect(await terminal.ended).toBe(1);
  expect(coloured(terminal.shown)).toBe(true);
  expect(coloured(await readFile(out, 'utf8'))).toBe(false);
});

test('--json has no colour on either stream, even when it is asked for', async () => {
  const cwd = await newsroom({ 'articles/a.md': FAULTY });
  const ran = await run(['check', '--json', '--color'], { cwd, env: { FORCE_COLOR: '1' } });
  expect(coloured(ran.stdout + ran.stderr)).toBe(false);
});

test('a command line that cannot be understood follows the same law', async () => {
  const cwd = await newsroom();
  expect(coloured((await run(['chek', '--color'], { cwd })).stderr)).toBe(true);
  expect(coloured((await run(['chek', '--no-color'], { cwd, env: { FORCE_COLOR: '1' } })).stderr)).toBe(
    false,
  );
});

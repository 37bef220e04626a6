import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/commands/index.ts';
import { command, PROGRAM, run } from '../support/run.ts';

describe('completion', () => {
  const suggestions = async (...words: string[]): Promise<string[]> =>
    (await run(['complete', '--', ...words])).stdout
      .split('\n')
      .map((line) => line.split('\t')[0]!)
      .filter((word) => word !== '' && !word.startsWith(':'));

  test.each([['bash'], ['zsh'], ['fish'], ['powershell']])('has a script for %s', async (shell) => {
    const ran = await run(['completion', shell]);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(ran.stdout).toContain('newsctl');
    expect(ran.stdout).toMatch(/newsctl complete '?--'?/);
  });

  test('the script for bash is sound', async () => {
    const { stdout } = await run(['completion', 'bash']);
    expect(await command('bash', ['-n'], { stdin: stdout })).toMatchObject({ code: 0, stderr: '' });
  });

  test('completes commands', async () => {
    expect(await suggestions('che')).toEqual(['check']);
    expect(await suggestions('')).toEqual(COMMANDS.map(({ name }) => name));
  });

  test('completes options and what an argument can be', async () => {
    expect(await suggestions('check', '--st')).toEqual(['--strict', '--staged', '--stdin-path']);
    expect(await suggestions('completion', '')).toEqual(['bash', 'zsh', 'fish', 'powershell']);
    expect(await suggestions('source', '')).toEqual(['add', 'list', 'show']);
  });

  test('bash itself asks and is answered', async () => {
    const script = `
      newsctl() { "$NODE" "$PROGRAM" "$@"; }
      _get_comp_words_by_ref() { words=("\${COMP_WORDS[@]}"); cword=$COMP_CWORD; cur="\${COMP_WORDS[COMP_CWORD]}"; prev="\${COMP_WORDS[COMP_CWORD-1]}"; }
      source <(newsctl completion bash)
      COMP_WORDS=(newsctl publ); COMP_CWORD=1; COMP_LINE='newsctl publ'; COMP_POINT=12
      $(complete -p newsctl | sed 's/.*-F \\([^ ]*\\).*/\\1/')
      echo "answers: \${COMPREPLY[*]}"`;
    const env = { NODE: process.execPath, PROGRAM };
    const ran = await command('bash', ['-c', script], { env });
    expect(ran.stdout).toContain('answers: publish');
  });
});

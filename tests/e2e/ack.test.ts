import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newsroom, soundArticle } from '../support/newsroom.ts';
import { documentOf, run } from '../support/run.ts';

const RULE = 'legal/precharge-naming';
const ARRESTED = 'Tom Reed was arrested on suspicion of fraud on Monday.';
const article = (body = ARRESTED) => soundArticle({ body });
const PATH = 'articles/a.md';
const NOTE = 'He announced it himself at noon';

const ack = (cwd: string, ...args: string[]) => run(['ack', RULE, PATH, ...args], { cwd });
const answered = (cwd: string) => ack(cwd, '--by', 'Ann Lee', '--note', NOTE);
const result = async (cwd: string) => documentOf(await run(['check', '--json'], { cwd })).result!;

describe('ack', () => {
  test('settles a review until the words of its passage change', async () => {
    const cwd = await newsroom({ [PATH]: article(`${ARRESTED}\n\nThe mill is shut.`) });
    const before = await run(['check'], { cwd });
    expect(before).toMatchObject({ code: 0 });
    expect(before.stdout).toContain(`newsctl ack ${RULE} ${PATH} --by NAME --note WHY`);
    expect(before.stdout).toContain('1 to review');
    expect((await run(['check', '--strict'], { cwd })).code).toBe(1);

    const ran = await answered(cwd);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(ran.stdout).toContain(`${RULE} acknowledged by Ann Lee`);
    expect(await result(cwd)).toMatchObject({ findings: [], acknowledged: 1 });
    expect((await run(['check', '--strict'], { cwd })).stdout).toContain('1 review acknowledged');

    const text = await readFile(join(cwd, PATH), 'utf8');
    await writeFile(join(cwd, PATH), text.replace('The mill is shut.', 'The mill is shut until May.'));
    expect(await result(cwd)).toMatchObject({ findings: [], acknowledged: 1 });

    await writeFile(join(cwd, PATH), text.replace('suspicion of fraud', 'suspicion of murder'));
    const { findings } = (await result(cwd)) as { findings: { rule: string; message: string }[] };
    expect(findings.map(({ rule }) => rule)).toEqual([RULE]);
    expect(findings[0]!.message).toContain('Ann Lee acknowledged other words');
  });

  test('publish says how many reviews are open, and --strict stops for them', async () => {
    const cwd = await newsroom({ [PATH]: article() });
    expect(await run(['publish', '--strict'], { cwd })).toMatchObject({ code: 1 });
    const dry = await run(['publish', '--dry-run'], { cwd });
    expect(dry).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('1 review of what goes out is open'),
    });
    await answered(cwd);
    const ran = await run(['publish', '--strict'], { cwd });
    expect(ran.code).toBe(0);
    expect(ran.stderr).not.toContain('review');
  });

  test('needs a name and a reason', async () => {
    const cwd = await newsroom({ [PATH]: article() });
    const ran = await ack(cwd, '--by', 'Ann Lee', '--json');
    expect(ran.code).toBe(2);
    expect(documentOf(ran).error).toMatchObject({
      code: 'ANSWER_NEEDED',
      hint: expect.stringContaining('--note'),
    });
    expect((await ack(cwd, '--by', ' ', '--note', 'x')).code).toBe(2);
    expect(await readFile(join(cwd, PATH), 'utf8')).toBe(article());
  });

  test('refuses where there is nothing to answer for, and what has to be mended', async () => {
    const cwd = await newsroom({ [PATH]: article('The mill is shut. TK') });
    const by = ['--by', 'Ann Lee', '--note', 'x', '--json'];
    const error = async (rule: string, ...more: string[]) =>
      documentOf(await run(['ack', rule, PATH, ...by, ...more], { cwd })).error?.code;
    expect(await error(RULE)).toBe('NOTHING_TO_ACKNOWLEDGE');
    expect(await error('publishing/residue')).toBe('USAGE');
    expect(await error('legal/precharge-name')).toBe('USAGE');
  });

  test('--line takes one of several; doing it again changes nothing', async () => {
    const cwd = await newsroom({
      [PATH]: article(`${ARRESTED}\n\nOfficers have questioned Jane Brook about the fire.`),
    });
    expect((await ack(cwd, '--line', '12', '--by', 'Ann Lee', '--note', NOTE)).code).toBe(0);
    expect(await result(cwd)).toMatchObject({
      findings: [{ message: expect.stringContaining('Jane Brook') }],
      acknowledged: 1,
    });
    expect((await answered(cwd)).code).toBe(0);
    const text = await readFile(join(cwd, PATH), 'utf8');
    expect((await answered(cwd)).stderr).toContain('acknowledged already');
    expect(await readFile(join(cwd, PATH), 'utf8')).toBe(text);
  });

  test('what was noted reaches no file that readers get', async () => {
    const cwd = await newsroom({ [PATH]: article() });
    await answered(cwd);
    expect((await run(['publish'], { cwd })).code).toBe(0);
    const folder = join(cwd, 'public');
    const files = await readdir(folder, { recursive: true, withFileTypes: true });
    const texts = await Promise.all(
      files
        .filter((file) => file.isFile())
        .map((file) => readFile(join(file.parentPath, file.name), 'latin1')),
    );
    expect(texts.length).toBeGreaterThan(3);
    expect(texts.join('\n')).toContain('Tom Reed was arrested');
    expect(texts.join('\n')).not.toMatch(/announced it himself|precharge-naming/);
  });
});

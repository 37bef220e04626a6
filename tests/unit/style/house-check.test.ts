import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { check } from '../../../src/check/check.ts';
import { loadHouseStyle } from '../../../src/newsroom/house-style.ts';
import { loadNewsroom } from '../../../src/newsroom/newsroom.ts';

const PACKAGE = join(import.meta.dirname, '../../..');
const RULE = 'extends: existence\nmessage: "No \'%s\'."\ntokens: [weir, ford]\n';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'newsctl-house-'));
  await mkdir(join(root, 'style'));
  await writeFile(join(root, 'style', 'Water.yml'), RULE);
});
afterEach(() => rm(root, { recursive: true }));

/** What the house style alone says of a text: rule and matched words. */
async function found(text: string, settings = ''): Promise<string[]> {
  await writeFile(join(root, 'newsctl.yaml'), `name: The Orrin\nurl: https://orrin.example\n${settings}`);
  const newsroom = await loadNewsroom({ cwd: root });
  const { check: style } = await loadHouseStyle(newsroom, PACKAGE);
  const { findings } = check({
    files: [{ path: 'a.md', text }],
    settings: { rules: newsroom.config.rules },
    style,
    rules: [],
    now: new Date(0),
  });
  return findings.map(
    ({ rule, severity, start, end }) => `${severity} ${rule} ${text.slice(start.offset, end.offset)}`,
  );
}

describe('the house style of a newsroom', () => {
  it('never looks inside quotation marks or at quotations set off', async () => {
    const text = '“The weir broke,” Ann Lee said at the ford.\n\n> The weir is old.\n';
    expect(await found(text)).toEqual(['warning House.Water ford']);
  });

  it('reads quotations where the newsroom says so', async () => {
    const settings = 'rules:\n  House.Water: {quotations: true}\n';
    expect(await found('“The weir broke,” Ann Lee said.\n', settings)).toEqual(['warning House.Water weir']);
  });

  it('takes severities from newsctl.yaml, and switches rules off', async () => {
    expect(await found('A weir.\n', 'rules:\n  House.Water: error\n')).toEqual(['error House.Water weir']);
    expect(await found('A weir.\n', 'rules:\n  House.Water: off\n')).toEqual([]);
  });

  it('knows the comments that suppress a rule', async () => {
    const text = '<!-- newsctl-disable-next House.Water -- its name -->\n\nA weir.\n\nA ford.\n';
    expect(await found(text)).toEqual(['warning House.Water ford']);
  });

  it('adds styles that newsctl ships, and those of a .vale.ini beside newsctl.yaml', async () => {
    await mkdir(join(root, 'desk', 'Desk'), { recursive: true });
    await writeFile(join(root, 'desk', 'Desk', 'Boat.yml'), RULE.replace('weir, ford', 'boat'));
    await writeFile(join(root, '.vale.ini'), 'StylesPath = desk\n[*.md]\nBasedOnStyles = Desk\n');
    expect(await found('A boat of another color.\n', 'styles: [news-uk]\n')).toEqual([
      'warning Desk.Boat boat',
      'warning news-uk.Spelling color',
    ]);
  });

  it('refuses settings of a rule that no style has', async () => {
    await expect(found('A weir.\n', 'rules:\n  House.Watre: off\n')).rejects.toThrow('Did you mean');
  });

  it('tells where a rule is wrong', async () => {
    await writeFile(join(root, 'style', 'Bad.yml'), 'extends: existence\nmessage: no\ntokens: ["(a"]\n');
    await expect(found('A weir.\n')).rejects.toThrow(/Bad\.yml:1:1 .*pattern/);
  });

  it('reads the headline as a heading', async () => {
    await writeFile(join(root, 'style', 'Water.yml'), `${RULE}scope: heading.h1\n`);
    const text = '---\nheadline: A weir falls\n---\nThe weir fell.\n';
    expect(await found(text)).toEqual(['warning House.Water weir']);
  });
});

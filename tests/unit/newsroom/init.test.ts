import { mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { frontMatterSchema } from '../../../src/article/front-matter-schema.ts';
import { configSchema } from '../../../src/newsroom/config.ts';
import { type Answers, initNewsroom, planNewsroom, validateAnswers } from '../../../src/newsroom/init.ts';
import { peopleSchema } from '../../../src/newsroom/people.ts';
import type { Config } from '../../../src/newsroom/types.ts';
import { readYaml } from '../../../src/yaml/document.ts';
import { validate } from '../../../src/yaml/validate.ts';
import { temporaryFolder, write } from './temporary-newsroom.ts';

const ANSWERS: Answers = {
  name: 'The Marl Gazette',
  url: 'https://example.org',
  language: 'en-GB',
  timezone: 'Europe/London',
  jurisdiction: 'uk',
};

const FILES = [
  'people.yaml',
  'articles/.gitkeep',
  'sources/.gitkeep',
  'media/.gitkeep',
  'style/.gitkeep',
  '.gitignore',
  'newsctl.yaml',
];

function config(text: string): { value: Config | undefined; problems: unknown[] } {
  const yaml = readYaml(text);
  const { value, problems } = validate(yaml, configSchema, yaml.data);
  return { value: value as Config | undefined, problems: [...yaml.problems, ...problems] };
}

const planned = (answers: Answers, path: string): string =>
  planNewsroom(answers).find((file) => file.path === path)!.text;

describe('planNewsroom', () => {
  test('plans the folder and nothing else', () => {
    expect(planNewsroom(ANSWERS).map(({ path }) => path)).toEqual(FILES);
  });

  test('the configuration tells editors its schema on the first line', () => {
    expect(planned(ANSWERS, 'newsctl.yaml').split('\n')[0]).toBe(
      '# yaml-language-server: $schema=./node_modules/newsctl/schema/newsctl.schema.json',
    );
  });

  test('any answers that are valid make a valid configuration that says the same', () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 120 }),
      fc.constantFrom('The "Marl": Gazette # 1', "- It's 🎉", 'null', '{a: b}', '%TAG', 'a\nb', '\u2028---'),
    );
    const answers = fc.record({
      name: name.filter((text) => text.trim() !== ''),
      url: fc.webUrl(),
      language: fc.constantFrom('en-GB', 'no', 'cy', 'zh-Hant-TW'),
      timezone: fc.constantFrom('Europe/London', 'America/New_York', 'UTC', 'Etc/GMT+5'),
      jurisdiction: fc.constantFrom('uk', 'us', 'none'),
    });
    fc.assert(
      fc.property(answers, (given) => {
        const { value, problems } = config(planned(given, 'newsctl.yaml'));
        expect(problems).toEqual([]);
        expect(value).toMatchObject({
          ...given,
          name: given.name.trim(),
          url: new URL(given.url).href.replace(/\/+$/, ''),
          publish: { host: 'public' },
        });
      }),
      { numRuns: 700 },
    );
  });

  test('its commented settings are valid too', () => {
    const text = planned(ANSWERS, 'newsctl.yaml').replace(
      /^# (description:|sections:|ninjs:|comments:|rules:| {2}\S)/gm,
      '$1',
    );
    const { value, problems } = config(text);
    expect(problems).toEqual([]);
    expect(value!.sections.length).toBeGreaterThan(0);
    expect(value!.ninjs).toBe(false);
    expect(value!.comments?.provider).toBe('isso');
    expect(value!.description).not.toBe('');
    expect(Object.keys(value!.rules).length).toBeGreaterThan(0);
  });

  test('people.yaml is empty, and its example is valid', () => {
    const text = planned(ANSWERS, 'people.yaml');
    expect(peopleSchema.parse(readYaml(text).data)).toEqual({ people: [] });
    const example = readYaml(text.replace('people: []', 'people:').replace(/^#( {2,})/gm, '$1'));
    expect(example.problems).toEqual([]);
    expect(peopleSchema.parse(example.data).people).toMatchObject([{ id: 'jo-reed', name: 'Jo Reed' }]);
  });
});

describe('initNewsroom', () => {
  test('makes the folder, and any folder above it', async () => {
    const folder = join(await temporaryFolder(), 'desk/marl');
    expect(await initNewsroom(folder, ANSWERS)).toEqual({ created: FILES, kept: [] });
    expect((await readdir(folder)).sort()).toEqual(
      ['.gitignore', 'articles', 'media', 'newsctl.yaml', 'people.yaml', 'sources', 'style'].sort(),
    );
    expect(await readFile(join(folder, '.gitignore'), 'utf8')).toBe(
      '.newsctl/*\n!.newsctl/receipts/\npublic\n.public.releases\n',
    );
    expect(config(await readFile(join(folder, 'newsctl.yaml'), 'utf8')).value).toMatchObject(ANSWERS);
  });

  test('keeps what is there', async () => {
    const folder = await temporaryFolder();
    await write(folder, { 'people.yaml': 'people: # ours\n', '.gitignore': 'mine\n', 'articles/a.md': 'x' });
    const { created, kept } = await initNewsroom(folder, ANSWERS);
    expect(kept).toEqual(['people.yaml', '.gitignore']);
    expect(created).toEqual(FILES.filter((file) => !kept.includes(file)));
    expect(await readFile(join(folder, 'people.yaml'), 'utf8')).toBe('people: # ours\n');
    expect(await readFile(join(folder, '.gitignore'), 'utf8')).toBe('mine\n');
  });

  test('a newsroom that is there already is left alone', async () => {
    const folder = await temporaryFolder();
    await write(folder, { 'newsctl.yaml': 'name: Old\n' });
    await expect(initNewsroom(folder, ANSWERS)).rejects.toMatchObject({ code: 'FILE_EXISTS' });
    expect(await readdir(folder)).toEqual(['newsctl.yaml']);
    expect(await readFile(join(folder, 'newsctl.yaml'), 'utf8')).toBe('name: Old\n');
  });

  test('a link that leads nowhere is not written through', async () => {
    const folder = await temporaryFolder();
    const elsewhere = join(await temporaryFolder(), 'target.yaml');
    await symlink(elsewhere, join(folder, 'newsctl.yaml'));
    await expect(initNewsroom(folder, ANSWERS)).rejects.toMatchObject({ code: 'FILE_EXISTS' });
    await expect(readFile(elsewhere)).rejects.toThrow('ENOENT');
  });

  test('what a first attempt could not finish, a second one does', async () => {
    const folder = await temporaryFolder();
    await write(folder, { media: 'a file where a folder belongs' });
    await expect(initNewsroom(folder, ANSWERS)).rejects.toMatchObject({
      code: 'FILE_UNWRITABLE',
      message: expect.stringContaining('media/.gitkeep'),
    });
    const second = join(folder, 'again');
    await mkdir(second);
    await write(second, { 'people.yaml': 'people: []\n', 'articles/.gitkeep': '' });
    expect((await initNewsroom(second, ANSWERS)).kept).toEqual(['people.yaml', 'articles/.gitkeep']);
  });

  test('answers that cannot stand are refused before anything is written', async () => {
    const folder = await temporaryFolder();
    const answers = { ...ANSWERS, url: 'marl', timezone: 'Marl' };
    await expect(initNewsroom(folder, answers)).rejects.toMatchObject({
      code: 'USAGE',
      message: expect.stringMatching(/^url should be .*\ntimezone should be /),
    });
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('validateAnswers', () => {
  test('accepts good answers and leaves out those not given', () => {
    expect(validateAnswers({ ...ANSWERS })).toEqual({});
    expect(validateAnswers({})).toEqual({});
  });

  test.each([
    ['name', ' ', 'should be the name of the newsroom.'],
    ['url', 'example.org', 'should be the full address of the site, such as https://example.org.'],
    [
      'url',
      'https://example.org/?a=b',
      'should be the full address of the site, such as https://example.org.',
    ],
    ['language', 'English', 'should be a language tag, such as en-GB.'],
    ['language', 'e', 'should be a language tag such as en-GB or en-US.'],
    ['timezone', 'London', 'should be a time zone such as Europe/London or America/New_York.'],
    ['jurisdiction', 'scotland', 'should be one of uk, us, none.'],
  ] as const)('%s %j', (question, answer, message) => {
    expect(validateAnswers({ [question]: answer })).toEqual({ [question]: message });
  });

  test('a language it accepts is one that an article may have', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,4}(-[A-Za-z0-9]{1,8}){0,3}$/), (language) => {
        const accepted = validateAnswers({ language }).language === undefined;
        const allowed =
          frontMatterSchema('lang')!.safeParse(language).success &&
          configSchema.shape.language.safeParse(language).success;
        expect(accepted).toBe(allowed);
      }),
    );
  });
});

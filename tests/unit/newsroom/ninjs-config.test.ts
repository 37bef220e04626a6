import { expect, test } from 'vitest';
import { configSchema } from '../../../src/newsroom/config.ts';
import { readYaml } from '../../../src/yaml/document.ts';
import { validate } from '../../../src/yaml/validate.ts';

function read(line: string) {
  const yaml = readYaml(`name: The Courier\nurl: https://courier.example\n${line}`);
  return validate(yaml, configSchema, yaml.data);
}

test('articles are exported as ninjs unless the newsroom says otherwise', () => {
  expect(read('').value?.ninjs).toBe(true);
  expect(read('ninjs: true\n').value?.ninjs).toBe(true);
  expect(read('ninjs: false\n').value?.ninjs).toBe(false);
});

test.each([
  ['ninjs: maybe\n', '`ninjs` should be true or false, but it is `maybe`.'],
  ['ninjs: [false]\n', '`ninjs` should be true or false, but it is a list.'],
  ['ninsj: false\n', 'There is no key `ninsj`. Did you mean "ninjs"?'],
])('%j is refused', (line, message) => {
  expect(read(line).problems).toEqual([expect.objectContaining({ path: [line.split(':')[0]], message })]);
});

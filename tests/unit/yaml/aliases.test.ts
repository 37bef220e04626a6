import { expect, test } from 'vitest';
import { readYaml } from '../../../src/yaml/document.ts';

test.each(['entries: &x [ *x ]\n', 'documents: &x { a: *x }\n', 'a: &x\n  b: [{ c: *x }]\n'])(
  'a value that has itself in it cannot be used: %j',
  (text) => {
    const { data, problems } = readYaml(text);
    expect(data).toEqual({});
    expect(problems.map(({ message }) => message)).toEqual([
      'This YAML cannot be used: a value has itself in it, by an alias such as `*name`.',
    ]);
  },
);

test('a value that stands in two places can', () => {
  const { data, problems } = readYaml('a: &x [1, 2]\nb: *x\nc: [*x, *x]\n');
  expect(problems).toEqual([]);
  expect(data).toEqual({
    a: [1, 2],
    b: [1, 2],
    c: [
      [1, 2],
      [1, 2],
    ],
  });
});

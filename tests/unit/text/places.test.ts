import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Places } from '../../../src/text/places.ts';

const name = fc.oneof(
  fc.constantFrom('a', 'b', 'B', 'a/b', 'ä', '', '__proto__'),
  fc.string({ maxLength: 3 }),
);

test('a name is found where it stands, in sorted lists and in others, in whatever order it is asked for', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(name, { maxLength: 12 }),
      fc.boolean(),
      fc.array(name),
      (some, sorted, others) => {
        const names = sorted ? [...some].sort() : some;
        const places = new Places(names);
        for (const one of [...others, ...names, ...others, ...names.toReversed()])
          expect(places.of(one)).toBe(names.indexOf(one));
      },
    ),
  );
});

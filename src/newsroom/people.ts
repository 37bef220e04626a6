import * as z from 'zod';

const person = z.strictObject({
  id: z.string(),
  name: z.string().min(1, { error: 'should be a full name.' }),
  role: z.string().optional(),
  organisation: z.string().optional(),
  aliases: z.array(z.string()).default([]),
  pronouns: z.string().optional(),
});

/**
 * `people.yaml`: a group `people:` with a list.
 * @internal
 */
export const peopleSchema = z.strictObject({
  people: z.preprocess((value) => value ?? [], z.array(person)).default([]),
});

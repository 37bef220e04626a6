import * as z from 'zod';
import type { YamlPath } from './document.ts';

/** The keys that a schema knows at a path. */
export function keysAt(schema: z.ZodType, path: YamlPath): string[] {
  const here = schemaAt(schema, path);
  return here instanceof z.ZodObject ? Object.keys(here.shape) : [];
}

/** The values that a schema allows at a path, where they can be counted. */
export function valuesAt(schema: z.ZodType, path: YamlPath): string[] {
  const here = schemaAt(schema, path);
  const item = here instanceof z.ZodArray ? unwrap(here.element as z.ZodType) : here;
  if (item instanceof z.ZodBoolean) return ['true', 'false'];
  return item instanceof z.ZodEnum ? item.options.map(String) : [];
}

/** Looks through optional, default, nullable and preprocess layers. */
function schemaAt(schema: z.ZodType, path: YamlPath): z.ZodType | undefined {
  let here = unwrap(schema);
  for (const key of path) {
    if (here instanceof z.ZodObject) here = unwrap(here.shape[String(key)] as z.ZodType);
    else if (here instanceof z.ZodArray) here = unwrap(here.element as z.ZodType);
    else if (here instanceof z.ZodRecord) here = unwrap(here.valueType as z.ZodType);
    else return undefined;
  }
  return here;
}

function unwrap(schema: z.ZodType | undefined): z.ZodType | undefined {
  let here = schema;
  for (;;) {
    if (here instanceof z.ZodPipe) here = here.out as z.ZodType;
    else if (here instanceof z.ZodOptional || here instanceof z.ZodNullable || here instanceof z.ZodDefault)
      here = here.unwrap() as z.ZodType;
    else return here;
  }
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findSections } from '../article/front-matter.ts';
import { ARTICLE_TYPES } from '../article/types.ts';
import { NewsctlError } from '../errors.ts';
import { didYouMean } from '../text/suggest.ts';
import type { Newsroom } from './newsroom.ts';
import { ownTypes, unreadable } from './own-types.ts';
import { TEMPLATE_FOLDER } from './template-folder.ts';
import { readTemplate, type Template } from './template.ts';

/** A kind of article that `new` can start. */
export interface TypeChoice {
  name: string;
  label: string;
  purpose: string;
  /** Absolute path of its template. */
  file: string;
  /** The template is the newsroom's own. */
  own: boolean;
}

/**
 * The types that can be started: those that newsctl ships, then the newsroom's own by name. A file of the
 * newsroom's `templates/articles/` takes the place of the shipped template of that name. Its comments
 * `# label: …` and `# purpose: …` say how it is shown.
 * @param shipped absolute path of the folder with the shipped templates
 * @throws NewsctlError FILE_UNREADABLE
 */
export async function listTypes(newsroom: Newsroom, shipped: string): Promise<TypeChoice[]> {
  const choices = new Map<string, TypeChoice>();
  for (const { name, label, purpose } of ARTICLE_TYPES)
    choices.set(name, { name, label, purpose, file: join(shipped, `${name}.md`), own: false });
  for (const name of await ownTypes(newsroom.root)) {
    const file = join(newsroom.root, TEMPLATE_FOLDER, `${name}.md`);
    const text = decode(await readBytes(file, `${TEMPLATE_FOLDER}/${name}.md`));
    const known = choices.get(name);
    choices.set(name, {
      name,
      label: comment(text, 'label') ?? known?.label ?? name,
      purpose: comment(text, 'purpose') ?? known?.purpose ?? `an article of the type ${name}`,
      file,
      own: true,
    });
  }
  return [...choices.values()];
}

/**
 * The template of a type.
 * @throws NewsctlError TYPE_UNKNOWN, TEMPLATE_INVALID, FILE_UNREADABLE
 */
export async function templateOf(newsroom: Newsroom, type: string, shipped: string): Promise<Template> {
  const types = await listTypes(newsroom, shipped);
  const choice = types.find(({ name }) => name === type);
  if (!choice) {
    const names = types.map(({ name }) => name);
    const message = `There is no article type "${type}".${didYouMean(type, names)}`;
    throw new NewsctlError('TYPE_UNKNOWN', message, { hint: `The types are ${names.join(', ')}.` });
  }
  const shown = choice.own ? `${TEMPLATE_FOLDER}/${type}.md` : choice.file;
  const text = decode(await readBytes(choice.file, shown));
  if (text === null)
    throw new NewsctlError('TEMPLATE_INVALID', `${shown}:1:1  This file is not UTF-8 text.`, {
      hint: 'Save the template again as UTF-8.',
    });
  return readTemplate(text, shown);
}

async function readBytes(path: string, shown: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    throw unreadable(shown, error);
  }
}

/** The text, or null where the bytes are no UTF-8. */
function decode(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function comment(text: string | null, key: 'label' | 'purpose'): string | null {
  if (text === null) return null;
  const { yaml } = findSections(text);
  const head = yaml ? text.slice(yaml.start, yaml.end) : '';
  return new RegExp(`^# ?${key}:[ \\t]*(\\S.*?)[ \\t\\r]*$`, 'm').exec(head)?.[1] ?? null;
}

/** A file of settings in sections: keys before the first heading stand in the section named ''. */
export interface Ini {
  sections: IniSection[];
}

export interface IniSection {
  name: string;
  entries: IniEntry[];
}

export interface IniEntry {
  key: string;
  value: string;
  line: number;
}

const HEADING = /^\[(.*)\]\s*(?:[#;].*)?$/;

/**
 * Reads an ini file as Vale does: `#` and `;` start comments (within a line only after white space), a backslash at the
 * end carries on in the next line, marks round a value are no part of it, and a key may come again.
 */
export function readIni(text: string): Ini {
  const sections: IniSection[] = [{ name: '', entries: [] }];
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!.trim();
    if (line === '' || /^[#;]/.test(line)) continue;
    const heading = HEADING.exec(line);
    if (heading) {
      sections.push(sectionNamed(sections, heading[1]!.trim()));
      continue;
    }
    const number = index + 1;
    const equals = line.search(/[=:]/);
    if (equals < 0) continue;
    let value = line.slice(equals + 1).trim();
    while (/(?<!\\)\\$/.test(value) && index + 1 < lines.length)
      value = value.slice(0, -1) + lines[++index]!.trim();
    sections.at(-1)!.entries.push({ key: keyOf(line.slice(0, equals)), value: bare(value), line: number });
  }
  return { sections: [...new Set(sections)] };
}

const sectionNamed = (sections: readonly IniSection[], name: string): IniSection =>
  sections.find((section) => section.name === name) ?? { name, entries: [] };

const keyOf = (text: string): string => text.trim().replace(/^(["'`])(.*)\1$/, '$2');

/** A value without a comment after it and without marks round it. */
function bare(value: string): string {
  const quoted = /^("""|["'`])(.*?)\1\s*(?:[#;].*)?$/.exec(value);
  if (quoted) return quoted[2]!;
  const comment = value.search(/\s[#;]/);
  return (comment < 0 ? value : value.slice(0, comment)).trim();
}

/** The parts of a list; a comma behind a backslash is part of a value. */
export const listOf = (value: string): string[] =>
  value
    .split(/(?<!\\),/)
    .map((item) => item.trim().replaceAll('\\,', ','))
    .filter((item) => item !== '');

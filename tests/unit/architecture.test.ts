import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../src/rules/index.ts';

const SRC = join(import.meta.dirname, '../../src');

/** Folders (and lone files) of `src` in the order in which they may import: each only from those before it. */
const ORDER = [
  ['errors.ts', 'listen.ts'],
  ['text'],
  ['tables'],
  ['looks'],
  ['yaml'],
  ['images'],
  ['article'],
  ['quotes'],
  ['sources'],
  ['rules'],
  ['style'],
  ['check'],
  ['import', 'site', 'hosts'],
  ['newsroom'],
  ['publish'],
  ['reporters', 'explain'],
  ['lsp', 'preview'],
  ['index.ts'],
  ['cli'],
];

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.replaceAll('\\', '/'));

const importsOf = (file: string): string[] =>
  [...readFileSync(join(SRC, file), 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map((match) =>
    relative(SRC, join(SRC, dirname(file), match[1]!)).replaceAll('\\', '/'),
  );

const rank = (file: string): number => ORDER.findIndex((names) => names.includes(file.split('/')[0]!));

describe('the house', () => {
  it('has a place for every folder', () => {
    expect(files.filter((file) => rank(file) < 0)).toEqual([]);
  });

  it('imports only downwards', () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter(
          (target) =>
            rank(target) > rank(file) ||
            (rank(target) === rank(file) && target.split('/')[0] !== file.split('/')[0]),
        )
        .map((target) => `${file} → ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('serves editors without the reporters of the terminal, and apart from everything else', () => {
    const intoServer = files.filter(
      (file) => !file.startsWith('lsp/') && importsOf(file).some((target) => target.startsWith('lsp/')),
    );
    expect(intoServer).toEqual(['cli/language-server.ts']);
    const fromServer = files.filter((file) => file.startsWith('lsp/')).flatMap(importsOf);
    expect(fromServer.filter((target) => target.startsWith('reporters/'))).toEqual([]);
  });

  it('loads the server only for its command', () => {
    const eager = files.filter(
      (file) =>
        /(?:from)\s*'[^']*(?:language-server|vscode-[a-z-]+)/.test(readFileSync(join(SRC, file), 'utf8')) &&
        !file.startsWith('lsp/'),
    );
    expect(eager).toEqual([]);
  });

  it('knows the terminal only under cli', () => {
    const wrong = files.filter(
      (file) =>
        !file.startsWith('cli/') &&
        /\bprocess\.(?:argv|env|exit|stdout|stderr|stdin|cwd)\b|from '(?:commander|inquirer|chalk)'/.test(
          readFileSync(join(SRC, file), 'utf8'),
        ),
    );
    expect(wrong).toEqual([]);
  });
});

describe('the registry of rules', () => {
  const named = files
    .filter((file) => /^rules\/[^/]+\/[^/]+\.ts$/.test(file))
    .map((file) => file.slice('rules/'.length, -'.ts'.length));

  it('holds every rule file under its own name', () => {
    expect(RULES.map((rule) => rule.id).sort()).toEqual(named.sort());
  });

  it('has what the documentation needs', () => {
    for (const rule of RULES) {
      expect(rule.good.length, rule.id).toBeGreaterThanOrEqual(3);
      expect(rule.bad.length, rule.id).toBeGreaterThanOrEqual(3);
      expect(rule.summary, rule.id).toMatch(/[.?]$/);
      expect(rule.why.length, rule.id).toBeGreaterThan(60);
      expect(rule.options === undefined, rule.id).toBe(rule.optionHelp === undefined);
    }
  });
});

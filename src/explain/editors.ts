/** How to set up an editor for `newsctl lsp`. */
export function editors(): string {
  return [
    '# Editors',
    '`newsctl lsp` serves any editor that speaks the Language Server Protocol. While somebody writes, it shows what `newsctl check` finds, with the fixes; the pointer on a quotation tells who says it, whether the sources bear it out, and what they have; “go to definition” opens the stored source at the passage; in front matter, keys, values, people and sources are completed; the outline lists the quotations by speaker.',
    'The newsroom is the one whose `newsctl.yaml` is the nearest above the file; a file outside any is checked as loose copy. Files under `sources/`, `templates/` and `style/` are nobody’s copy and are left alone. Of a confidential source nothing is shown, and nothing goes to it. The server writes no file and touches no network.',
    '## VS Code',
    'With an extension that starts any server, such as Generic LSP Client (v2), in `settings.json`:',
    fence(
      'json',
      `{
  "glspc.server.command": "newsctl",
  "glspc.server.commandArguments": ["lsp"],
  "glspc.server.languageId": ["markdown", "plaintext", "yaml"],
  "editor.codeActionsOnSave": { "source.fixAll.newsctl": "explicit" }
}`,
    ),
    '## Neovim',
    'From version 0.11 on, in `init.lua`:',
    fence(
      'lua',
      `vim.lsp.config('newsctl', {
  cmd = { 'newsctl', 'lsp' },
  filetypes = { 'markdown', 'text', 'yaml' },
  root_markers = { 'newsctl.yaml' },
})
vim.lsp.enable('newsctl')`,
    ),
    '## Helix',
    'In `languages.toml`:',
    fence(
      'toml',
      `[language-server.newsctl]
command = "newsctl"
args = ["lsp"]

[[language]]
name = "markdown"
language-servers = ["newsctl"]`,
    ),
    '## Emacs',
    'With eglot, which Emacs 29 has:',
    fence(
      'elisp',
      `(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs
               '((markdown-mode text-mode) . ("newsctl" "lsp"))))`,
    ),
    '## What is shown how',
    'An error is an error, a warning a warning, a note an information; what only a named person may settle is an information that begins with `[review]`. “Suppress … here, with a reason” puts a comment before the paragraph; it suppresses nothing until the reason is written (`newsctl explain suppressions`). “Make every safe fix” is what `newsctl check --fix` does, and can run when a file is saved: its kind is `source.fixAll.newsctl`.',
  ].join('\n\n');
}

const fence = (language: string, code: string): string => `\`\`\`${language}\n${code}\n\`\`\``;

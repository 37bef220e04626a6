/** House style: where it stands, what of Vale's format there is, how a desk's own configuration is used. */
export function style(): string {
  return [
    '# House style',
    'House style is data: one rule a file, in the YAML format of Vale. A newsroom has three places for it.',
    [
      '- `style/*.yml` are rules of the style named House; each folder in `style/` with rules in it is a style of its own.',
      '- `styles:` in `newsctl.yaml` names more: those in `style/`, and `news-uk` and `news-us`, which newsctl ships.',
      '- A `.vale.ini` in the newsroom adds the styles that it names, with its sections, levels and vocabularies.',
    ].join('\n'),
    'Rules are named `Style.Rule`. Their levels suggestion, warning and error are the severities note, warning and error. `rules:` of `newsctl.yaml` and the comments that suppress a rule know them as any other: `House.Words: off`.',
    '## What others said',
    'No rule of style looks inside quotation marks or at quotations set off: their words read as stars. `House.Words: {quotations: true}` lets one rule read them. The headline counts as `heading.h1`; `frontmatter.headline` and `frontmatter.standfirst` are scopes of their own.',
    '## Kinds of rules',
    '`existence`, `substitution`, `occurrence`, `repetition`, `consistency`, `conditional`, `capitalization`, `metric`, `readability`, `spelling` (the dictionary is American English unless the rule names another) and `sequence` (parts of speech by the Penn Treebank). A `script` rule is not run, and newsctl says so. Vocabularies are `config/vocabularies/NAME/accept.txt` and `reject.txt`; in `style/` each of them counts.',
    'A pattern that takes longer than two seconds on a file is given up there, with a warning.',
    '## A desk that uses Vale',
    '`newsctl check --vale-config .vale.ini --format line FILES` checks with the styles of that file alone and prints what Vale prints: `path:line:column:Style.Rule:message`. Quoted words are read too, as Vale reads them, and the comments `<!-- vale off -->` and `<!-- vale Style.Rule = NO -->` count. Outside a newsroom `--format line` takes the `.vale.ini` of the folder, or of one above it, by itself. `Packages` is not followed: nothing is fetched.',
    '## Tests of rules',
    '`newsctl style test` runs the tests under `tests:` in a rule file, or in `NAME.test.yml` beside it. `alerts` lists the words that are found, or whole messages, or how many; `{match: very, line: 1, column: 3}` asks for a place too. Instead of a list there may be two, `pass` and `fail`, of texts in which nothing or something is found:',
    '```yaml\nextends: existence\nmessage: "\'%s\' is padding."\ntokens: [very]\ntests:\n  - text: A very long night.\n    alerts: [very]\n  - text: A long night.\n    alerts: []\n```',
  ].join('\n\n');
}

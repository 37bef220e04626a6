import { FRONT_MATTER_KEYS } from '../article/front-matter-schema.ts';
import { STATUSES } from '../article/front-matter-types.ts';
import { TYPE_REQUIREMENTS } from '../article/type-requirements.ts';
import { ARTICLE_TYPES } from '../article/types.ts';
import { configSchema } from '../newsroom/config.ts';
import { RULES } from '../rules/index.ts';
import { editors } from './editors.ts';
import { hosts } from './hosts.ts';
import { matching } from './matching.ts';
import { pictures } from './pictures.ts';
import { search } from './search.ts';
import { style } from './style.ts';
import { theme } from './theme.ts';

/** A subject that `explain` and the documentation tell about. */
export interface Topic {
  name: string;
  summary: string;
  text: () => string;
}

export const TOPICS: readonly Topic[] = [
  { name: 'rules', summary: 'every rule of the check', text: rules },
  { name: 'matching', summary: 'how a quotation is held against its sources', text: matching },
  { name: 'types', summary: 'the kinds of article and what each is for', text: types },
  { name: 'front-matter', summary: 'the keys at the top of an article', text: frontMatter },
  { name: 'statuses', summary: 'the life of an article, from draft to withdrawn', text: statuses },
  { name: 'config', summary: 'the keys of newsctl.yaml', text: config },
  { name: 'templates', summary: 'templates of your own for `newsctl new`', text: templates },
  { name: 'theme', summary: 'the pages that readers get, and how to change their look', text: theme },
  { name: 'pictures', summary: 'what becomes of pictures: sizes, metadata, credit', text: pictures },
  { name: 'search', summary: 'how readers search the site, and what that costs', text: search },
  { name: 'blocks', summary: 'opinion, updates and notes inside an article', text: blocks },
  { name: 'style', summary: 'house style in the format of Vale', text: style },
  { name: 'suppressions', summary: 'taking back what a rule says, with a reason', text: suppressions },
  { name: 'reviews', summary: 'questions about law that a person answers for', text: reviews },
  { name: 'editors', summary: 'findings, fixes and sources in your editor', text: editors },
  { name: 'publishing', summary: 'what publish does, step by step', text: publishing },
  { name: 'hosts', summary: 'where a site can be published to, and what each kind needs', text: hosts },
  { name: 'exit-codes', summary: 'the status the program ends with', text: exitCodes },
  { name: 'json', summary: 'the document that --json prints', text: json },
  { name: 'environment', summary: 'environment variables', text: environment },
];

const table = (rows: readonly (readonly [string, string])[]): string =>
  rows.map(([name, text]) => `- \`${name}\`: ${text}`).join('\n');

function rules(): string {
  return `# Rules\n\n${table(RULES.map((rule) => [rule.id, `${rule.summary} (${rule.severity})`]))}\n\n\`newsctl explain RULE\` tells why, with examples.`;
}

function types(): string {
  const lines = ARTICLE_TYPES.map(({ name, purpose, fields }): [string, string] => [
    name,
    `${purpose}${fields.length > 0 ? `. Keys of its own: ${fields.join(', ')}` : ''}`,
  ]);
  return `# Article types\n\n${table(lines)}\n\n${requirements()}\n\nA file in \`templates/articles/\` of the newsroom adds a type, or takes the place of one of these.`;
}

/** What the check expects of each, from the table that it reads. */
function requirements(): string {
  const rows = Object.entries(TYPE_REQUIREMENTS).map(
    ([name, { fields = [], text = [] }]): [string, string] => [
      name,
      [...fields, ...text].map(({ what }) => what).join('; '),
    ],
  );
  return `Before it goes out the check expects of:\n\n${table(rows)}`;
}

const REQUIRED = ['id', 'type', 'headline', 'standfirst', 'slug', 'section', 'byline'];

function frontMatter(): string {
  const optional = FRONT_MATTER_KEYS.filter((key) => !REQUIRED.includes(key));
  return [
    '# Front matter',
    'The lines between `---` at the top of an article, in YAML. To be published an article needs:',
    table([
      ['id', 'a name that never changes and is never used again; `newsctl new` makes one'],
      ['type', 'see `newsctl explain types`'],
      ['headline', 'the headline'],
      ['standfirst', 'one sentence that sums the story up'],
      ['slug', 'the last part of its address'],
      ['section', 'such as council or sport'],
      ['byline', 'a list such as `[{name: Ann Lee}]`, or `desk: true` for the newsroom as a whole'],
    ]),
    `and \`status: approved\`. Further keys: ${optional.map((key) => `\`${key}\``).join(', ')}.`,
    'Dates with a time are written with their offset: `2026-11-23T06:00:00+00:00`. Keys of your own start with `x-`.',
  ].join('\n\n');
}

const MEANING: Record<(typeof STATUSES)[number], string> = {
  draft: 'being written; stays at home, and missing keys are only warnings',
  subbed: 'read by a sub-editor; stays at home',
  legalled: 'read by a lawyer; stays at home',
  approved: 'goes out with the next publish, which makes it `published`',
  scheduled: 'goes out with the first publish after its embargo or its date',
  published: 'readers have it',
  corrected: 'readers have it, with a correction',
  withdrawn: 'taken down by the next publish',
};

function statuses(): string {
  const rows = STATUSES.map((status): [string, string] => [status, MEANING[status]]);
  return `# Statuses\n\n${table(rows)}\n\nAn article without a status stays at home. One under \`embargo\` stays at home until its end, whatever its status; \`embargo: {until: null}\` has none.`;
}

function config(): string {
  const rows = Object.entries(configSchema.shape).map(([key, schema]): [string, string] => [
    key,
    schema.meta()?.description ?? '',
  ]);
  return [
    '# newsctl.yaml',
    table(rows),
    'Unknown keys are an error. Editors that know the YAML language server complete and check it through the schema named in its first line.',
    'Rules for some articles alone stand under `overrides`: each has `paths` (patterns from the newsroom on, or folders), `types`, or both, and `rules`. Of several that apply to an article the later one has the last word; what it leaves unsaid of a rule stays as it was.',
    '```yaml\noverrides:\n  - types: [opinion, review]\n    rules:\n      style/loaded-language: off\n  - paths: [articles/sport]\n    rules:\n      headline/length: {max: 70}\n```',
  ].join('\n\n');
}

function templates(): string {
  return [
    '# Templates',
    'A Markdown file in `templates/articles/` of the newsroom is a type of that name: `templates/articles/match-report.md` is used by `newsctl new match-report`. One that has the name of a shipped type takes its place.',
    'It is an article with gaps: `{{id}}`, `{{type}}`, `{{headline}}`, `{{slug}}`, `{{section}}`, `{{byline}}`, `{{sources}}`, `{{lang}}` and `{{date}}` are filled in. Prompts for the writer are written `[TK: who said so?]`; the check does not let them go out.',
    'Comments `# label:` and `# purpose:` in the front matter say how the type is shown.',
  ].join('\n\n');
}

function blocks(): string {
  return [
    '# Blocks',
    '`:::opinion[Our view]` … `:::` is the view of the house inside another article: labelled for readers, and not held to the rules of news.',
    '`:::update[14:05]` … `:::` is an update of a running story.',
    '`:::note` … `:::` is a note to readers, such as how an interview was edited.',
    'Each ends with a line of three colons.',
  ].join('\n\n');
}

function suppressions(): string {
  return [
    '# Suppressions',
    'A comment takes back what a rule says, with the reason after ` -- `; without a reason it does nothing and is reported.',
    table([
      ['<!-- newsctl-disable-next RULE -- why -->', 'for the next paragraph, image or block'],
      ['<!-- newsctl-disable RULE -- why -->', 'from here on, until `<!-- newsctl-enable RULE -->`'],
      ['<!-- newsctl-disable-file RULE -- why -->', 'for the whole file, front matter included'],
    ]),
    'A suppression that suppresses nothing is reported as `suppression/unused`. What is marked `review` cannot be suppressed, only answered for: see `newsctl explain reviews`.',
  ].join('\n\n');
}

function reviews(): string {
  return [
    '# Reviews',
    'Some findings are questions: does this article, with what others have published, tell who a complainant is? newsctl cannot know, gives no legal advice and mends nothing. It marks them `review`, and somebody decides.',
    '`newsctl ack RULE ARTICLE --by NAME --note WHY` notes who decided, when and why, under `acks` in the front matter. The note is bound to the words of the passage: it outlives edits elsewhere and lapses when the passage changes. Readers never see it. An acknowledged review is counted by the check, and not shown again.',
    'Whose law is asked about is set by `jurisdiction` in `newsctl.yaml` (`uk`, `us` or `none`), and for one article by `law: {jurisdiction: …}`. `law: {proceedings: concluded}` says that a case is over.',
    'A review does not stop a publication; with `newsctl check --strict` one that nobody has answered for ends with status 1. No comment in an article can suppress it.',
  ].join('\n\n');
}

function publishing(): string {
  return [
    '# Publishing',
    '1. Every article is read. Those that are approved, published, corrected, or scheduled for a time that has come go out; drafts, embargoed and withdrawn ones leave no trace in the output.',
    '2. What goes out is checked; an error stops the publication.',
    '3. The site is built and compared with what is live: the plan says for each file whether it is put, kept or removed, and why. `--dry-run` ends here.',
    '4. A whole new release is made beside the live one, and shown to readers by one rename. Until then they read the old site; a crash leaves the old site or the new one.',
    '5. A receipt is written to `.newsctl/receipts/`, and the date of publication into each article.',
    'Files on the host that newsctl did not put there are never removed or overwritten. `newsctl undo` brings the release before back.',
    '`--plan-out FILE` writes the plan down and changes nothing; `--plan FILE` carries out exactly that one, or stops and says what is different. `--due` is for cron: it brings out articles whose time has come and says nothing where there is none. `newsctl verify` asks for every address as readers do.',
    'The folder that is published to is a symbolic link to a release in a hidden folder beside it (`.public.releases/` for `public`). Two whole sites lie there, which take turns in becoming the next release, so that a publish costs what it changes; of other releases only those files are kept that differ. A web server should be given the link, not the folder behind it.',
  ].join('\n\n');
}

function exitCodes(): string {
  return `# Exit codes\n\n${table([
    ['0', 'done; there may be warnings'],
    ['1', 'the text has errors'],
    [
      '2',
      'could not start: bad usage, bad configuration, no file matched, an answer needed without a terminal; nothing was changed',
    ],
    ['3', 'the host said no'],
    ['70', 'a bug in newsctl'],
    ['130', 'interrupted (143: ended by the system)'],
  ])}`;
}

function json(): string {
  return '# JSON\n\nWith `--json` every command prints exactly one document on stdout, on failure too:\n\n```json\n{"version": 1, "command": "check", "ok": false, "result": {}, "error": null, "warnings": []}\n```\n\nWhere the command could not do its work, `result` is null and `error` has `code`, `message` and `hint`. Lines and columns count from 1, offsets from 0, in UTF-16 units of the whole file.';
}

function environment(): string {
  return `# Environment\n\n${table([
    ['NO_COLOR, FORCE_COLOR', 'no colour, or colour also into a pipe; `--color` and `--no-color` win'],
    ['CI', 'nothing is asked; it never means yes'],
    ['NEWSCTL_NO_INPUT', 'the same as --no-input'],
    ['NEWSCTL_USER', 'who publishes, for the lock; your user name if not set'],
    [
      'NEWSCTL_HOST_SECRET, NEWSCTL_HOST_SECRET_FILE',
      'a secret of a host, or a file with it: see the topic `hosts`',
    ],
  ])}`;
}

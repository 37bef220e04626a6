import { stringify } from 'yaml';
import type { Answers } from './init.ts';

/** `newsctl.yaml` with the answers, and what else can be set as comments. */
export const configuration = (answers: Answers): string => `\
# yaml-language-server: $schema=./node_modules/newsctl/schema/newsctl.schema.json

# The settings of this newsroom. \`newsctl explain config\` lists every key.

# The newsroom, as readers know it.
name: ${quoted(answers.name.trim())}

# The address at which the site is published.
url: ${quoted(answers.url)}

# The language of the articles.
language: ${answers.language}

# The zone in which dates are shown, and in which a day begins.
timezone: ${quoted(answers.timezone)}

# Which law prompts apply: uk, us or none.
jurisdiction: ${answers.jurisdiction}

# What the site is about, in one sentence: for the home page and the feed.
# description: News from the town and the valley.

# The sections in the order of the navigation; others follow by their letters.
# sections: [ Council, Courts, Business, Opinion ]

# Whether readers can search the site. See \`newsctl explain search\`.
search: true

# Each article lies beside its page as ninjs.json too, for agencies and other newsrooms; without it with false.
# ninjs: false

# Where readers comment: nowhere, and no script on any page, without it. See \`newsctl explain theme\`.
# comments: { provider: isso, url: https://comments.example.org }

# Rules that this newsroom takes more lightly, or more strictly.
# rules:
#   headline/length: off
#   quotes/scare: error

# Where the site goes. A folder named public to begin with; \`newsctl explain hosts\` lists the other kinds.
hosts:
  public:
    type: folder
    path: public

publish:
  host: public
`;

/** `people.yaml`, empty but for an example. */
export const PEOPLE = `\
# The people this newsroom knows, so that a quotation finds its speaker. Take away the # to begin.
people: []
#  - id: jo-reed
#    name: Jo Reed
#    role: chair
#    organisation: Friends of the Park
#    aliases: [ Joanna Reed, Ms Reed ]
#    pronouns: she/her
`;

/** `.gitignore`: what newsctl makes is not kept, but for the receipts of what was published. */
export const IGNORED = `\
.newsctl/*
!.newsctl/receipts/
public
.public.releases
`;

/** A YAML text in double marks on one line, whatever is in it. */
const quoted = (text: string): string =>
  stringify(text, {
    defaultStringType: 'QUOTE_DOUBLE',
    lineWidth: 0,
    doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
  }).trimEnd();

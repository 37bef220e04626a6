import { FIDELITIES, SOURCE_KINDS } from '../../article/front-matter-types.ts';
import { defineCommand } from '../command.ts';
import type { AddOptions } from '../source-add.ts';

export const SOURCE_ACTIONS = ['add', 'list', 'show'] as const;

export const source = defineCommand<AddOptions>({
  name: 'source',
  summary: 'store what articles rest on, and look at what is stored',
  details:
    'add keeps a copy of a file under sources/, with its checksum and who took it in and when, in a record NAME.source.yaml beside it; nothing is ever written over, and a file without words that newsctl can read (encrypted, a scan, damaged) is not stored. It prints the entry for the front matter of an article, or with --article adds it there and prints the path of the stored file. A confidential source gets a neutral name; list and show tell nothing of it.',
  arguments: [
    { name: '<action>', description: SOURCE_ACTIONS.join(', ') },
    { name: '[file]', description: 'for add a file, or - for stdin; for show the id of a source' },
  ],
  options: [
    {
      flags: '--kind <kind>',
      description: 'what it is; if left out, what its name says',
      choices: SOURCE_KINDS,
    },
    {
      flags: '--speaker <name>',
      description: 'who speaks in it, or LABEL=NAME for a label such as CHAIR; repeat for several',
      repeatable: true,
    },
    { flags: '--url <address>', description: 'where it was found' },
    { flags: '--lang <tag>', description: 'its language, such as fr' },
    { flags: '--fidelity <how>', description: 'how near it is to what was said', choices: FIDELITIES },
    { flags: '--confidential', description: 'keep its name and its words out of all that newsctl prints' },
    {
      flags: '--captured-by <name>',
      description: 'who took it in; if left out, the user name of git or of the system',
    },
    { flags: '--article <path>', description: 'an article to whose sources it is added' },
    { flags: '--stdin-path <name>', description: 'name of the file that comes from stdin' },
    { flags: '--unread', description: 'store a file although newsctl can read no words in it' },
  ],
  examples: [
    {
      line: 'newsctl source add release.pdf --article articles/2026/11/bridge-closes.md',
      does: 'store a press release and declare it in an article',
    },
    {
      line: 'newsctl source add hearing.vtt --speaker "CHAIR=Ann Lee" --fidelity asr',
      does: 'store a transcript made by a machine, and say who CHAIR is',
    },
    { line: 'newsctl source list', does: 'see every stored file, and whether it is as it was' },
    { line: 'newsctl source show release', does: 'read a source with its places and speakers' },
  ],
  group: 'Write',
  async run(context, args, options) {
    const { runSource } = await import('../source.ts');
    return runSource(context, args, options);
  },
});

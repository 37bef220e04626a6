import { NewsctlError } from '../../errors.ts';
import { readable } from '../../text/readable.ts';
import type { GitPlace } from './run-git.ts';

/** What `git` says, and what it means to an editor. */
const MEANINGS: readonly (readonly [said: RegExp, means: string, hint: string])[] = [
  [
    /Authentication failed|could not read (?:Username|Password)|HTTP Basic: Access denied|error: 40[13]\b/i,
    'it did not accept the user and password',
    '`newsctl explain hosts` says where the password or access token is looked for.',
  ],
  [
    /Permission denied \(|publickey/i,
    'it did not accept the key that ssh offered',
    'Try `ssh -T` to the same address, and put the key right first.',
  ],
  [
    /Host key verification failed|REMOTE HOST IDENTIFICATION HAS CHANGED/i,
    'ssh does not know the host’s key, or the key has changed',
    'Connect once by hand with ssh, and compare the key with what the host publishes.',
  ],
  [
    /Could not resolve host|Name or service not known/i,
    'there is no such host, or no network',
    'Mend the address in newsctl.yaml or the connection, then run the command again.',
  ],
  [
    /Connection refused|Failed to connect|Connection timed out|unable to access|early EOF|hung up|Operation too slow/i,
    'it does not answer, or the connection was cut',
    'Nothing was changed. Run the command again in a while.',
  ],
  [
    /not found|does not appear to be a git repository|does not exist|repository .* not exported/i,
    'there is no such repository, or it is not yours to see',
    'Mend `repository` in newsctl.yaml.',
  ],
  [
    /dubious ownership/i,
    'the repository on this disk belongs to another user, and git refuses to touch it',
    'See `safe.directory` in git’s manual.',
  ],
  [
    /pre-receive hook declined|protected branch|GH006|denyNonFastForwards|denying|\[remote rejected\]/i,
    'it refused the push: the branch is protected, or a rule of the repository forbids it',
    'Allow this user to push to the branch, or publish to another one.',
  ],
  [/No space left|quota/i, 'its disk is full', 'Make room there, then run the command again.'],
];

/** Turns a failure of `git` into what an editor can act on. What it said is shown, cleaned, but for secrets. */
export function gitError(error: unknown, told: string, { label, login }: GitPlace): NewsctlError {
  if ((error as NodeJS.ErrnoException | null)?.code === 'ENOENT')
    return new NewsctlError('HOST_FAILED', 'There is no program `git` on this machine.', {
      hint: 'Install Git, then run the command again.',
    });
  const [, means, hint] = MEANINGS.find(([said]) => said.test(told)) ?? [];
  const words = means ?? firstWords(told);
  const clean = login ? words.replaceAll(login.password, '…') : words;
  return new NewsctlError('HOST_FAILED', `Publishing to ${label} failed: ${clean}.`, {
    ...(hint && { hint }),
    cause: error,
  });
}

/** The first line that tells of a fault; servers may write anything. */
function firstWords(told: string): string {
  const lines = told.split('\n').map((line) => line.trim());
  const fault =
    lines.find((line) => /^(?:fatal|error|remote):/.test(line)) ?? lines.find((line) => line !== '');
  const words = readable((fault ?? 'git ended without a word').replace(/^(?:fatal|error|remote):\s*/, ''));
  return words.slice(0, 200).replace(/\.$/, '');
}

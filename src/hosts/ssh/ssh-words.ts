import { NewsctlError } from '../../errors.ts';
import { readable } from '../../text/readable.ts';

interface Meaning {
  when: RegExp;
  says: string;
  hint: string;
}

const BY_HAND = 'Log in once by hand with `ssh` to see it.';

/** What `ssh` prints when it cannot connect, and what that means to a newsroom; the first that fits counts. */
const MEANINGS: readonly Meaning[] = [
  {
    when: /REMOTE HOST IDENTIFICATION HAS CHANGED|HOST KEY .* CHANGED|host key for .* has changed/i,
    says: 'its host key is not the one that was known: it was set up anew, or somebody else answers in its place',
    hint: 'Ask whoever runs the server for its fingerprint. Only if it was set up anew, remove the old key with `ssh-keygen -R` and log in once by hand.',
  },
  {
    when: /REVOKED HOST KEY/i,
    says: 'its host key was revoked',
    hint: 'Ask whoever runs the server; do not publish there until then.',
  },
  {
    when: /No .* host key is known|Host key verification failed|authenticity of host/i,
    says: 'its host key is not known on this machine',
    hint: 'Log in once by hand with `ssh`, compare the fingerprint with the one that the server’s owner gives, and accept it.',
  },
  {
    when: /Too many authentication failures/i,
    says: 'it refused after too many keys of the agent were tried',
    hint: 'Name the right one as `identity` of the host, or with IdentitiesOnly in your ssh configuration.',
  },
  {
    when: /Permission denied|No supported authentication methods/i,
    says: 'it accepts none of your keys',
    hint: 'newsctl cannot ask for passwords or passphrases: load the key into the agent with `ssh-add`, or name it as `identity`. Its public half must be in authorized_keys on the server.',
  },
  {
    when: /Could not resolve hostname|Name or service not known|nodename nor servname/i,
    says: 'there is no machine of that name',
    hint: 'Check `host` in newsctl.yaml, or the Host entry of your ssh configuration.',
  },
  {
    when: /Connection refused/i,
    says: 'nothing answers there: the connection was refused',
    hint: 'Check `port`, and whether the SSH server runs.',
  },
  {
    when: /timed out|Timeout, server/i,
    says: 'it does not answer',
    hint: 'Check the address and the network; a firewall may be in between.',
  },
  {
    when: /No route to host|Network is unreachable|Network is down/i,
    says: 'there is no way to it from this network',
    hint: 'Check the network, and a VPN if one is needed.',
  },
  {
    when: /subsystem request failed/i,
    says: 'it does not offer SFTP',
    hint: 'Ask whoever runs it to switch the sftp subsystem on.',
  },
  {
    when: /no matching (?:host key type|cipher|key exchange|MAC)/i,
    says: 'it and your ssh have no method of encryption in common',
    hint: `The server is very old or very new. ${BY_HAND}`,
  },
  {
    when: /Bad configuration option|bad configuration options|Bad owner or permissions|Can't open user config/i,
    says: 'your ssh configuration cannot be used',
    hint: BY_HAND,
  },
  {
    when: /Connection (?:closed|reset)|Broken pipe|closed by remote host|kex_exchange_identification/i,
    says: 'the connection was cut',
    hint: 'Readers have what they had before. Run the command again.',
  },
];

/**
 * Why `ssh` ended, in words of a newsroom.
 * @param stderr what it printed, from a server perhaps: the part that is shown is made safe for a terminal
 */
export function sshFailure(label: string, code: number | string, stderr: string): NewsctlError {
  const meaning = MEANINGS.find(({ when }) => when.test(stderr));
  const last = stderr
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .at(-1);
  const says = meaning?.says ?? `ssh ended with status ${code}`;
  const words = last ? ` (ssh: ${readable(last).slice(0, 300)})` : '';
  return new NewsctlError('HOST_FAILED', `${label} cannot be reached: ${says}${words}.`, {
    hint: meaning?.hint ?? BY_HAND,
  });
}

export const sshMissing = (): NewsctlError =>
  new NewsctlError(
    'HOST_FAILED',
    'There is no program `ssh` on this machine, which newsctl publishes through.',
    {
      hint: 'Install OpenSSH: `openssh-client` on Linux; macOS has it, Windows as an optional feature.',
    },
  );

import { HOSTS_SSH } from './hosts-ssh.ts';

/** The topic `hosts`. */
export function hosts(): string {
  return [
    '# Hosts',
    'A site is published to one of the `hosts` in `newsctl.yaml`; `newsctl publish --to NAME` says which where there are several. Without any, it is the folder `public`. What every host promises is told under the topic `publishing`.',
    ...HOSTS_SSH,
  ].join('\n\n');
}

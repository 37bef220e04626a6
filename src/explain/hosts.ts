import { orderedHosts } from './hosts-ordered.ts';
import { s3Hosts } from './hosts-s3.ts';

/** The topic `hosts`: a section for each kind. */
export const hosts = (): string =>
  [
    '# Hosts',
    'A host is a place that the site is published to. `hosts` in `newsctl.yaml` names them; `type` says of which kind each is.',
    orderedHosts(),
    s3Hosts(),
  ].join('\n\n');

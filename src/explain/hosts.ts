import { cmsHosts } from './hosts-cms.ts';
import { ftpHosts } from './hosts-ftp.ts';
import { gitHosts } from './hosts-git.ts';
import { orderedHosts } from './hosts-ordered.ts';
import { s3Hosts } from './hosts-s3.ts';
import { secrets } from './hosts-secrets.ts';
import { HOSTS_SSH } from './hosts-ssh.ts';
import { webdavHosts } from './hosts-webdav.ts';

/** The topic `hosts`: a section for each kind. */
export const hosts = (): string =>
  [
    '# Hosts',
    'A host is a place that the site is published to. `hosts` in `newsctl.yaml` names them, and `type` says of which kind each is; without any there is the folder `public`. `newsctl publish --to NAME` says which where there are several; given more than once, one is published to after another.',
    'Each may have a `url`: the address at which readers reach it. Where it is given, a publish looks afterwards whether they get what was published, as `newsctl verify` does at any time.',
    secrets(),
    ...HOSTS_SSH,
    gitHosts(),
    orderedHosts(),
    s3Hosts(),
    ftpHosts(),
    webdavHosts(),
    cmsHosts(),
  ].join('\n\n');

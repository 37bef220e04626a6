import { git } from '../../src/hosts/git.ts';
import { openGitPlace } from '../support/git-place.ts';
import { hostContract } from '../support/host-contract.ts';

hostContract('git over file://', { capabilities: git.capabilities, open: () => openGitPlace() });

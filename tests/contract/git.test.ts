import { openGitPlace } from '../support/git-place.ts';
import { hostContract } from '../support/host-contract.ts';

hostContract('git over file://', { open: openGitPlace });

import { execFileSync } from 'node:child_process';

/** Builds the program before the tests that run it, so that they never meet an old one. */
export default function buildOnce(): void {
  execFileSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

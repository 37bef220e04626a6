import { randomBytes } from 'node:crypto';

/** A name for a release that sorts by time and is never used twice: `20261123T060000Z-9f3a61`. */
export function releaseId(now: Date): string {
  const time = now.toISOString().replace(/[-:]/g, '').replace(/\.\d+/, '');
  return `${time}-${randomBytes(3).toString('hex')}`;
}

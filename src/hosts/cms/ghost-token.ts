import { createHmac } from 'node:crypto';
import { NewsctlError } from '../../errors.ts';

/** An Admin API key, taken apart. */
export interface AdminKey {
  id: string;
  secret: Buffer;
}

/** @throws NewsctlError SECRET_MISSING for what is no such key; the message does not hold it */
export function adminKey(key: string, host: string): AdminKey {
  const [, id, secret] = /^([0-9a-f]{24}):([0-9a-f]{64})$/i.exec(key.trim()) ?? [];
  if (id && secret) return { id, secret: Buffer.from(secret, 'hex') };
  throw new NewsctlError('SECRET_MISSING', `The \`admin_key\` of the host \`${host}\` is no Admin API key.`, {
    hint: 'It is 24 signs, a colon and 64 signs. The Content API key has no colon, and does not do.',
  });
}

/** Says for five minutes who asks (a JSON Web Token with HMAC-SHA-256). */
export function adminToken({ id, secret }: AdminKey, now: number): string {
  const issued = Math.floor(now / 1000);
  const head = part({ alg: 'HS256', typ: 'JWT', kid: id });
  const claims = part({ iat: issued, exp: issued + 300, aud: '/admin/' });
  const signature = createHmac('sha256', secret).update(`${head}.${claims}`).digest('base64url');
  return `${head}.${claims}.${signature}`;
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

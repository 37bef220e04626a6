import { createHash, randomBytes } from 'node:crypto';

interface Challenge {
  realm: string;
  nonce: string;
  opaque: string | null;
  algorithm: 'MD5' | 'SHA-256';
}

/** Proves who somebody is, in the way that the server asks for; nothing is said before it asks. */
export class Authentication {
  private readonly user: string;
  private readonly password: string;
  private challenge: Challenge | 'basic' | null = null;
  private count = 0;

  constructor(user: string, password: string) {
    this.user = user;
    this.password = password;
  }

  /** The header of a request; null as long as nothing was asked for. */
  header(method: string, url: URL): string | null {
    const { challenge, user, password } = this;
    if (challenge === null) return null;
    if (challenge === 'basic') return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
    return this.digest(challenge, method, url.pathname + url.search);
  }

  /** Learns from `WWW-Authenticate` what is asked for. @returns whether it can be answered */
  learn(asked: string): boolean {
    const digests = digestChallenges(asked);
    this.challenge =
      digests.find(({ algorithm }) => algorithm === 'SHA-256') ??
      digests[0] ??
      (/(?:^|,\s*)basic\b/i.test(asked) ? 'basic' : null);
    return this.challenge !== null;
  }

  private digest({ realm, nonce, opaque, algorithm }: Challenge, method: string, uri: string): string {
    const hash = (text: string): string =>
      createHash(algorithm === 'MD5' ? 'md5' : 'sha256')
        .update(text)
        .digest('hex');
    const nc = (++this.count).toString(16).padStart(8, '0');
    const cnonce = randomBytes(12).toString('hex');
    const who = hash(`${this.user}:${realm}:${this.password}`);
    const response = hash(`${who}:${nonce}:${nc}:${cnonce}:auth:${hash(`${method}:${uri}`)}`);
    const quoted = {
      username: this.user,
      realm,
      nonce,
      uri,
      cnonce,
      response,
      ...(opaque !== null && { opaque }),
    };
    const parts = Object.entries(quoted).map(([key, value]) => `${key}="${value.replace(/["\\]/g, '\\$&')}"`);
    return `Digest ${[...parts, `algorithm=${algorithm}`, 'qop=auth', `nc=${nc}`].join(', ')}`;
  }
}

/** Those that can be answered. */
function digestChallenges(asked: string): Challenge[] {
  return asked
    .slice(0, 10_000)
    .split(/(?:^|,\s*)digest\s+/i)
    .slice(1)
    .flatMap((text) => {
      const fields = new Map(
        [...text.matchAll(/([a-z-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/gi)].map(
          ([, key = '', quoted, bare = '']) => [key.toLowerCase(), quoted?.replace(/\\(.)/g, '$1') ?? bare],
        ),
      );
      const algorithm = (fields.get('algorithm') ?? 'MD5').toUpperCase();
      const nonce = fields.get('nonce');
      const isKnown = algorithm === 'MD5' || algorithm === 'SHA-256';
      if (!isKnown || !nonce || !/\bauth\b(?!-)/.test(fields.get('qop') ?? '')) return [];
      return [{ realm: fields.get('realm') ?? '', nonce, opaque: fields.get('opaque') ?? null, algorithm }];
    });
}

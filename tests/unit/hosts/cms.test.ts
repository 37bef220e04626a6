import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { cmsAddress } from '../../../src/hosts/cms/address.ts';
import { adminKey, adminToken } from '../../../src/hosts/cms/ghost-token.ts';
import { HostClock } from '../../../src/hosts/cms/host-clock.ts';
import { accountsOf, byline, cut } from '../../../src/hosts/cms/text.ts';

describe('the address of a system', () => {
  it.each([
    ['https://echo.example.org', 'https://echo.example.org/'],
    ['https://echo.example.org/blog/', 'https://echo.example.org/blog/'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/'],
    ['http://localhost', 'http://localhost/'],
  ])('%s', (written, read) => {
    expect(cmsAddress(written, 'cms').href).toBe(read);
  });

  it.each([
    'http://echo.example.org',
    'http://127.0.0.1.example.org',
    'https://u:p@echo.example.org',
    'https://e.org/?a',
  ])('is not %s', (written) => {
    expect(() => cmsAddress(written, 'cms')).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
  });
});

describe('names and words', () => {
  it('makes a byline of one, two and three', () => {
    expect(byline([])).toBe('');
    expect(byline(['Ann Lee'])).toContain('By Ann Lee<');
    expect(byline(['A', 'B', 'C <i>'])).toContain('By A, B and C &lt;i&gt;<');
  });

  it('knows the accounts of all writers, or none', () => {
    expect(accountsOf(['A', 'B'], { A: 1, B: 2 })).toEqual([1, 2]);
    expect(accountsOf(['A', 'B'], { A: 1 })).toEqual([]);
    expect(accountsOf(['constructor'], {})).toEqual([]);
  });

  it('cuts at a word, and no character in two', () => {
    expect(cut('short', 10)).toBe('short');
    expect(cut('one two three four', 12)).toBe('one two…');
    expect([...cut('😀'.repeat(20), 10)].length).toBeLessThanOrEqual(10);
  });
});

describe('the token of Ghost', () => {
  const key = `${'a'.repeat(24)}:${'0b'.repeat(32)}`;

  it('is signed with the secret, and holds for five minutes', () => {
    const [head, claims, signature] = adminToken(adminKey(key, 'cms'), 1_700_000_000_000).split('.');
    const hmac = createHmac('sha256', Buffer.from('0b'.repeat(32), 'hex')).update(`${head}.${claims}`);
    expect(signature).toBe(hmac.digest('base64url'));
    expect(JSON.parse(Buffer.from(claims!, 'base64url').toString())).toEqual({
      ...{ iat: 1_700_000_000, exp: 1_700_000_300, aud: '/admin/' },
    });
  });
});

describe('the clock of a host', () => {
  const HOUR = 3_600_000;
  const later = (ms: number): string => new Date(Date.now() + ms).toISOString();
  const said = (ms: number, more: Record<string, string> = {}): HostClock => {
    const clock = new HostClock();
    clock.note(new Headers({ date: new Date(Date.now() + ms).toUTCString(), ...more }));
    return clock;
  };

  it.each<[string, HostClock, number]>([
    ['behind this one', said(-HOUR), HOUR],
    ['ahead of this one', said(HOUR), -HOUR],
    ['of an answer that a cache kept', said(-HOUR, { age: '3600' }), 0],
    ['of which nothing is said', new HostClock(), 0],
  ])('%s', (_, clock, ahead) => {
    expect(Math.abs(clock.ahead - ahead)).toBeLessThan(60_000);
  });

  it('is never before a date that it is given', () => {
    const clock = said(-HOUR);
    for (const ms of [0, -HOUR / 2, 2 * HOUR])
      expect(Date.parse(clock.notLater(later(ms)))).toBeLessThanOrEqual(Date.now() - HOUR + 60_000);
    expect(clock.notLater('2026-11-01T10:00:00+00:00')).toBe('2026-11-01T10:00:00+00:00');
  });
});

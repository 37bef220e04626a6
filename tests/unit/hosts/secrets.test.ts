import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { findSecret, type SecretPlaces } from '../../../src/hosts/secrets.ts';
import { temporary, write } from '../../support/publishing.ts';

const SECRET = 'correct horse battery';

const places = (root: string, more: Partial<SecretPlaces> = {}): SecretPlaces => ({
  host: 'staging-2',
  setting: {},
  env: { PATH: process.env.PATH },
  root,
  platform: 'linux',
  signal: new AbortController().signal,
  ...more,
});

const find = (more: Partial<SecretPlaces>, root = '/') => findSecret('password', places(root, more));

describe('a secret of a host', () => {
  test('comes from the environment first', async () => {
    const env = { NEWSCTL_STAGING_2_PASSWORD: SECRET, NEWSCTL_STAGING_2_PASSWORD_FILE: '/nowhere' };
    expect(await find({ env, setting: { password_command: 'false' } })).toBe(SECRET);
  });

  test('then from the file that the environment names: its first line', async () => {
    const root = await temporary();
    await write(root, { secret: `${SECRET}\r\nsecond line\n` });
    const env = { NEWSCTL_STAGING_2_PASSWORD_FILE: join(root, 'secret') };
    expect(await find({ env, setting: { password_command: 'false' } })).toBe(SECRET);
  });

  test('then from a command, which no shell reads and which starts in the newsroom', async () => {
    const root = await temporary();
    await write(root, { 'give me.sh': `#!/bin/sh\necho "$1 $PWD"\n` });
    await chmod(join(root, 'give me.sh'), 0o755);
    const setting = { password_command: [join(root, 'give me.sh'), '$HOME;`id`'] };
    expect(await find({ setting }, root)).toBe(`$HOME;\`id\` ${root}`);
  });

  test('then from the keychain of the system, where there is one', async () => {
    const root = await temporary();
    await write(root, { 'secret-tool': `#!/bin/sh\nprintf '%s' "$*"\n` });
    await chmod(join(root, 'secret-tool'), 0o755);
    const env = { PATH: `${root}:${process.env.PATH}`, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere' };
    expect(await find({ env })).toBe('lookup service newsctl host staging-2 secret password');
    expect(await find({ env: { PATH: root } })).toBeNull();
  });

  test('is missing where it is nowhere', async () => {
    expect(await find({})).toBeNull();
  });

  test.each([
    ['a file that is not there', { env: { NEWSCTL_STAGING_2_PASSWORD_FILE: '/nowhere/secret' } }, /_FILE/],
    ['a command that is not there', { setting: { password_command: 'no-such-program' } }, /no program/],
    ['a command that fails', { setting: { password_command: 'false' } }, /failed \(1\)/],
    ['a command that says nothing', { setting: { password_command: 'true' } }, /printed nothing/],
  ])('%s is told, and what was read is not', async (_, more, message) => {
    const error = await find({ env: { PATH: process.env.PATH }, ...more } as Partial<SecretPlaces>).catch(
      (e) => e,
    );
    expect(error).toMatchObject({ code: 'SECRET_MISSING', message: expect.stringMatching(message) });
  });

  test('of a command that fails after it spoke is in no message', async () => {
    const setting = { password_command: ['sh', '-c', `echo ${SECRET}; echo ${SECRET} >&2; exit 3`] };
    const error = await find({ setting }).catch((e) => e);
    expect(error.code).toBe('SECRET_MISSING');
    expect(JSON.stringify([error.message, error.hint, error.stack])).not.toContain(SECRET);
  });
});

import { Parser } from 'htmlparser2';
import { expect, it } from 'vitest';
import { deskWith, file, fresh, look } from './cms-articles.ts';
import type { Cms } from './cms-desk.ts';
import { hostileServer } from './hostile-server.ts';
import { article } from './publishing.ts';
import { Line } from './servers/line.ts';
import { freePort } from './servers/process.ts';

/** What of a page would run the words of the attack. */
function runsIn(html: string): string[] {
  const found: string[] = [];
  let isScript = false;
  const parser = new Parser({
    onopentag(name, attributes) {
      isScript = name === 'script';
      for (const [key, value] of Object.entries(attributes))
        if ((key.startsWith('on') && value.includes('alert')) || /^\s*javascript:/i.test(value))
          found.push(`${name} ${key}=${value}`);
    },
    ontext(text) {
      if (isScript && text.includes('alert(1)')) found.push(text);
    },
    onclosetag() {
      isScript = false;
    },
  });
  parser.end(html);
  return found;
}

/** What it has to keep to where something goes wrong, or means no good. */
export function cmsFailuresContract(cms: () => Cms): void {
  it('lets nothing of the front matter run in a browser', async () => {
    const attack = `<script>alert(1)</script><img src=x onerror=alert(1)> [gallery] "'><svg onload=alert(1)>`;
    const quoted = JSON.stringify(attack);
    const { desk } = await deskWith(
      cms(),
      'attack',
      {
        headline: quoted,
        standfirst: quoted,
        section: quoted,
        tags: `[${quoted}]`,
        byline: `[{name: ${quoted}}]`,
        desk: 'false',
        canonical: '"https://echo.example/a\\"onload=alert(1)"',
        corrections: `[{kind: correction, at: 2026-11-01T10:00:00Z, was: ${quoted}, now: ${quoted}}]`,
        paid: `{by: ${quoted}}`,
        interests: quoted,
      },
      `${attack}\n\n[a](javascript:alert(1)) <a href="javascript:alert(1)">b</a>`,
    );
    const { urls } = await desk.publish();
    const { html } = await look(urls[0]!);
    expect(runsIn(html)).toEqual([]);
    expect(html).toContain('alert(1)');
    expect(await desk.publish()).toMatchObject({ changed: false });
  });

  it('says that the secret is wrong, and not what it is', async () => {
    const { desk } = await deskWith(cms(), 'secret');
    const wrong = cms().secret.replace(/[0-9a-z]/gi, (sign) => (sign === 'a' ? 'b' : 'a'));
    const error = await desk.publish({ secret: wrong }).catch((thrown: Error) => thrown);
    expect(error).toMatchObject({ code: 'HOST_FAILED' });
    expect(JSON.stringify([error, String(error), (error as Error).stack])).not.toContain(wrong);
    expect(String(error)).toContain('does not accept');
  });

  it('says that nobody answers', async () => {
    const { desk } = await deskWith(cms(), 'nobody');
    const port = await freePort();
    await expect(desk.publish({ port, signal: AbortSignal.timeout(60_000) })).rejects.toMatchObject({
      code: 'HOST_FAILED',
      message: expect.stringContaining('nothing answers there'),
    });
  });

  it('waits no longer than it was told for a server that is silent', async () => {
    const { desk } = await deskWith(cms(), 'silent');
    const line = await Line.open(cms().port);
    line.silence();
    await expect(desk.publish({ port: line.port, timeout: 1 })).rejects.toMatchObject({
      code: 'HOST_FAILED',
      message: expect.stringContaining('did not answer for 1 s'),
    });
    await line.close();
  });

  it.each([1200, 2600, 4200, 6000, 9000])(
    'goes on where a connection broke after %i bytes',
    async (bytes) => {
      const { desk, slug } = await deskWith(cms(), 'broken');
      const slugs = [slug, fresh('broken'), fresh('broken')];
      for (const one of slugs) await desk.write({ [file(one)]: article(one) });
      const line = await Line.open(cms().port);
      line.cutAfter(bytes, true);
      const error = await desk.publish({ port: line.port }).catch((thrown: Error) => thrown);
      await line.close();
      if (error instanceof Error) expect(error).toMatchObject({ code: 'HOST_FAILED' });
      await desk.publish();
      for (const one of slugs) expect(await cms().slugs(one)).toEqual([one]);
      expect(await desk.publish()).toMatchObject({ changed: false });
      expect(await cms().slugs('newsctl-lock')).toEqual([]);
    },
  );

  it('stops when it is interrupted, and knows what was done', async () => {
    const { desk } = await deskWith(cms(), 'stopped');
    const ending = new AbortController();
    ending.abort();
    await expect(desk.publish({ signal: ending.signal })).rejects.toMatchObject({ code: 'INTERRUPTED' });
    expect(await desk.publish()).toMatchObject({ changed: true });
  });

  it.each(['redirect', 'no-json', 'other-json', 'endless', 'ansi', 'bad-links'] as const)(
    'takes no harm from a server that answers with %s',
    async (kind) => {
      const { desk } = await deskWith(cms(), 'hostile');
      const server = await hostileServer(kind);
      const error = await desk.publish({ port: server.port }).catch((thrown: Error) => thrown);
      await server.close();
      expect(error).toMatchObject({ code: 'HOST_FAILED' });
      expect(String(error)).not.toContain('\u001B');
      expect(server.elsewhere()).toBe(0);
    },
  );

  it('sends no secret in the clear to another machine', async () => {
    const { desk } = await deskWith(cms(), 'clear');
    const options = { address: 'http://cms.example.org' };
    await expect(desk.host({ options })).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  });
}

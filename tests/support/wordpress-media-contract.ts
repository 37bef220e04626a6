import { readdir, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import sharp from 'sharp';
import { deskWith, fresh, freshPicture } from './cms-articles.ts';
import type { CmsDesk } from './cms-desk.ts';
import type { WordPressServer } from './servers/wordpress.ts';
import { wordPressCms } from './wordpress-cms.ts';

/** What it has to keep to with a picture that it was taking when a publish was cut off. */
export function wordPressMediaContract(server: () => WordPressServer): void {
  /** A desk that knows nothing of the picture that it sent. */
  async function cut(name: string, width = 120) {
    const picture = fresh(name);
    const images = `[{file: media/${picture}.jpg, alt: The quay, credit: Ann Lee, caption: At dawn, licence: own}]`;
    const { desk, slug, remote } = await deskWith(wordPressCms(server()), name, { images });
    await desk.write({
      [`media/${picture}.jpg`]: await freshPicture(width),
    });
    await desk.publish();
    const id = await shownBy(desk, slug);
    await wordPressCms(server()).remove(await remote());
    await rm(join(desk.root, '.newsctl/receipts'), { recursive: true });
    return { desk, slug, picture, id };
  }

  const as = (user: string) => ({ options: { user }, secret: server().passwords[user]! });

  /** The picture of an article, by its number. */
  async function shownBy(desk: CmsDesk, slug: string): Promise<string> {
    const { known } = await desk.prepare();
    const { remote } = known.articles.get(`id-${slug}`)!;
    return /"featured_media":(\d+)/.exec(await wordPressCms(server()).stored(remote))![1]!;
  }

  const filesOf = async (picture: string): Promise<string[]> =>
    (await wordPressCms(server()).files()).filter((one) => one.includes(`/${picture}`));

  it('takes a picture that it has from a publish that was cut off, and none a second time', async () => {
    const { desk, slug, picture, id } = await cut('lying');
    await desk.publish();
    expect(await shownBy(desk, slug)).toBe(id);
    expect(await filesOf(picture)).toHaveLength(1);
  });

  it('makes the sizes of such a picture that it had not come to', async () => {
    const { desk, slug, id } = await cut('sizes', 1200);
    await server().sql(
      `DELETE FROM wp.wp_postmeta WHERE post_id = ${id} AND meta_key = '_wp_attachment_metadata'`,
    );
    await desk.publish();
    expect(await shownBy(desk, slug)).toBe(id);
    const answer = await fetch(`${server().address}/wp-json/wp/v2/media/${id}`);
    const { media_details: details } = (await answer.json()) as { media_details: object };
    expect(details).toMatchObject({ width: 1200, sizes: { large: {}, thumbnail: {} } });
  });

  it('takes one that it made smaller for readers', async () => {
    const { desk, slug, picture, id } = await cut('wide', 3000);
    await desk.publish();
    expect(await shownBy(desk, slug)).toBe(id);
    expect(await filesOf(picture)).toHaveLength(1);
  });

  it('sends such a picture again where half of it is there', async () => {
    const { desk, slug, picture, id } = await cut('half');
    const { uploads } = server();
    const names = await readdir(uploads, { recursive: true });
    await truncate(join(uploads, names.find((one) => one.endsWith(`/${picture}.jpg`))!), 300);
    await desk.publish();
    expect(await shownBy(desk, slug)).not.toBe(id);
    const { known } = await desk.prepare();
    const [media] = known.media.values();
    const bytes = new Uint8Array(await (await fetch(media!.url)).arrayBuffer());
    expect((await sharp(bytes, { failOn: 'warning' }).metadata()).width).toBe(120);
  });

  it('sends a picture again that an account may not change', async () => {
    const { desk, slug, id } = await cut('theirs');
    await desk.publish(as('author'));
    expect(await shownBy(desk, slug)).not.toBe(id);
  });
}

import * as z from 'zod';
import { sha256 } from '../../text/sha256.ts';
import type { HostedFile, HostedMedia } from '../article-host.ts';
import { attempt } from '../remote/attempt.ts';
import type { CmsClient } from './client.ts';
import { demandShape, link } from './connection.ts';
import { words } from './text.ts';

const MEDIA = 'wp-json/wp/v2/media';

/** A file in the library. WordPress keeps the original of a picture that it made smaller for readers. */
const medium = z.object({
  id: z.int().positive(),
  source_url: link(),
  media_details: z.object({ original_image: z.string().optional() }).catch({}).optional(),
});

type Medium = z.infer<typeof medium>;

/** What an account is told where a file is somebody else’s. */
const REFUSED = [401, 403];

/**
 * The library of a WordPress. A file has its content for a slug, from the moment at which it is there: one that was
 * taken when a publish was cut off, before any receipt told of it, is found again and not sent a second time.
 */
export class WordPressMedia {
  private readonly client: CmsClient;

  constructor(client: CmsClient) {
    this.client = client;
  }

  async upload(file: HostedFile): Promise<HostedMedia> {
    const bytes = await file.bytes();
    const there = await this.find(file, bytes);
    if (there && (await this.describe(there, file, REFUSED))) return asHosted(await this.finish(there, file));
    const sent = await this.send(file, bytes);
    await this.describe(sent, file);
    return asHosted(sent);
  }

  /** Null where it is not there, or not whole. */
  private async find(file: HostedFile, bytes: Uint8Array): Promise<Medium | null> {
    const query = { slug: slugOf(file), _fields: 'id,source_url,media_details' };
    const about = file.name;
    const { json } = await this.client.ask({ method: 'GET', path: MEDIA, query, about });
    const [found] = demandShape(this.client, z.array(medium), json, about);
    if (!found) return null;
    const stored = await this.stored(originalOf(found), bytes.length);
    return stored !== null && sha256(stored) === file.sha256 ? found : null;
  }

  /** What readers get at an address of the site itself, and of nobody else: null where that is more, or nothing. */
  private async stored(url: URL, largest: number): Promise<Uint8Array | null> {
    const { base, signal, silence } = this.client.options;
    if (url.origin !== base.origin) return null;
    const asked = { url, method: 'GET', headers: new Headers(), body: null, signal, silence, largest };
    const { answer } = await attempt(asked);
    return answer?.status === 200 ? answer.body : null;
  }

  private async send(file: HostedFile, bytes: Uint8Array): Promise<Medium> {
    const headers = {
      'content-type': file.type,
      'content-disposition': `attachment; filename="${file.name}"`,
    };
    const query = { slug: slugOf(file) };
    const about = file.name;
    const { json } = await this.client.ask({
      ...{ method: 'POST', path: MEDIA, query, about },
      body: { bytes, headers },
    });
    return demandShape(this.client, medium, json, about);
  }

  /** @param accept statuses that are no failure. @returns whether it took that */
  private async describe({ id }: Medium, file: HostedFile, accept: readonly number[] = []): Promise<boolean> {
    const json = { alt_text: file.alt, caption: words(file.caption) };
    const call = { method: 'POST', path: `${MEDIA}/${id}`, repeatable: true, about: file.name } as const;
    const { status } = await this.client.ask({ ...call, json, accept });
    return !accept.includes(status);
  }

  /** Makes the sizes of a picture that are missing yet. */
  private async finish(there: Medium, file: HostedFile): Promise<Medium> {
    if (!file.type.startsWith('image/')) return there;
    const { json } = await this.client.ask({
      ...{ method: 'POST', path: `${MEDIA}/${there.id}/post-process`, repeatable: true, about: file.name },
      json: { action: 'create-image-subsizes' },
    });
    return demandShape(this.client, medium, json, file.name);
  }
}

const asHosted = ({ id, source_url: url }: Medium): HostedMedia => ({ id: String(id), url });

/** Half of the SHA-256 of its content: so long that nobody else’s is taken for it, and so short that it fits. */
const slugOf = (file: HostedFile): string => `newsctl-${file.sha256.slice(0, 32)}`;

function originalOf({ source_url: url, media_details: details }: Medium): URL {
  const original = details?.original_image;
  return new URL(original === undefined ? url : encodeURIComponent(original), url);
}

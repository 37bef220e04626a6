import { AwsClient } from 'aws4fetch';
import { XMLParser } from 'fast-xml-parser';
import type { S3Server } from './s3-server.ts';

const parser = new XMLParser({ parseTagValue: false, isArray: (name) => name === 'Contents' });

/** A bucket as its owner sees it, by other means than newsctl's own. */
export class Bucket {
  private readonly server: Pick<S3Server, 'endpoint' | 'bucket' | 'keys' | 'region'>;
  private readonly client: AwsClient;

  constructor(server: Pick<S3Server, 'endpoint' | 'bucket' | 'keys' | 'region'>) {
    this.server = server;
    const { id, secret } = server.keys;
    this.client = new AwsClient({
      accessKeyId: id,
      secretAccessKey: secret,
      region: server.region,
      service: 's3',
    });
  }

  async put(key: string, body: string | Uint8Array): Promise<void> {
    await this.ask(key, 'PUT', body);
  }

  async remove(key: string): Promise<void> {
    await this.ask(key, 'DELETE');
  }

  async get(key: string): Promise<Response> {
    return this.ask(key, 'GET');
  }

  /** Every key that begins like this. */
  async keys(prefix: string): Promise<string[]> {
    const found: string[] = [];
    for (let token = ''; ; ) {
      const query = new URLSearchParams({ 'list-type': '2', 'encoding-type': 'url', prefix });
      if (token) query.set('continuation-token', token);
      const answer = await this.client.fetch(`${this.server.endpoint}/${this.server.bucket}?${query}`);
      const { ListBucketResult: list } = parser.parse(await answer.text());
      for (const { Key } of list.Contents ?? [])
        found.push(decodeURIComponent(String(Key).replaceAll('+', ' ')));
      if (list.IsTruncated !== 'true') return found;
      token = list.NextContinuationToken;
    }
  }

  /** Everything under a prefix that readers get: path to text. Swift may list for a while what is deleted already. */
  async texts(prefix: string): Promise<Record<string, string>> {
    const keys = await this.keys(prefix);
    const texts = await Promise.all(keys.map(async (key) => this.textIfThere(key)));
    return Object.fromEntries(
      keys.flatMap((key, n) => (texts[n] === null ? [] : [[key.slice(prefix.length), texts[n]!]])),
    );
  }

  private async textIfThere(key: string): Promise<string | null> {
    const answer = await this.send(key, 'GET');
    if (answer.status === 404) return null;
    return (await demandGood(answer, `GET ${key}`)).text();
  }

  private async ask(key: string, method: string, body?: string | Uint8Array): Promise<Response> {
    return demandGood(await this.send(key, method, body), `${method} ${key}`);
  }

  private send(key: string, method: string, body?: string | Uint8Array): Promise<Response> {
    const path = key.split('/').map(encodeURIComponent).join('/');
    const url = `${this.server.endpoint}/${this.server.bucket}/${path}`;
    return this.client.fetch(url, { method, ...(body !== undefined && { body: body as string }) });
  }
}

async function demandGood(answer: Response, asked: string): Promise<Response> {
  if (!answer.ok) throw new Error(`${asked}: ${answer.status} ${await answer.text()}`);
  return answer;
}

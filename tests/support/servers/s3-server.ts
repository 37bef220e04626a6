import { randomBytes } from 'node:crypto';
import { AwsClient } from 'aws4fetch';
import type { Trouble } from '../fault-host.ts';

/** A server that speaks S3, with one empty bucket. */
export interface S3Server {
  endpoint: string;
  port: number;
  region: string;
  bucket: string;
  keys: { id: string; secret: string };
  /** Keys that are good and may do nothing in the bucket. */
  others: { id: string; secret: string };
  /** Keys that may read, list and change what is in the bucket, as far as the server lets them. */
  desk: { id: string; secret: string };
  /** Ways in which they may lose the right to change anything. */
  refusals: readonly Trouble[];
  /** The bucket has no room left. */
  quota: Trouble;
  /** Ends what answers requests, as a crash would; what was stored stays. */
  crash(): Promise<void>;
  /** Starts it again on the same port. */
  revive(): Promise<void>;
  stop(): Promise<void>;
}

export const madeUp = (bytes: number): string => randomBytes(bytes).toString('hex');

/** @throws Error with what the server answered */
export async function makeBucket({
  endpoint,
  region,
  bucket,
  keys,
}: Pick<S3Server, 'endpoint' | 'region' | 'bucket' | 'keys'>): Promise<void> {
  const client = new AwsClient({ accessKeyId: keys.id, secretAccessKey: keys.secret, region, service: 's3' });
  const answer = await client.fetch(`${endpoint}/${bucket}`, { method: 'PUT' });
  if (!answer.ok) throw new Error(`No bucket: ${answer.status} ${await answer.text()}`);
}

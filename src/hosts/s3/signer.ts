import { createHmac, hash } from 'node:crypto';
import { AwsV4Signer } from 'aws4fetch';

/**
 * Signs with the cryptography of Node in place of that of browsers, which hands each of the three steps of a signature to
 * another thread: with a thousand small files that took more time than all else.
 */
export class Signer extends AwsV4Signer {
  override async signature(): Promise<string> {
    const text = await this.stringToSign();
    return createHmac('sha256', this.key()).update(text).digest('hex');
  }

  override async stringToSign(): Promise<string> {
    const canonical = hash('sha256', await this.canonicalString());
    return ['AWS4-HMAC-SHA256', this.datetime, this.credentialString, canonical].join('\n');
  }

  private key(): Buffer {
    const parts = [this.datetime.slice(0, 8), this.region, this.service, 'aws4_request'];
    let key: Buffer = Buffer.from(`AWS4${this.secretAccessKey}`);
    for (const part of parts) key = createHmac('sha256', key).update(part).digest();
    return key;
  }
}

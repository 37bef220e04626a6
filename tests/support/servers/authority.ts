import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerProcesses } from './process.ts';

/** Files of a certificate for this machine, and of the authority that nobody else trusts. */
export interface Certificate {
  authority: string;
  certificate: string;
  key: string;
}

const KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

/** Makes them in the folder of the processes. */
export async function makeCertificate(processes: ServerProcesses): Promise<Certificate> {
  const at = (name: string): string => join(processes.folder, name);
  const openssl = (...words: string[]) => processes.run('openssl', ...words);
  const authority = ['-subj', '/CN=throwaway authority', '-keyout', at('ca.key'), '-out', at('ca.pem')];
  await openssl('req', '-x509', ...KEY, '-days', '30', ...authority);
  await openssl('req', ...KEY, '-subj', '/CN=localhost', '-keyout', at('tls.key'), '-out', at('tls.csr'));
  writeFileSync(at('names'), 'subjectAltName=DNS:localhost,IP:127.0.0.1,IP:127.0.0.2');
  const signed = ['-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-CAcreateserial', '-extfile', at('names')];
  await openssl('x509', '-req', '-days', '30', '-in', at('tls.csr'), '-out', at('tls.pem'), ...signed);
  return { authority: at('ca.pem'), certificate: at('tls.pem'), key: at('tls.key') };
}

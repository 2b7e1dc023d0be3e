import { createHash, createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';
import type { S3Settings } from '../src/platform/settings.ts';

export const ACCOUNT = { key: 'S3RVER', secret: 'S3RVER', region: 'us-east-1' };

const hex = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
const hmac = (key: Uint8Array | string, text: string) => createHmac('sha256', key).update(text).digest();

interface Signed {
  method: string;
  /** Path with its query. */
  target: string;
  headers: Readonly<Record<string, string | undefined>>;
}

/** The signature of a request by Amazon's description of Signature Version 4, for the headers that it says are signed. */
export function signatureOf({ method, target, headers }: Signed, account: typeof ACCOUNT): string {
  const [, scope, names] = /Credential=[^/]+\/([^,]+), ?SignedHeaders=([^,]+)/.exec(headers.authorization!)!;
  const url = new URL(`http://x${target}`);
  const query = [...url.searchParams].map((pair) => pair.map(encodeURIComponent).join('=')).sort();
  const signed = names!.split(';').map((name) => `${name}:${headers[name]?.trim().replace(/ +/g, ' ')}\n`);
  const canonical = [
    ...[method, url.pathname, query.join('&'), signed.join(''), names],
    headers['x-amz-content-sha256'],
  ].join('\n');
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, hex(canonical)].join('\n');
  const [day, region, service] = scope!.split('/');
  const key = [day!, region!, service!, 'aws4_request'].reduce<Uint8Array | string>(
    hmac,
    `AWS4${account.secret}`,
  );
  return hmac(key, text).toString('hex');
}

/** Why a request is not to be let in, in the store's own word; null when it is signed as it must be, to its last byte. */
function refusal(request: IncomingMessage, body: Buffer): string | null {
  const { authorization = '', ...headers } = request.headers as Record<string, string>;
  const [, key, , region] = /Credential=([^/]+)\/(\d+)\/([^/]+)\/s3\//.exec(authorization) ?? [];
  if (key === undefined) return 'AccessDenied';
  if (key !== ACCOUNT.key || region !== ACCOUNT.region) return 'InvalidAccessKeyId';
  const signed = { method: request.method!, target: request.url!, headers: { ...headers, authorization } };
  if (/Signature=([0-9a-f]+)/.exec(authorization)?.[1] !== signatureOf(signed, ACCOUNT))
    return 'SignatureDoesNotMatch';
  return headers['x-amz-content-sha256'] === hex(body) ? null : 'XAmzContentSHA256Mismatch';
}

/**
 * A real S3 server on this machine. s3rver leaves Signature Version 4 unchecked, so a gate before it checks each one, and the
 * hash of the body. `fail` may break a request: 'drop' its line, 'half' the answer, or a status instead of one.
 */
export async function startS3(): Promise<{
  settings: S3Settings;
  setFault(fail: (count: number) => 'drop' | 'half' | 503 | null): void;
  close(): Promise<void>;
}> {
  const directory = mkdtempSync(join(tmpdir(), 'motcua-s3-'));
  const bucket = 'giay-to';
  const server = new S3rver({
    ...{ port: 0, address: '127.0.0.1', silent: true, directory, configureBuckets: [{ name: bucket }] },
    vhostBuckets: false,
  });
  const inner = await server.run();
  let [count, fail] = [0, (_count: number): 'drop' | 'half' | 503 | null => null];
  const gate: Server = createServer(async (request, response) => {
    const fault = fail(++count);
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece);
    const body = Buffer.concat(pieces);
    if (fault === 'drop') return void request.socket.destroy();
    if (fault === 503) return void response.writeHead(503).end();
    const code = refusal(request, body);
    if (code !== null)
      return void response.writeHead(403).end(`<Error><Code>${code}</Code></Error>`.padEnd(200));
    const { host: _, connection: __, ...headers } = request.headers as Record<string, string>;
    const init = { method: request.method!, headers, ...(body.length > 0 && { body }) };
    const answer = await fetch(`http://127.0.0.1:${inner.port}${request.url}`, init);
    const bytes = Buffer.from(await answer.arrayBuffer());
    response.writeHead(answer.status, { 'content-length': bytes.length });
    if (fault !== 'half') return void response.end(bytes);
    response.write(bytes.subarray(0, bytes.length >> 1), () => request.socket.destroy());
  });
  await new Promise<void>((done) => gate.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(gate.address() as AddressInfo).port}`;
  return {
    settings: { url, bucket, ...ACCOUNT },
    setFault: (next) => {
      [count, fail] = [0, next];
    },
    close: async () => {
      gate.closeAllConnections();
      gate.close();
      await server.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

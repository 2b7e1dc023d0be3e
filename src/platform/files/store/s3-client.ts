import { createHash } from 'node:crypto';
import { AwsClient } from 'aws4fetch';
import { log } from '../../log.ts';
import { countCall } from '../../metrics/metrics.ts';
import { Problem } from '../../problem.ts';
import type { S3Settings } from '../../settings.ts';
import type { Blob } from './blobs.ts';

/** One request to the store. `blob` is read twice: once for the hash that is signed, once to send it. */
export interface S3Request {
  method: 'GET' | 'HEAD' | 'PUT' | 'DELETE';
  /** The name of an object; empty: the bucket itself. */
  name: string;
  query?: Record<string, string>;
  blob?: Blob;
}

export type AskS3 = (request: S3Request) => Promise<Response>;

const TRIES = 4;
const FIRST_WAIT_MS = 200;
const TIME_LIMIT_MS = 30_000;
/** The slowest line on which a file is still waited for. */
const LEAST_BYTES_A_MS = 100;

/**
 * Speaks Signature Version 4 to an S3-compatible store, with the name of the bucket in the path. What the store or the line
 * fails at is tried four times.
 * @throws Problem try_later when the store does not answer; Error when it refuses
 */
export function openS3({ url, bucket, region, key, secret }: S3Settings): AskS3 {
  const aws = new AwsClient({ accessKeyId: key, secretAccessKey: secret, region, service: 's3', retries: 0 });
  return async (request) => {
    const address = new URL(`${url}/${bucket}/${request.name}`);
    for (const [name, value] of Object.entries(request.query ?? {})) address.searchParams.set(name, value);
    const hash = await hashOf(request.blob);
    for (let attempt = 1; ; attempt++) {
      const answer = await countCall('files', () => send(aws, address, request, hash)).catch(
        (error: Error) => error,
      );
      const isPassing = answer instanceof Error || answer.status >= 500 || answer.status === 429;
      if (!isPassing) return mustBeTaken(answer, request);
      const why = answer instanceof Error ? reasonOf(answer) : `HTTP ${answer.status}`;
      if (!(answer instanceof Error)) await answer.body?.cancel();
      if (attempt === TRIES) {
        log('error', 'file_store_down', { method: request.method, error: why });
        throw new Problem(
          'try_later',
          'Kho lưu tệp đang không trả lời. Hãy thử lại sau vài phút; những gì đã gửi vẫn còn.',
        );
      }
      await new Promise((wake) => setTimeout(wake, FIRST_WAIT_MS * 2 ** (attempt - 1)));
    }
  };
}

async function hashOf(blob: Blob | undefined): Promise<string> {
  const hash = createHash('sha256');
  if (blob) for await (const bytes of blob.open()) hash.update(bytes);
  return hash.digest('hex');
}

/** The time limit is for the whole of a sending, but of an answer only until it begins: it may be a large file. */
async function send(
  aws: AwsClient,
  address: URL,
  { method, blob }: S3Request,
  hash: string,
): Promise<Response> {
  const headers = { 'x-amz-content-sha256': hash };
  const signed = await aws.sign(address, { method, headers });
  const limit = new AbortController();
  const ms = TIME_LIMIT_MS + (blob?.size ?? 0) / LEAST_BYTES_A_MS;
  const timer = setTimeout(() => limit.abort(new Error('time limit')), ms);
  try {
    const init: RequestInit & { duplex?: 'half' } = {
      ...{ method, headers: signed.headers, signal: limit.signal, redirect: 'manual' },
      ...(blob && { body: bodyOf(blob), duplex: 'half' }),
    };
    if (blob) signed.headers.set('content-length', String(blob.size));
    return await fetch(address, init);
  } finally {
    clearTimeout(timer);
  }
}

function bodyOf(blob: Blob): ReadableStream<Uint8Array> {
  const source = blob.open()[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const next = await source.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
    cancel: async () => {
      await source.return?.();
    },
  });
}

/** Of a failed fetch the reason stands in its cause; an address holds the hash of nothing that could be guessed. */
function reasonOf(error: Error): string {
  const { cause } = error as { cause?: { code?: string; message?: string } };
  return cause?.code ?? cause?.message ?? error.message;
}

/** A name that is not there is an answer; that a key is not taken, or a bucket not there, is the operator's to mend. */
async function mustBeTaken(answer: Response, { method, name }: S3Request): Promise<Response> {
  if (answer.ok || (answer.status === 404 && name !== '' && method !== 'PUT')) return answer;
  const code = /<Code>([A-Za-z]+)<\/Code>/.exec(await answer.text())?.[1] ?? '';
  throw new Error(`Kho tệp S3 không nhận yêu cầu ${method}: HTTP ${answer.status} ${code}`.trim());
}

import { XMLParser } from 'fast-xml-parser';
import type { S3Settings } from '../../settings.ts';
import type { Blobs } from './blobs.ts';
import { type AskS3, openS3 } from './s3-client.ts';

/** In a bucket of an S3-compatible store. What it has answered for is there; half of an object is never. */
export function openS3Blobs(settings: S3Settings): Blobs {
  const ask = openS3(settings);
  return {
    async put(name, blob) {
      const answer = await ask({ method: 'PUT', name, blob });
      await answer.body?.cancel();
    },
    async get(name) {
      const answer = await ask({ method: 'GET', name });
      if (answer.status !== 404) return answer.body ?? empty();
      await answer.body?.cancel();
      return null;
    },
    async has(name) {
      const answer = await ask({ method: 'HEAD', name });
      await answer.body?.cancel();
      return answer.ok;
    },
    async remove(name) {
      const answer = await ask({ method: 'DELETE', name });
      await answer.body?.cancel();
    },
    list: () => listBucket(ask),
    forgetParts: () => Promise.resolve(0),
    async check() {
      const answer = await ask({ method: 'GET', name: '', query: { 'max-keys': '1' } });
      await answer.body?.cancel();
    },
  };
}

async function* empty(): AsyncGenerator<Uint8Array> {}

interface Listing {
  ListBucketResult: {
    Contents?: { Key: string; LastModified: string }[];
    IsTruncated?: string;
  };
}

const parser = new XMLParser({ parseTagValue: false, isArray: (name) => name === 'Contents' });

async function* listBucket(ask: AskS3): AsyncGenerator<{ name: string; at: Date }> {
  let last: string | undefined = '';
  while (last !== undefined) {
    // Version 1 of the listing, which every store has: what follows a name.
    const answer = await ask({ method: 'GET', name: '', query: last === '' ? {} : { marker: last } });
    const { ListBucketResult: page } = parser.parse(await answer.text()) as Listing;
    const found = page.Contents ?? [];
    for (const { Key, LastModified } of found) yield { name: Key, at: new Date(LastModified) };
    last = page.IsTruncated === 'true' ? found.at(-1)?.Key : undefined;
  }
}

import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from '../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';

let at: TestDatabase;
beforeAll(async () => {
  at = await testDatabase();
});
afterAll(() => at.close());

const SMALL = { 'accept-encoding': 'gzip, br' };
const encodingOf = async (visitor: Visitor, path: string) =>
  (await visitor.get(path, SMALL)).headers.get('content-encoding');

describe('an answer', () => {
  it('goes out small, says so, and reads the same', async () => {
    const visitor = new Visitor(at);
    const answer = await visitor.get('/tro-nang', SMALL);
    expect([answer.headers.get('content-encoding'), answer.headers.get('vary')]).toEqual([
      'gzip',
      'Accept-Encoding',
    ]);
    const text = gunzipSync(Buffer.from(await answer.arrayBuffer())).toString();
    expect(text).toBe(await (await visitor.get('/tro-nang')).text());
  });

  it('that may hold a token beside words of the address goes out as it is', async () => {
    const officer = new Visitor(at);
    await officer.signIn('quay1');
    expect(await encodingOf(officer, '/can-bo/ho-so?q=abc')).toBeNull();
    expect(await encodingOf(officer, '/can-bo/ho-so')).toBe('gzip');
    expect(await encodingOf(new Visitor(at), '/thu-tuc?q=khai')).toBe('gzip');
  });

  it('that tells live news is not held back', async () => {
    const officer = new Visitor(at);
    await officer.signIn('quay1');
    const answer = await officer.get('/can-bo/su-kien/dossiers', SMALL);
    expect(answer.headers.get('content-encoding')).toBeNull();
    await answer.body!.cancel();
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from './browse.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { signInCitizen, startIdentityProvider } from './identity-provider.ts';

let at: TestDatabase;
let provider: Awaited<ReturnType<typeof startIdentityProvider>>;
beforeAll(async () => {
  at = await testDatabase();
  provider = await startIdentityProvider(at);
});
afterAll(async () => {
  await provider.close();
  await at.close();
});

describe('signing in', () => {
  it('opens an account', async () => {
    const visitor = new Visitor(at);
    const answer = await signInCitizen(visitor, 'thu-1', '/thu-tuc');
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/thu-tuc']);
    expect(await (await visitor.get('/')).text()).toContain('Công dân Thử Một');
  });
});

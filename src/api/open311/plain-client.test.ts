import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { addKey, expectValid, FORM, publishItem } from '../../../test/open311/open311-life.ts';
import { createApp } from '../../app.tsx';

let at: TestDatabase;
let server: ReturnType<typeof serve>;
let api: string;
beforeAll(async () => {
  at = await testDatabase();
  server = serve({ fetch: createApp(at.platform).fetch, hostname: '127.0.0.1', port: 0 });
  await new Promise((started) => server.once('listening', started));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  Object.assign(at.platform.settings, { publicUrl: origin });
  api = `${origin}/open311/v2`;
});
afterAll(async () => {
  server.close();
  await at.close();
});

/** A client that knows the specification and nothing of us. */
async function read(path: string, schema: Parameters<typeof expectValid>[0]): Promise<never> {
  const answer = await fetch(`${api}/${path}`);
  const value: unknown = await answer.json();
  expect([path, answer.status]).toEqual([path, 200]);
  expectValid(schema, value);
  return value as never;
}

it('a plain client finds the endpoint, creates an item and reads it until it is answered; no log has its key', async () => {
  const { key } = await addKey(at);
  const said: string[] = [];
  const listen = vi.spyOn(process.stderr, 'write').mockImplementation(((line: unknown) => {
    said.push(String(line));
    return true;
  }) as never);
  const { endpoints } = (await read('discovery.json', 'discovery')) as {
    endpoints: { url: string; type: string }[];
  };
  expect(endpoints).toMatchObject([{ url: api, type: 'test' }]);
  const [service] = (await read('services.json', 'services')) as [{ service_code: string }];
  await read(`services/${service.service_code}.json`, 'service-definition');
  const form = { ...FORM, service_code: service.service_code, api_key: key };
  const answer = await fetch(`${api}/requests.json`, { method: 'POST', body: new URLSearchParams(form) });
  const created = (await answer.json()) as [{ service_request_id: string }];
  expectValid('created', created);
  const [{ service_request_id: id }] = created;
  expect(await read(`requests/${id}.json`, 'requests')).toMatchObject([{ status: 'open', description: '' }]);
  expect(await read(`tokens/${answer.headers.get('open311-token')}.json`, 'token')).toMatchObject(
    created.map(() => ({ service_request_id: id })),
  );
  await publishItem(at, id);
  const shown = { status: 'closed', description: 'Người dân chờ hai giờ.', lat: 20.93 };
  expect(await read(`requests/${id}.json`, 'requests')).toMatchObject([shown]);
  expect(await read('requests.json', 'requests')).toMatchObject([{ service_request_id: id }]);
  await fetch(`${api}/requests.xml?api_key=${key}&service_code=khong-co`, { method: 'POST' });
  listen.mockRestore();
  expect(said.some((line) => line.includes('/open311/v2/:'))).toBe(true);
  for (const secret of [key, FORM.phone, FORM.email, 'Phạm Văn']) expect(said.join('')).not.toContain(secret);
});

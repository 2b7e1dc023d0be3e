import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Running } from './nodes.ts';
import { type Machine, openMachine } from './server.ts';

let machine: Machine;
beforeAll(async () => {
  machine = await openMachine({ DRAIN_SECONDS: '2' });
});
afterAll(() => machine.close());

const BODY = 'username=khong-co&password=khong-dung';

/** Somebody whose line is slow: the server has half of his form. */
async function slowForm({ address }: Running): Promise<ClientRequest> {
  const sending = request(`${address}/dang-nhap`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': BODY.length },
  });
  sending.write(BODY.slice(0, 10));
  await once(sending, 'socket');
  await pause(300);
  return sending;
}

const refusedAt = (address: string) =>
  fetch(`${address}/healthz`).then(
    () => false,
    (error) => error.cause?.code === 'ECONNREFUSED',
  );

it('told to end it says so, goes on answering for a while, ends what is under way, and takes nobody new', async () => {
  const server = await machine.start();
  const slow = await slowForm(server);
  server.signal('SIGTERM');
  await expect.poll(async () => (await fetch(`${server.address}/readyz`)).status).toBe(503);
  const [ready, page] = await Promise.all(['/readyz', '/'].map((path) => fetch(server.address + path)));
  expect(await ready!.json()).toEqual({ status: 'not_ready', reasons: ['draining'] });
  expect([page!.status, page!.headers.get('connection')]).toEqual([200, 'close']);
  await expect.poll(() => refusedAt(server.address), { timeout: 10_000 }).toBe(true);
  const answered = once(slow, 'response') as Promise<[IncomingMessage]>;
  slow.end(BODY.slice(10));
  const [answer] = await answered;
  answer.resume();
  // The whole form was read and judged: it has no token.
  expect([answer.statusCode, await server.ended]).toEqual([403, 0]);
});

it('told twice it ends at once', async () => {
  const server = await machine.start();
  const slow = await slowForm(server);
  const broken = once(slow, 'error');
  server.signal('SIGTERM');
  await pause(700);
  server.signal('SIGTERM');
  expect(await server.ended).toBe(1);
  await broken;
});

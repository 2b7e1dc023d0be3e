import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Visitor } from '../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { EICAR, makeJpeg } from '../../../test/files.ts';
import { paperPdf } from '../../../test/papers.ts';
import { scanLife } from '../../../test/scan-life.ts';
import { changedTables, openSnapshots } from '../../../test/snapshot.ts';
import { parseLocal } from '../../law/day.ts';

const NOW = parseLocal('2026-11-23T09:00');

let at: TestDatabase;
let life: ReturnType<typeof scanLife>;
let desk: Visitor;
let batch: string;
let code: string;
let shots: Awaited<ReturnType<typeof openSnapshots>>;
beforeAll(async () => {
  at = await testDatabase(NOW);
  life = scanLife(at);
  shots = await openSnapshots(at);
  desk = new Visitor(at);
  await desk.signIn('quay1');
  const id = await life.dossier(['Giấy khai sinh'], { applicantName: 'Người Nộp Kín' });
  batch = (await desk.post(`/can-bo/ho-so/${id}/so-hoa/mo`, {}, `/can-bo/ho-so/${id}`)).headers.get(
    'location',
  )!;
  code = /H24[.\d-]+/.exec(await (await desk.get(batch)).text())![0];
});
afterAll(async () => {
  await life.reader.close();
  await shots.close();
  await at.close();
});

const photo = (side = 16) =>
  new File([makeJpeg({ width: side, height: side }) as Uint8Array<ArrayBuffer>], 'anh.jpg');

/** The officer opens a way for a phone. @returns the address in the code */
async function openLink(): Promise<string> {
  at.platform.setNow(NOW);
  expect((await desk.post(`${batch}/dien-thoai`, {}, batch)).status).toBe(303);
  return /\/chup\/[A-Za-z0-9_-]{43}/.exec(await (await desk.get(batch)).text())![0];
}

async function enter(link: string): Promise<Visitor> {
  const phone = new Visitor(at);
  expect((await phone.get(link)).status).toBe(200);
  expect((await phone.send(link, {})).status).toBe(303);
  return phone;
}

const files = () => at.database.db.selectFrom('scan_files').select(['name', 'source']).execute();

it('adds pictures to the one batch, shows nothing of the dossier, and ends when it says so', async () => {
  const phone = await enter(await openLink());
  const page = await (await phone.get('/chup')).text();
  expect(page).not.toContain(code);
  expect(page).not.toContain('Người Nộp Kín');
  expect((await phone.post('/chup/tep', { part: '', tep: photo() }, '/chup')).status).toBe(303);
  expect(await files()).toEqual([{ name: 'anh.jpg', source: 'phone' }]);
  expect(await (await phone.get('/chup')).text()).toContain('anh.jpg');
  expect(await (await desk.get(batch)).text()).toContain('Một điện thoại đang chụp');
  for (const path of [batch, '/can-bo/so-hoa', '/can-bo/viec'])
    expect((await phone.get(path)).headers.get('location')).toContain('/dang-nhap');
  expect((await phone.post('/chup/xong', {}, '/chup')).status).toBe(200);
  expect((await phone.get('/chup')).status).toBe(404);
  expect(await (await desk.get(batch)).text()).toContain('Mở mã cho điện thoại');
});

it('takes pictures in pieces, as our script sends them', async () => {
  const phone = await enter(await openLink());
  const html = await (await phone.get('/chup')).text();
  const token = /name="_token" value="([^"]+)"/.exec(html)![1]!;
  const bytes = makeJpeg({ width: 24, height: 24 });
  const ask = (method: string, path: string, body: BodyInit, headers: Record<string, string> = {}) =>
    phone.ask(path, {
      method,
      body,
      headers: { 'x-form-token': token, accept: 'application/json', ...headers },
    });
  const json = { 'content-type': 'application/json' };
  const begun = await ask(
    'POST',
    '/chup/tep',
    JSON.stringify({ key: randomUUID(), name: 'b.jpg', size: bytes.length, part: '' }),
    json,
  );
  const { id } = (await begun.json()) as { id: string };
  const piece = await ask('PATCH', `/chup/tep/${id}`, bytes as Uint8Array<ArrayBuffer>, {
    'upload-offset': '0',
  });
  expect(piece.status).toBe(204);
  const before = (await files()).length;
  for (const status of [201, 201])
    expect((await ask('POST', `/chup/tep/${id}/xong`, '{}', json)).status).toBe(status);
  expect(await files()).toHaveLength(before + 1);
});

it('opens once: a second phone, a wrong token and a preview get nothing', async () => {
  const link = await openLink();
  await new Visitor(at).get(link);
  await enter(link);
  const second = new Visitor(at);
  expect((await second.get(link)).status).toBe(404);
  const before = await shots.take();
  expect((await second.send(link, {})).status).toBe(404);
  expect((await second.send(`/chup/${'x'.repeat(43)}`, {})).status).toBe(404);
  expect((await second.get('/chup')).status).toBe(404);
  expect((await second.send('/chup/tep', { tep: photo(), _token: 'x' })).status).toBe(403);
  expect(changedTables(before, await shots.take())).toEqual([]);
});

it.each([
  ['half an hour later', async () => at.platform.setNow(new Date(NOW.getTime() + 30 * 60_000 + 1))],
  ['when the officer cut it off', async () => void (await desk.post(`${batch}/dien-thoai/dong`, {}, batch))],
  ['when the officer opened another', async () => void (await openLink())],
])('is closed %s', async (_name, close) => {
  const phone = await enter(await openLink());
  const html = await (await phone.get('/chup')).text();
  const _token = /name="_token" value="([^"]+)"/.exec(html)![1]!;
  await close();
  const before = await shots.take();
  expect((await phone.send('/chup/tep', { _token, part: '', tep: photo(32) })).status).toBe(404);
  expect((await phone.get('/chup')).status).toBe(404);
  expect(changedTables(before, await shots.take())).toEqual([]);
  at.platform.setNow(NOW);
});

it('refuses what is no picture, with its reason, and goes on', async () => {
  const phone = await enter(await openLink());
  const before = (await files()).length;
  for (const [bytes, words] of [
    [EICAR, 'mã độc'],
    [await paperPdf([['PDF']]), 'Chỉ nhận ảnh JPEG, ảnh PNG'],
  ] as const) {
    const answer = await phone.post(
      '/chup/tep',
      { part: '', tep: new File([bytes as Uint8Array<ArrayBuffer>], 'a') },
      '/chup',
    );
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining(words)]);
  }
  expect(await files()).toHaveLength(before);
});

it('lets one address try a few tokens an hour', async () => {
  const visitor = new Visitor(at);
  const statuses = new Set<number>();
  for (let no = 0; no < 70; no++)
    statuses.add((await visitor.send(`/chup/${String(no).padStart(43, 'a')}`, {})).status);
  expect([...statuses]).toEqual([404, 429]);
});

it('keeps no token, only what it hashes to', async () => {
  const link = await openLink();
  const rows = JSON.stringify(await at.database.db.selectFrom('scan_links').selectAll().execute());
  expect(rows).not.toContain(link.split('/').at(-1));
});

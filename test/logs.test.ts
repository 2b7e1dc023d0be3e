import { randomUUID } from 'node:crypto';
import ExcelJS from 'exceljs';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { ratingPath } from '../src/features/notices/index.ts';
import { parseLocal } from '../src/law/day.ts';
import { log } from '../src/platform/log.ts';
import { Visitor } from './browse.ts';
import { citizenVisitor } from './citizens.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { hallLife } from './hall-life.ts';
import { PDF } from './ward-world.ts';

const PLANTED = {
  name: 'Trần Bí Mật Ngọc',
  id: '999888777666',
  phone: '0000997531',
  email: 'bimat@example.com',
  address: 'Ngõ Giấu Kín 17',
  password: 'mat-khau-lo-ra-2026',
};
const FORMULA = '=cmd()|calc';
const SCRIPT = '<script>alert("x")</script>';

let at: TestDatabase;
const said: string[] = [];

beforeAll(async () => {
  at = await testDatabase(parseLocal('2026-11-23T09:00'));
  for (const stream of [process.stderr, process.stdout])
    vi.spyOn(stream, 'write').mockImplementation(((chunk: unknown) => {
      said.push(String(chunk));
      return true;
    }) as never);
});
afterAll(async () => {
  vi.restoreAllMocks();
  await at.close();
});

const intake = (change: Record<string, string | Blob> = {}) => ({
  ...{ clientKey: randomUUID(), procedureCode: '1.004873', termNo: '1', channel: 'direct', answer: 'accept' },
  ...{ applicantKind: 'citizen', applicantName: PLANTED.name, applicantPersonalId: PLANTED.id },
  ...{ applicantPhone: PLANTED.phone, applicantEmail: PLANTED.email, applicantAddress: PLANTED.address },
  competentUnitId: String(at.officer('hotich').unitId),
  acknowledged: '1',
  ...change,
});

it('logs name and number nobody, whatever is sent and however it fails', async () => {
  const desk = new Visitor(at);
  await desk.signIn('quay1', PLANTED.password);
  await desk.signIn('quay1');
  const page = '/can-bo/ho-so/moi?thu-tuc=1.004873';
  const taken = await desk.post('/can-bo/ho-so/moi', intake(), page);
  expect(taken.status).toBe(303);
  const place = taken.headers.get('location')!;
  await desk.get(place);
  await desk.post('/can-bo/ho-so/moi', intake({ termNo: '99' }), page);
  await desk.post(
    '/can-bo/ho-so/moi',
    intake({ file: new File([PDF], `${PLANTED.name} ${PLANTED.id}.pdf`) }),
    page,
  );
  for (const path of ['/can-bo/ho-so', '/can-bo/so-theo-doi', '/tra-cuu', '/thu-tuc'])
    for (const what of [PLANTED.name, PLANTED.id, PLANTED.phone])
      await desk.get(`${path}?${new URLSearchParams({ q: what, ma: what, so: what.slice(-4) })}`);
  await desk.post('/tra-cuu', { ma: PLANTED.id, so: PLANTED.phone });
  await desk.get(`/can-bo/${encodeURIComponent(PLANTED.name)}/${PLANTED.phone}`);
  await desk.get(`/thu-tuc/${encodeURIComponent(PLANTED.name)}`);
  await desk.get(`/can-bo/ho-so/${PLANTED.id}`);
  // A fault of our own, with what was typed in the middle of it.
  const broken = vi.spyOn(at.platform.files, 'write').mockImplementation(() => {
    throw new Error(`cannot keep ${PLANTED.id} of ${PLANTED.phone}`);
  });
  const scan = { 'doc.0.got': '1', 'doc.0.source': 'copy', 'doc.0.file': new File([PDF], 'x.pdf') };
  expect((await desk.post('/can-bo/ho-so/moi', intake(scan), page)).status).toBe(500);
  broken.mockRestore();
  await at.database
    .transact((tx) => sql`select ${PLANTED.name}::text::int`.execute(tx))
    .catch((error) => log('error', 'request_failed', { error }));
  const hall = hallLife(at);
  const { token } = await hall.book({ name: PLANTED.name, phone: PLANTED.phone, day: '2026-11-25' });
  expect((await desk.get(`/dat-lich/hen/${token}`)).status).toBe(200);
  // A citizen's own pages, with his number and a secret link in the address.
  const { visitor: citizen } = await citizenVisitor(at, {
    ...{ name: PLANTED.name, personalId: PLANTED.id, phone: PLANTED.phone },
  });
  const code = await at.database.db.selectFrom('dossiers').select('code').executeTakeFirstOrThrow();
  const own = `/ho-so-cua-toi/${code.code}`;
  expect((await citizen.get(own)).status).toBe(200);
  await citizen.post(`${own}/lien-he`, { phone: PLANTED.phone, email: PLANTED.email });
  await citizen.post(`${own}/rut`, { reason: PLANTED.name });
  for (const path of [`/ho-so-cua-toi/${PLANTED.id}`, `/danh-gia/${PLANTED.phone}.${'a'.repeat(43)}`])
    expect((await citizen.get(path)).status).toBe(404);
  const rating = ratingPath(at.platform.settings.secret, at.wardId, code.code);
  expect((await citizen.get(rating)).status).toBe(200);
  const text = said.join('');
  expect(text).not.toContain(rating.split('.').at(-1));
  expect(text).toContain('"route":"/dat-lich/hen/:token"');
  expect(text).toContain('"route":"/can-bo/ho-so/moi"');
  expect(text).not.toContain(token);
  expect(text).toContain('"event":"request"');
  expect(text.split('\n').length).toBeGreaterThan(15);
  for (const [what, words] of Object.entries(PLANTED)) {
    expect(text.includes(words), `the log tells the ${what}`).toBe(false);
    expect(text.includes(encodeURIComponent(words)), `the log tells the ${what}, encoded`).toBe(false);
  }
});

it('what was typed stays text in pages, sheets and slips', async () => {
  const desk = new Visitor(at);
  await desk.signIn('quay1');
  const evil = `${FORMULA} ${SCRIPT}`;
  const taken = await desk.post(
    '/can-bo/ho-so/moi',
    intake({ applicantName: evil, applicantAddress: evil, request: evil, 'doc.9.name': evil }),
    '/can-bo/ho-so/moi?thu-tuc=1.004873',
  );
  const place = taken.headers.get('location')!;
  for (const path of [place, '/can-bo/ho-so', '/can-bo/so-theo-doi', `${place}/phieu/acceptance-slip`]) {
    const page = await (await desk.get(path)).text();
    expect(page.includes(SCRIPT), path).toBe(false);
    if (path !== '/can-bo/ho-so') expect(page, path).toContain('&lt;script&gt;');
  }
  for (const path of ['/can-bo/ho-so.xlsx', '/can-bo/so-theo-doi.xlsx']) {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await (await desk.get(path)).arrayBuffer());
    const cells: ExcelJS.Cell[] = [];
    workbook.worksheets[0]!.eachRow((row) => row.eachCell((cell) => cells.push(cell)));
    expect(cells.some((cell) => String(cell.value).includes(FORMULA))).toBe(true);
    expect(cells.filter((cell) => cell.type === ExcelJS.ValueType.Formula)).toEqual([]);
  }
  const slip = await desk.get(`${place}/phieu/acceptance-slip.pdf`);
  expect(slip.status).toBe(200);
  expect((await desk.get(`${place}/phieu/acceptance-slip.docx`)).status).toBe(200);
});

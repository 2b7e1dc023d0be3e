import { randomUUID } from 'node:crypto';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from '../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { hallLife } from '../../../test/hall-life.ts';
import { findRule, listDesks, listServices, listWindows, saveRule } from '../../features/reception/index.ts';
import { parseLocal } from '../../law/day.ts';

const HALL = '/can-bo/hang-cho';
let at: TestDatabase;
let hall: ReturnType<typeof hallLife>;
const visitors = new Map<string, Visitor>();
beforeAll(async () => {
  at = await testDatabase(parseLocal('2026-11-23T09:00'));
  hall = hallLife(at);
  for (const who of ['quay1', 'quay2', 'hotich', 'giamdoc', 'quantri']) {
    const visitor = new Visitor(at);
    await visitor.signIn(who);
    visitors.set(who, visitor);
  }
});
afterAll(() => at.close());

const as = (who: string) => visitors.get(who)!;
const db = () => at.database.db;
/** Everything that a refused request may not have changed. */
const state = async () => [
  await db().selectFrom('ticket_steps').selectAll().execute(),
  await listDesks(db(), at.wardId),
  await listServices(db(), at.wardId),
  await listWindows(db(), at.wardId, '2026-11-23'),
  await db().selectFrom('reception_rules').selectAll().execute(),
];
const sheet = async (answer: Response) => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(await answer.arrayBuffer());
  return book.worksheets[0]!.getSheetValues()
    .slice(1)
    .map((row) => (row as unknown[]).slice(1));
};

describe('rights', () => {
  it.each([
    [HALL, { quay1: 200, hotich: 403, giamdoc: 302, quantri: 302 }],
    [`${HALL}/lich-hen`, { quay1: 200, hotich: 403, giamdoc: 403, quantri: 403 }],
    [`${HALL}/lich-hen.xlsx`, { quay1: 200, hotich: 403, giamdoc: 403, quantri: 403 }],
    [`${HALL}/so-lieu`, { quay1: 200, hotich: 403, giamdoc: 200, quantri: 200 }],
    [`${HALL}/so-lieu.xlsx`, { quay1: 200, hotich: 403, giamdoc: 200, quantri: 200 }],
    [`${HALL}/so-lieu/luot`, { quay1: 200, hotich: 403, giamdoc: 200, quantri: 200 }],
    [`${HALL}/so-lieu/luot.xlsx`, { quay1: 200, hotich: 403, giamdoc: 200, quantri: 200 }],
    [`${HALL}/cai-dat`, { quay1: 403, hotich: 403, giamdoc: 403, quantri: 200 }],
    ['/can-bo/su-kien/khong-co', { quay1: 404, hotich: 404, giamdoc: 404, quantri: 404 }],
  ])('to %s', async (path, expected) => {
    for (const [who, status] of Object.entries(expected))
      expect([who, (await as(who).get(path)).status]).toEqual([who, status]);
    expect((await new Visitor(at).get(path)).status).toBe(302);
  });

  it.each([
    ['goi', { clientKey: randomUUID() }],
    ['quay', { no: '1' }],
    ['1/buoc', { clientKey: randomUUID(), step: 'start', stepCount: '1' }],
    ['lich-hen/den', { clientKey: randomUUID(), code: 'ABCDEF' }],
    ['cai-dat/quay/1', { no: '1', name: 'Quầy khác' }],
    ['cai-dat/linh-vuc/moi', { name: 'X', prefix: 'X', ord: '1' }],
    ['cai-dat/khung-gio/1/dung', {}],
    ['cai-dat/quy-tac', { ordinaryPerPriority: '1' }],
  ])('to do "%s": not without the duty, and nothing is written', async (path, fields) => {
    const before = await state();
    expect((await as('hotich').post(`${HALL}/${path}`, fields, '/can-bo/ho-so')).status).toBe(403);
    expect((await as('hotich').send(`${HALL}/${path}`, fields)).status).toBe(403);
    expect(await state()).toEqual(before);
  });
});

describe('the desk', () => {
  it('is chosen, calls, and says on the same page why not', async () => {
    await hall.take('A');
    expect((await as('quay1').post(`${HALL}/quay`, { no: '1' }, HALL)).status).toBe(303);
    const call = () => as('quay1').post(`${HALL}/goi`, { clientKey: randomUUID() }, HALL);
    expect((await call()).headers.get('location')).toBe(HALL);
    const page = await (await as('quay1').get(HALL)).text();
    expect(page).toContain('A001');
    const again = await call();
    expect(again.status).toBe(409);
    expect(await again.text()).toContain('Quầy đang có số A001');
    expect((await as('quay2').post(`${HALL}/goi`, { clientKey: randomUUID() }, HALL)).status).toBe(409);
    expect((await as('quay1').post(`${HALL}/goi`, { clientKey: 'x' }, HALL)).status).toBe(422);
  });

  it('tells when nobody waits', async () => {
    await as('quay2').post(`${HALL}/quay`, { no: '4' }, HALL);
    const answer = await as('quay2').post(`${HALL}/goi`, { clientKey: randomUUID() }, HALL);
    expect(await (await as('quay2').get(answer.headers.get('location')!)).text()).toContain(
      'Không còn ai chờ',
    );
  });

  it.each([
    ['a ticket that is none', '999999', { step: 'start', stepCount: '1' }, 404],
    ['a step that is none', '1', { step: 'fly', stepCount: '1' }, 422],
    ['no count', '1', { step: 'start' }, 422],
  ])('refuses %s', async (_name, id, fields, status) => {
    const before = await state();
    const form = { clientKey: randomUUID(), ...fields };
    expect((await as('quay1').post(`${HALL}/${id}/buoc`, form, HALL)).status).toBe(status);
    expect(await state()).toEqual(before);
  });
});

describe('Excel', () => {
  it('holds the figures of the page, the tickets behind them, and the appointments', async () => {
    const figures = await sheet(await as('quay1').get(`${HALL}/so-lieu.xlsx?theo=service`));
    expect(figures.at(-1)!.slice(0, 2)).toEqual(['Tất cả', 1]);
    expect(await sheet(await as('quay1').get(`${HALL}/so-lieu/luot.xlsx`))).toHaveLength(2);
    await hall.book();
    const booked = await sheet(await as('quay1').get(`${HALL}/lich-hen.xlsx?ngay=2026-11-25`));
    expect(booked[1]).toEqual(expect.arrayContaining(['08:00', 'Người hẹn thử', '0000001234', 'Đã hẹn']));
    const log = await db()
      .selectFrom('access_log')
      .select('subject')
      .where('action', '=', 'export')
      .execute();
    expect(log).toContainEqual({ subject: 'lịch hẹn 2026-11-25' });
  });
});

describe('addresses that no page writes', () => {
  it.each([
    [`${HALL}/so-lieu?tu=0001-01-01&den=9999-12-31&quay=1000&linh-vuc=99999999999999&gio=99`],
    [`${HALL}/so-lieu?tu=2026-05-01&den=2026-01-01&theo=x`],
    [`${HALL}/so-lieu/luot?sau=2026-01-01~99999999999999999&phan=x`],
    [`${HALL}/lich-hen?ngay=2026-02-30&sau=9999999~1&linh-vuc=x`],
  ])('%s', async (path) => expect((await as('quay1').get(path)).status).toBe(200));
});

describe('setting up', () => {
  const save = (path: string, fields: Record<string, string>) =>
    as('quantri').post(`${HALL}/cai-dat/${path}`, fields, `${HALL}/cai-dat`);
  const rule = {
    ...{ ordinaryPerPriority: '3', mostAbsences: '1', opensMinute: '07:00', closesMinute: '16:30' },
    ...{ lateMinutes: '10', daysAhead: '7', leadMinutes: '30' },
  };

  it('adds and changes a kind of business', async () => {
    expect((await save('linh-vuc/moi', { name: 'Thuế', prefix: 't', ord: '9', active: '1' })).status).toBe(
      303,
    );
    const added = (await listServices(db(), at.wardId)).find((each) => each.prefix === 'T')!;
    const change = { name: 'Thuế, lệ phí', prefix: 'T', ord: '2', fieldCodes: 'dat-dai' };
    expect((await save(`linh-vuc/${added.id}`, change)).status).toBe(303);
    expect((await listServices(db(), at.wardId)).find((each) => each.id === added.id)).toMatchObject({
      ...{ name: 'Thuế, lệ phí', active: false, fieldCodes: ['dat-dai'] },
    });
    await expect(hall.take('T')).rejects.toMatchObject({ code: 'invalid' });
  });

  it('opens and closes a desk; who sat there is free, who was passed on to it waits for all', async () => {
    const serviceId = String(await hall.serviceId('B'));
    expect(
      (await save('quay/moi', { no: '8', name: 'Quầy 8', serviceIds: serviceId, active: '1' })).status,
    ).toBe(303);
    await as('quay2').post(`${HALL}/quay`, { no: '8' }, HALL);
    expect((await save('quay/8', { no: '8', name: 'Quầy 8' })).status).toBe(303);
    expect((await listDesks(db(), at.wardId)).find((each) => each.no === 8)).toMatchObject({
      ...{ active: false, officerId: null, serviceIds: [] },
    });
  });

  it('sets the rule from today on, and keeps the one before', async () => {
    expect((await save('quy-tac', rule)).status).toBe(303);
    expect((await save('quy-tac', { ...rule, daysAhead: '8' })).status).toBe(303);
    const now = parseLocal('2026-11-23T09:00');
    expect(await findRule(db(), at.wardId, now)).toMatchObject({ ordinaryPerPriority: 3, daysAhead: 8 });
    expect(await findRule(db(), at.wardId, parseLocal('2026-11-20T09:00'))).toMatchObject({ daysAhead: 14 });
    const later = at.act('quantri', parseLocal('2026-11-25T09:00'));
    await at.database.transact((tx) => saveRule(tx, later, { ...rule, daysAhead: '9' }));
    expect(await findRule(db(), at.wardId, now)).toMatchObject({ daysAhead: 8, validUntil: '2026-11-25' });
    const log = await db()
      .selectFrom('access_log')
      .select('id')
      .where('action', '=', 'save_reception')
      .execute();
    expect(log.length).toBeGreaterThan(4);
  });

  it('adds and ends windows for appointments', async () => {
    const serviceId = String(await hall.serviceId('E'));
    const form = {
      ...{
        serviceId,
        weekdays: '3',
        fromMinute: '08:00',
        toMinute: '09:00',
        slotMinutes: '20',
        capacity: '4',
      },
    };
    expect((await save('khung-gio', form)).status).toBe(303);
    const added = (await listWindows(db(), at.wardId, '2026-11-23')).find(
      (each) => each.serviceId === Number(serviceId),
    )!;
    expect(added).toMatchObject({ weekday: 3, fromMinute: 480, toMinute: 540, validUntil: null });
    expect((await save(`khung-gio/${added.id}/dung`, {})).status).toBe(303);
    expect((await save(`khung-gio/${added.id}/dung`, {})).status).toBe(303);
    expect(await listWindows(db(), at.wardId, '2026-11-24')).not.toContainEqual(
      expect.objectContaining({ id: added.id }),
    );
  });

  it.each([
    ['a letter that is taken', 'linh-vuc/moi', { name: 'X', prefix: 'A', ord: '1' }, 'đã dùng'],
    ['a letter that is none', 'linh-vuc/moi', { name: 'X', prefix: '1', ord: '1' }, 'Một chữ cái'],
    ['a desk too large', 'quay/moi', { no: '100', name: 'X' }, 'từ 1 đến 99'],
    ['a desk for nothing there is', 'quay/moi', { no: '9', name: 'X', serviceIds: '999999' }, 'không có'],
    ['a rule that ends before it begins', 'quy-tac', { ...rule, closesMinute: '06:00' }, 'sau giờ mở'],
    ['a time that is none', 'quy-tac', { ...rule, opensMinute: '25:00' }, 'Nhập giờ mở'],
    [
      'a window over another',
      'khung-gio',
      {
        serviceId: 'A',
        weekdays: '1',
        fromMinute: '10:30',
        toMinute: '12:00',
        slotMinutes: '30',
        capacity: '1',
      },
      'Trùng giờ',
    ],
    [
      'a window of no weekday',
      'khung-gio',
      { serviceId: 'A', fromMinute: '05:00', toMinute: '06:00', slotMinutes: '30', capacity: '1' },
      'ít nhất một thứ',
    ],
  ])('refuses %s, keeps what was typed and writes nothing', async (_name, path, fields, words) => {
    const before = await state();
    const given = { ...fields } as Record<string, string>;
    if (given.serviceId === 'A') given.serviceId = String(await hall.serviceId('A'));
    const answer = await save(path, given);
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain(words);
    expect(page).toMatch(/<details class="step" open/);
    expect(await state()).toEqual(before);
  });
});

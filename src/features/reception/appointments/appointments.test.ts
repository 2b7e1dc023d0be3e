import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { hallLife } from '../../../../test/hall-life.ts';
import { parseLocal } from '../../../law/day.ts';
import { cancelAppointment, listFreeDays, trackAppointment } from '../index.ts';

let at: TestDatabase;
let hall: ReturnType<typeof hallLife>;
const open: TestDatabase[] = [];
beforeEach(async () => {
  at = await testDatabase(parseLocal('2026-11-23T09:00'));
  open.push(at);
  hall = hallLife(at);
});
afterAll(async () => {
  for (const each of open) await each.close();
});

const rows = () => at.database.db.selectFrom('appointments').selectAll().execute();
const seats = async () =>
  (await at.database.db.selectFrom('appointment_seats').select('taken').execute()).map((each) => each.taken);
const phone = (index: number) => `000000${String(index).padStart(4, '0')}`;

describe('booking', () => {
  it('takes a place, and shows one fewer', async () => {
    const serviceId = await hall.serviceId('A');
    const free = async () =>
      (await listFreeDays(at.database.db, at.wardId, serviceId, at.platform.now()))
        .find((each) => each.day === '2026-11-25')!
        .slots.find((slot) => slot.minute === 480)!.free;
    expect(await free()).toBe(2);
    const { code } = await hall.book();
    expect(code).toMatch(/^[A-HJ-NP-Z2-9]{6}$/);
    expect(await free()).toBe(1);
  });

  it('gives ten people at once no more than the slot has', async () => {
    const tries = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) => hall.book({ phone: phone(index) })),
    );
    expect(tries.filter((each) => each.status === 'fulfilled')).toHaveLength(2);
    for (const each of tries)
      if (each.status === 'rejected')
        expect(each.reason).toMatchObject({ code: 'invalid', fields: { minute: expect.any(String) } });
    expect([await seats(), (await rows()).length]).toEqual([[2], 2]);
  });

  it('sent twice at once is one appointment', async () => {
    const clientKey = randomUUID();
    const both = await Promise.all([hall.book({ clientKey }), hall.book({ clientKey })]);
    expect(both[0].code).toBe(both[1].code);
    expect(await seats()).toEqual([1]);
  });

  it.each([
    ['no name', { name: ' ' }, 'name'],
    ['no phone', { phone: '12' }, 'phone'],
    ['a day off', { day: '2026-11-24' }, 'minute'],
    ['a day gone by', { day: '2026-11-20' }, 'minute'],
    ['a day too far', { day: '2026-12-09' }, 'minute'],
    ['a time between slots', { minute: 485 }, 'minute'],
    ['a kind of business that is none', { serviceId: 999_999 }, 'serviceId'],
    ['a kind of business without appointments', { serviceId: 'E' }, 'minute'],
  ])('is refused with %s, and nothing is written', async (_name, change, field) => {
    const given =
      'serviceId' in change && change.serviceId === 'E' ? { serviceId: await hall.serviceId('E') } : change;
    await expect(hall.book(given)).rejects.toMatchObject({
      code: 'invalid',
      fields: { [field]: expect.any(String) },
    });
    expect([await rows(), await seats()]).toEqual([[], []]);
  });

  it('is refused to a phone that holds three', async () => {
    for (const minute of [480, 510, 540]) await hall.book({ minute });
    await expect(hall.book({ minute: 570 })).rejects.toMatchObject({ fields: { phone: expect.any(String) } });
    expect(await rows()).toHaveLength(3);
  });
});

describe('cancelling', () => {
  it('gives the place back, once', async () => {
    const { token } = await hall.book();
    const cancel = () => at.database.transact((tx) => cancelAppointment(tx, hall.citizen(), token));
    await Promise.all([cancel(), cancel()]);
    expect([(await rows())[0]!.status, await seats()]).toEqual(['cancelled', [0]]);
  });

  it('is refused once he has come', async () => {
    const { token, code } = await hall.book();
    await hall.checkIn(code, parseLocal('2026-11-25T07:50'));
    const cancel = at.database.transact((tx) => cancelAppointment(tx, hall.citizen(), token));
    await expect(cancel).rejects.toMatchObject({ code: 'step_not_open' });
    expect((await rows())[0]!.status).toBe('arrived');
  });
});

describe('looking up', () => {
  it('needs the code and the end of the phone, and counts the tries', async () => {
    const { code } = await hall.book();
    const look = (phoneEnd: string, given = code) =>
      at.database.transact((tx) =>
        trackAppointment(tx, { ...hall.citizen(), address: 'a' }, { code: given, phoneEnd }),
      );
    expect((await look('1234'))?.code).toBe(code);
    expect((await look('1234', code.toLowerCase()))?.code).toBe(code);
    expect(await look('9999')).toBeNull();
    expect(await look('1234', 'ABCDEF')).toBeNull();
    for (let tries = 0; tries < 7; tries++) await look('0000');
    await expect(look('1234')).rejects.toMatchObject({ code: 'too_many_tries' });
  });
});

describe('coming', () => {
  const day = (time: string) => parseLocal(`2026-11-25T${time}`);

  it.each([
    ['early: keeps the time promised', '07:30', 'appointment', '08:00'],
    ['a little late: keeps it too', '08:15', 'appointment', '08:00'],
    ['too late: waits as everybody', '08:16', 'ordinary', '08:16'],
  ])('%s', async (_name, time, lane, place) => {
    const { code } = await hall.book();
    expect(await hall.checkIn(code, day(time))).toMatchObject({
      lane,
      lineAt: day(place),
      takenAt: day(time),
    });
  });

  it('is called at its time before those who came earlier', async () => {
    const { code } = await hall.book();
    for (const time of ['07:40', '07:41', '07:50']) await hall.take('A', {}, day(time));
    await hall.checkIn(code, day('07:45'));
    await hall.sit('quay1', 1);
    const call = async (time: string) => {
      const ticket = (await hall.call('quay1', day(time)))!;
      await hall.step(
        'quay1',
        await hall.step('quay1', ticket, 'start', {}, day(time)),
        'finish',
        {},
        day(time),
      );
      return ticket.code;
    };
    expect([await call('07:55'), await call('08:00'), await call('08:05')]).toEqual(['A001', 'A004', 'A002']);
  });

  it('twice, even at once, gives one ticket', async () => {
    const { code } = await hall.book();
    const both = await Promise.all([hall.checkIn(code, day('07:50')), hall.checkIn(code, day('07:50'))]);
    expect(both[0].id).toBe(both[1].id);
  });

  it.each([
    ['an unknown code', 'ZZZZZZ', '07:50', 'invalid'],
    ['a day that is not today', null, '2026-11-23T09:00', 'invalid'],
    ['a hall that is closed', null, '05:00', 'step_not_open'],
  ])('is refused with %s, and nothing is written', async (_name, given, time, problem) => {
    const { code } = await hall.book();
    const now = time.includes('T') ? parseLocal(time) : day(time);
    await expect(hall.checkIn(given ?? code, now)).rejects.toMatchObject({ code: problem });
    expect(await at.database.db.selectFrom('tickets').selectAll().execute()).toEqual([]);
    expect((await rows())[0]!.status).toBe('booked');
  });
});

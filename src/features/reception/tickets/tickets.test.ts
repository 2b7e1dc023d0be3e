import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { hallLife } from '../../../../test/hall-life.ts';
import { parseLocal } from '../../../law/day.ts';
import { openOwner } from '../../../platform/database/database.ts';
import { lapseTickets, readBoard, watchTicket } from '../index.ts';

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

const tickets = () => at.database.db.selectFrom('tickets').selectAll().orderBy('id').execute();
const steps = () => at.database.db.selectFrom('ticket_steps').selectAll().execute();
const minute = (count: number) => new Date(parseLocal('2026-11-23T09:00').getTime() + count * 60_000);

describe('taking a ticket', () => {
  it('gives the next number of the line and of the day', async () => {
    expect((await hall.take('A')).code).toBe('A001');
    expect((await hall.take('B')).code).toBe('B001');
    expect((await hall.take('A')).code).toBe('A002');
    expect((await hall.take('A', {}, parseLocal('2026-11-25T09:00'))).code).toBe('A001');
  });

  it('gives thirty people at once thirty numbers, without a gap', async () => {
    const taken = await Promise.all(Array.from({ length: 30 }, () => hall.take('A')));
    expect(taken.map((each) => Number(each.code.slice(1))).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 30 }, (_, index) => index + 1),
    );
  });

  it('sent twice at once is one ticket', async () => {
    const clientKey = randomUUID();
    const both = await Promise.all([hall.take('A', { clientKey }), hall.take('A', { clientKey })]);
    expect(both[0].id).toBe(both[1].id);
    expect(await tickets()).toHaveLength(1);
    expect((await hall.take('A')).code).toBe('A002');
  });

  it.each([
    ['no kind of business', { serviceId: '' }, '2026-11-23T09:00', 'invalid'],
    ['one that is none', { serviceId: 999_999 }, '2026-11-23T09:00', 'invalid'],
    ['before the hall opens', {}, '2026-11-23T06:44', 'step_not_open'],
    ['at closing time', {}, '2026-11-23T17:00', 'step_not_open'],
    ['on a day off', {}, '2026-11-24T09:00', 'step_not_open'],
    ['on a Sunday', {}, '2026-11-22T09:00', 'step_not_open'],
  ])('is refused with %s, and nothing is written', async (_name, change, now, code) => {
    await expect(hall.take('A', change, parseLocal(now))).rejects.toMatchObject({ code });
    expect(await tickets()).toEqual([]);
    expect(await at.database.db.selectFrom('ticket_counters').selectAll().execute()).toEqual([]);
  });
});

describe('calling', () => {
  it('gives two officers at once different tickets, every time', async () => {
    await hall.sit('quay1', 1);
    await hall.sit('quay2', 2);
    for (let round = 0; round < 12; round++) {
      await Promise.all([hall.take('A'), hall.take('A')]);
      const called = await Promise.all([hall.call('quay1'), hall.call('quay2')]);
      expect(new Set(called.map((each) => each!.id)).size).toBe(2);
      for (const [who, ticket] of [
        ['quay1', called[0]],
        ['quay2', called[1]],
      ] as const)
        await hall.step(who, await hall.step(who, ticket!, 'start'), 'finish');
    }
    expect((await tickets()).every((each) => each.status === 'done')).toBe(true);
  });

  it('lets one of two win when one person waits', async () => {
    await hall.sit('quay1', 1);
    await hall.sit('quay2', 2);
    await hall.take('A');
    const called = await Promise.all([hall.call('quay1'), hall.call('quay2')]);
    expect(called.filter((each) => each !== null)).toHaveLength(1);
  });

  it('clicked twice at once calls one', async () => {
    await hall.sit('quay1', 1);
    await hall.take('A');
    await hall.take('A');
    const clientKey = randomUUID();
    const both = await Promise.all([
      hall.call('quay1', minute(1), clientKey),
      hall.call('quay1', minute(1), clientKey),
    ]);
    expect(both[0]!.id).toBe(both[1]!.id);
    expect((await tickets()).filter((each) => each.status === 'called')).toHaveLength(1);
  });

  it('calls nobody while the desk has somebody', async () => {
    await hall.sit('quay1', 1);
    const first = await hall.take('A');
    await hall.take('A');
    await hall.call('quay1');
    const before = await steps();
    await expect(hall.call('quay1')).rejects.toMatchObject({
      ...{ code: 'step_not_open', message: expect.stringContaining(first.code) },
    });
    expect(await steps()).toEqual(before);
  });

  it('calls only whom the desk serves', async () => {
    await hall.sit('quay1', 1);
    await hall.take('B');
    expect(await hall.call('quay1')).toBeNull();
    await hall.take('E');
    expect((await hall.call('quay1'))?.code).toBe('E001');
  });

  it('lets a priority ticket go before, then two ordinary ones', async () => {
    await hall.sit('quay1', 1);
    for (let index = 0; index < 4; index++) await hall.take('A', {}, minute(index));
    for (let index = 0; index < 2; index++) await hall.take('A', { isPriority: '1' }, minute(5 + index));
    const called: string[] = [];
    for (let index = 0; index < 6; index++) {
      const ticket = await hall.call('quay1', minute(10 + index));
      called.push(ticket!.code);
      await hall.step('quay1', await hall.step('quay1', ticket!, 'start', {}, minute(10 + index)), 'finish');
    }
    expect(called).toEqual(['A005', 'A001', 'A002', 'A006', 'A003', 'A004']);
  });

  it.each([
    ['without the duty', 'hotich', 'not_allowed'],
    ['without a desk', 'quay2', 'step_not_open'],
  ])('is refused %s', async (_name, who, code) => {
    await hall.take('A');
    await expect(hall.call(who)).rejects.toMatchObject({ code });
    expect((await tickets())[0]!.status).toBe('waiting');
  });
});

describe('at the desk', () => {
  const called = async () => {
    await hall.sit('quay1', 1);
    await hall.take('A', {}, minute(0));
    return (await hall.call('quay1', minute(10)))!;
  };

  it('serves to the end, and measures waiting and serving', async () => {
    const again = await hall.step('quay1', await called(), 'recall', {}, minute(11));
    expect(again).toMatchObject({ callCount: 2, waitedSeconds: 600 });
    const started = await hall.step('quay1', again, 'start', {}, minute(12));
    expect(await hall.step('quay1', started, 'finish', {}, minute(19))).toMatchObject({
      ...{ status: 'done', waitedSeconds: 600, servedSeconds: 420, deskNo: 1 },
    });
  });

  it('sends who is not there to the end once, and drops the second time', async () => {
    const back = await hall.step('quay1', await called(), 'mark_absent', {}, minute(12));
    expect(back).toMatchObject({ status: 'waiting', lineAt: minute(12), absences: 1, deskNo: null });
    const again = await hall.call('quay1', minute(30));
    expect(again).toMatchObject({ id: back.id, waitedSeconds: 600 });
    expect((await hall.step('quay1', again!, 'mark_absent', {}, minute(31))).status).toBe('absent');
    expect(await hall.call('quay1', minute(32))).toBeNull();
  });

  it('passes on to another line, with the place he had, and adds up his waiting', async () => {
    const ticket = await called();
    const started = await hall.step('quay1', ticket, 'start', {}, minute(11));
    await hall.take('B', {}, minute(5));
    const serviceId = await hall.serviceId('B');
    await hall.step('quay1', started, 'pass_on', { serviceId }, minute(15));
    await hall.sit('quay2', 3, minute(15));
    const next = await hall.call('quay2', minute(20));
    expect(next).toMatchObject({ id: ticket.id, code: 'A001', waitedSeconds: 900, servedSeconds: 240 });
    const done = await hall.step(
      'quay2',
      await hall.step('quay2', next!, 'start', {}, minute(20)),
      'finish',
      {},
      minute(25),
    );
    expect(done).toMatchObject({ servedSeconds: 540, deskNo: 3 });
  });

  it('passes on to one desk alone', async () => {
    const passed = await hall.step('quay1', await called(), 'pass_on', { deskNo: '3' }, minute(11));
    await hall.sit('quay2', 2);
    expect(await hall.call('quay2', minute(12))).toBeNull();
    await hall.sit('quay2', 3);
    expect((await hall.call('quay2', minute(13)))?.id).toBe(passed.id);
  });

  it.each([
    ['nowhere new', { deskNo: '1' }, 'invalid'],
    ['to no desk', { deskNo: '77' }, 'invalid'],
    ['to no line', { serviceId: '999999' }, 'invalid'],
  ])('does not pass on %s', async (_name, fields, code) => {
    const ticket = await called();
    const before = await steps();
    await expect(hall.step('quay1', ticket, 'pass_on', fields)).rejects.toMatchObject({ code });
    expect(await steps()).toEqual(before);
  });

  it('refuses another desk, a page that is behind, and a step that is not open', async () => {
    const ticket = await called();
    await hall.sit('quay2', 2);
    const before = await steps();
    await expect(hall.step('quay2', ticket, 'start')).rejects.toMatchObject({ code: 'step_not_open' });
    await expect(hall.step('quay1', ticket, 'finish')).rejects.toMatchObject({ code: 'step_not_open' });
    const behind = { ...ticket, stepCount: 1 };
    await expect(hall.step('quay1', behind, 'start')).rejects.toMatchObject({ code: 'changed_meanwhile' });
    await expect(hall.step('hotich', ticket, 'start')).rejects.toMatchObject({ code: 'not_allowed' });
    expect(await steps()).toEqual(before);
  });

  it('takes one of two steps that come at once', async () => {
    const ticket = await called();
    const tries = await Promise.allSettled([
      hall.step('quay1', ticket, 'start'),
      hall.step('quay1', ticket, 'mark_absent'),
    ]);
    expect(tries.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('seats one officer at a desk: who comes takes it over with its ticket', async () => {
    const ticket = await called();
    await hall.sit('quay2', 1);
    await expect(hall.step('quay1', ticket, 'start')).rejects.toMatchObject({ code: 'step_not_open' });
    expect((await hall.step('quay2', ticket, 'start')).status).toBe('serving');
    await expect(hall.sit('hotich', 1)).rejects.toMatchObject({ code: 'not_allowed' });
    await expect(hall.sit('quay2', 55)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('those who look on', () => {
  it('see the newest call first, and how many are before them', async () => {
    await hall.sit('quay1', 1);
    await hall.sit('quay2', 2);
    for (let index = 0; index < 4; index++) await hall.take('A', {}, minute(index));
    await hall.call('quay1', minute(5));
    await hall.call('quay2', minute(6));
    const board = await readBoard(at.database.db, at.wardId, minute(7));
    expect(board.map((each) => `${each.code} ${each.deskName}`)).toEqual(['A002 Quầy 2', 'A001 Quầy 1']);
    const [, , third, fourth] = await tickets();
    const watch = (token: string) => watchTicket(at.database.db, at.wardId, token, minute(7));
    expect([(await watch(third!.token)).before, (await watch(fourth!.token)).before]).toEqual([0, 1]);
    await expect(watchTicket(at.database.db, at.wardId + 1, third!.token, minute(7))).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('the end of the day', () => {
  it('ends what is unfinished from the days before, and leaves today', async () => {
    await hall.sit('quay1', 1);
    await hall.take('A', {}, parseLocal('2026-11-20T09:00'));
    await hall.take('A', {}, parseLocal('2026-11-20T09:01'));
    await hall.call('quay1', parseLocal('2026-11-20T09:02'));
    await hall.take('A');
    const lapse = () => at.database.transact((tx) => lapseTickets(tx, at.wardId, minute(0)));
    expect(await lapse()).toBe(2);
    expect(await lapse()).toBe(0);
    expect((await tickets()).map((each) => each.status)).toEqual(['lapsed', 'lapsed', 'waiting']);
    expect((await hall.call('quay1'))?.code).toBe('A001');
  });
});

describe('the record', () => {
  it('can be added to but not changed by the application', async () => {
    await hall.take('A');
    await expect(
      at.database.transact((tx) => tx.updateTable('ticket_steps').set({ step: 'call' }).execute()),
    ).rejects.toThrow(/permission denied/);
    const owner = openOwner(at.ownerUrl);
    expect(await owner.db.selectFrom('ticket_steps').select('step').execute()).toEqual([{ step: 'take' }]);
    await owner.close();
  });
});

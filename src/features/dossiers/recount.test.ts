import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { dossierLife } from '../../../test/dossier-life.ts';
import { STATE_CALENDAR } from '../../law/calendar.ts';
import { parseLocal, toLocalIso } from '../../law/day.ts';
import { workingHoursOn } from '../../law/working-time.ts';
import { findDossier, verifyDossiers } from './index.ts';
import { type Counting, countKept, previewRecount, recountDossiers } from './recount.ts';
import { recountedDue } from './recounted-due.ts';

let at: TestDatabase;
let life: ReturnType<typeof dossierLife>;
beforeAll(async () => {
  at = await testDatabase(parseLocal('2026-11-16T09:00'));
  life = dossierLife(at);
});
afterAll(() => at.close());

const hoursOn = workingHoursOn;
const STATE: Counting = { calendar: STATE_CALENDAR, hoursOn };
/** The State's calendar with one more day off. */
const WITH_DAY_OFF: Counting = {
  hoursOn,
  calendar: {
    years: STATE_CALENDAR.years.map((year) =>
      year.year === 2026 ? { ...year, daysOff: { ...year.daysOff, '2026-11-18': 'Nghỉ phòng bão' } } : year,
    ),
  },
};
const find = (dossierId: number) => findDossier(at.database.db, { wardId: at.wardId, dossierId });
const inProcess = async () => {
  const id = await life.accept();
  await life.take(id, 'quay1', 'transfer');
  await life.assign(id);
  return id;
};

describe('another calendar', () => {
  it('moves what is open and counted, shows it before, and records why', async () => {
    const running = await inProcess();
    const finished = await life.accept();
    await life.finish(finished);
    const promised = await inProcess();
    await life.take(promised, 'chanhvp', 'extend', {
      ...{ newDueAt: '2026-11-25T09:00', cause: 'other', reason: 'Chờ xác minh.' },
    });
    const stopped = await inProcess();
    await life.take(stopped, 'hotich', 'suspend', { cause: 'confirmation', reason: 'Người nộp xin lùi.' });
    const preview = await previewRecount(at.database.db, at.wardId, STATE, WITH_DAY_OFF);
    expect(preview.map((each) => [each.dossierId, toLocalIso(each.dueAfter)])).toEqual([
      [running, '2026-11-20T09:00:00+07:00'],
    ]);
    expect(await countKept(at.database.db, at.wardId)).toEqual([
      { why: 'promised', count: 1 },
      { why: 'stopped', count: 1 },
    ]);
    const order = {
      ...{ before: STATE, after: WITH_DAY_OFF, reason: 'Nghỉ phòng bão', decision: '12/QĐ-UBND' },
      clientKey: crypto.randomUUID(),
    };
    const act = at.act('giamdoc');
    expect(await at.database.transact((tx) => recountDossiers(tx, act, order))).toBe(1);
    const { state, steps } = await find(running);
    expect(toLocalIso(state.dueAt!)).toBe('2026-11-20T09:00:00+07:00');
    expect(steps.at(-1)!.step).toMatchObject({
      step: 'recount',
      officerId: act.officer.id,
      payload: { reason: 'Nghỉ phòng bão', decision: '12/QĐ-UBND', dueBefore: '2026-11-19T02:00:00.000Z' },
    });
    expect((await verifyDossiers(at.database.db, at.wardId)).faults).toEqual([]);
  });

  it.each(['restart', 'pause'])('gives back what was counted when it is the same: %s', async (mode) => {
    const id = await inProcess();
    const items = { items: 'Bản sao', reason: 'Thiếu giấy tờ.', mode };
    await life.take(id, 'hotich', 'request_supplement', items, parseLocal('2026-11-17T09:00'));
    await life.take(id, 'quay1', 'receive_supplement', { received: 'A B' }, parseLocal('2026-11-19T09:00'));
    await life.take(
      id,
      'hotich',
      'suspend',
      { cause: 'confirmation', reason: 'Xin lùi.' },
      parseLocal('2026-11-19T14:00'),
    );
    await life.take(id, 'hotich', 'resume', {}, parseLocal('2026-11-20T14:00'));
    const { state, steps } = await find(id);
    expect(
      recountedDue(
        steps.map((each) => each.step),
        STATE,
      ),
    ).toEqual(state.dueAt);
  });
});

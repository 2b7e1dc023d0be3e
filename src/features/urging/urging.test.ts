import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { dossierLife } from '../../../test/dossier-life.ts';
import { urgingLife } from '../../../test/urging-life.ts';
import { instant } from '../../law/day.ts';
import { listByOrigin } from '../official-documents/index.ts';
import { findCase, urgeByClock } from './index.ts';
import { foldCase } from './state.ts';

let t: TestDatabase;
let life: Awaited<ReturnType<typeof urgingLife>>;

beforeEach(async () => {
  t = await testDatabase(instant('2026-06-01', 9 * 60));
  life = await urgingLife(t);
});
afterEach(() => t.close());

const counts = () =>
  t.database.db
    .selectFrom('urging_events')
    .select(({ fn }) => ['event', fn.countAll<number>().as('count')])
    .groupBy('event')
    .orderBy('event')
    .execute();
const documents = () => t.database.db.selectFrom('official_documents').selectAll().orderBy('id').execute();
const content = async (id: number) => {
  const row = await t.database.db
    .selectFrom('official_versions')
    .select('content')
    .where('document_id', '=', id)
    .executeTakeFirstOrThrow();
  return JSON.stringify(row.content);
};

describe('đôn đốc nhiệm vụ', () => {
  it('chưa đến hạn thì không ai bị đôn đốc; qua hạn thì mỗi nhiệm vụ chậm một vụ, có nhắc việc ngay', async () => {
    expect(await life.turn('2026-06-30')).toEqual({ opened: 0, stepped: 0, closed: 0 });
    expect(await life.turn('2026-07-01')).toEqual({ opened: 2, stepped: 0, closed: 0 });
    expect(await life.turn('2026-07-01')).toEqual({ opened: 0, stepped: 0, closed: 0 });
    const { state, id } = await life.caseOf(2);
    expect(state.unitIds).toEqual([t.officer('chanhvp').unitId]);
    expect(state.steps).toHaveLength(1);
    const [letter] = await listByOrigin(t.database.db, t.wardId, [`urging/${id}/1`]);
    expect(letter).toMatchObject({ state: 'draft', signing: 'director', kind: 'directive' });
    const text = await content(letter!.id);
    expect(text).toContain('Tổ chức đoàn đi trao đổi, học tập kinh nghiệm');
    expect(text).toContain('Quý II năm 2026');
    expect(text).toContain('Sản phẩm còn thiếu: Báo cáo kết quả học tập kinh nghiệm');
    expect(text).toContain('trong 3 ngày làm việc');
    expect(letter!.tasks.map(({ taskKey }) => taskKey)).toEqual([life.plan.tasks[0]!.key]);
  });

  it('hai lượt chạy cùng lúc mở một vụ, soạn một văn bản cho mỗi bước', async () => {
    const at = (day: string) => {
      const now = instant(day, 9 * 60);
      t.platform.setNow(now);
      return Promise.all(Array.from({ length: 4 }, () => urgeByClock(t.database, t.wardId, now)));
    };
    await at('2026-07-01');
    expect(await counts()).toEqual([
      { event: 'opened', count: 2 },
      { event: 'step', count: 2 },
    ]);
    await at('2026-07-07');
    expect((await counts()).find(({ event }) => event === 'step')).toEqual({ event: 'step', count: 4 });
    expect(await documents()).toHaveLength(4);
  });

  it('chậm ba ngày làm việc sau nhắc việc thì soạn công văn; Trung tâm chậm thì đến Chủ tịch', async () => {
    await life.turn('2026-07-01');
    expect((await life.turn('2026-07-06')).stepped).toBe(0);
    expect((await life.turn('2026-07-07')).stepped).toBe(2);
    const division = await life.caseOf(2);
    const centre = await life.caseOf(3);
    expect(division.state.steps.map(({ no }) => no)).toEqual([1, 2]);
    expect(centre.state.steps.map(({ no }) => no)).toEqual([1, 3]);
    const [letter] = await listByOrigin(t.database.db, t.wardId, [`urging/${centre.id}/3`]);
    expect(letter!.signing).toBe('chairman_own');
    const text = await content(letter!.id);
    expect(text).toContain('nhắc việc trên hệ thống ngày 01/07/2026');
    expect(text).toContain('chưa nhận được trả lời');
    expect((await life.turn('2026-12-30')).stepped).toBe(0);
  });

  it('cuối tuần không ai bị nhắc', async () => {
    await life.turn('2026-07-01');
    expect((await life.turn('2026-07-11')).stepped).toBe(0);
    expect((await life.turn('2026-07-12')).stepped).toBe(0);
    expect((await life.turn('2026-07-13')).stepped).toBe(2);
  });

  it('có sản phẩm trước bước hai thì tự đóng, ghi đúng việc đã đóng nó', async () => {
    await life.turn('2026-07-01');
    t.platform.setNow(instant('2026-07-03', 9 * 60));
    await life.record(2, 'chanhvp', '2026-07-02', 'Báo cáo kết quả đoàn học tập');
    expect(await life.turn('2026-07-03')).toEqual({ opened: 0, stepped: 0, closed: 1 });
    const { state, events } = await life.caseOf(2);
    expect(state).toMatchObject({ closing: 'product', closedAt: instant('2026-07-03', 9 * 60) });
    const [row] = await t.database.db.selectFrom('plan_records').select('id').execute();
    expect(events.at(-1)!.payload).toMatchObject({
      because: 'Báo cáo kết quả đoàn học tập, ngày 02/07/2026.',
      evidence: { kind: 'record', id: String(row!.id), on: '2026-07-02' },
    });
    expect((await life.turn('2026-07-10')).opened).toBe(0);
  });

  it('đơn vị trả lời, hứa ngày: bước sau hoãn đến hết ngày ấy, và công văn nhắc lại lời hứa', async () => {
    await life.turn('2026-07-01');
    const { id } = await life.caseOf(2);
    t.platform.setNow(instant('2026-07-02', 9 * 60));
    await life.answer(id, 'hotich', {
      text: 'Đoàn đi ngày 06, đang viết báo cáo.',
      promisedOn: '2026-07-09',
    });
    expect((await life.turn('2026-07-09')).stepped).toBe(1);
    expect((await life.caseOf(2)).state.steps).toHaveLength(1);
    expect((await life.turn('2026-07-10')).stepped).toBe(1);
    const [letter] = await listByOrigin(t.database.db, t.wardId, [`urging/${id}/2`]);
    expect(await content(letter!.id)).toContain('hẹn xong ngày 09/07/2026');
  });

  it('bản mới của kế hoạch bỏ nhiệm vụ, hoặc không gì còn chậm: hàng trong bảng luôn là việc gấp của diễn biến', async () => {
    await life.turn('2026-07-01');
    await life.turn('2026-07-07');
    await life.record(3, 'giamdoc', '2026-07-07', 'Quyết định ban hành quy chế');
    await life.turn('2026-07-08');
    const rows = await t.database.db.selectFrom('urging_cases').selectAll().orderBy('id').execute();
    for (const row of rows) {
      const { events } = await findCase(t.database.db, { wardId: t.wardId, caseId: row.id });
      const state = foldCase(events);
      expect({
        ...{ step: row.step, events: row.event_count, closing: row.closing },
        ...{ closedAt: row.closed_at, units: row.unit_ids.map(Number), subject: row.subject },
      }).toEqual({
        ...{ step: state.steps.at(-1)!.no, events: state.eventCount, closing: state.closing },
        ...{ closedAt: state.closedAt, units: state.unitIds, subject: state.subject },
      });
    }
  });

  it('ứng dụng không xóa, không sửa được điều đã xảy ra', async () => {
    await life.turn('2026-07-01');
    const before = await counts();
    const change = t.database.transact((tx) => tx.updateTable('urging_events').set({ no: 9 }).execute());
    await expect(change).rejects.toThrow(/permission denied/);
    const remove = t.database.transact((tx) => tx.deleteFrom('urging_cases').execute());
    await expect(remove).rejects.toThrow(/permission denied/);
    expect(await counts()).toEqual(before);
  });
});

describe('đôn đốc hồ sơ quá hạn', () => {
  const accept = (life: ReturnType<typeof dossierLife>, day: string) =>
    life.accept({}, [], instant(day, 8 * 60));

  it('mỗi đơn vị, mỗi thủ tục một vụ; hồ sơ mới quá hạn vào cùng vụ; có kết quả thì tự đóng', async () => {
    const dossiers = dossierLife(t);
    t.platform.setNow(instant('2026-06-01', 8 * 60));
    const first = await accept(dossiers, '2026-06-01');
    const second = await accept(dossiers, '2026-06-01');
    const third = await accept(dossiers, '2026-06-04');
    const { due_at: dueAt } = await t.database.db
      .selectFrom('dossiers')
      .select('due_at')
      .where('id', '=', first)
      .executeTakeFirstOrThrow();
    expect(dueAt).not.toBeNull();
    expect((await life.turn('2026-06-08')).opened).toBe(1);
    const [known] = await life.cases();
    expect(known!.state).toMatchObject({ kind: 'dossiers', unitIds: [t.officer('hotich').unitId] });
    expect(known!.state.dossiers.map(({ id }) => id)).toEqual([first, second]);
    const [letter] = await documents();
    const text = await content(letter!.id);
    expect(text).toContain(known!.state.dossiers[0]!.code);
    expect(text).not.toContain('Người nộp thử');
    await life.turn('2026-06-12');
    const joined = await findCase(t.database.db, { wardId: t.wardId, caseId: known!.id });
    expect(joined.state.dossiers.map(({ id }) => id)).toEqual([first, second, third]);
    await dossiers.finish(first, instant('2026-06-12', 10 * 60));
    await dossiers.take(
      second,
      'quay1',
      'withdraw',
      { reason: 'Người nộp xin rút hồ sơ.' },
      instant('2026-06-12', 10 * 60),
    );
    expect((await life.turn('2026-06-15')).closed).toBe(0);
    await dossiers.finish(third, instant('2026-06-15', 10 * 60));
    expect((await life.turn('2026-06-16')).closed).toBe(1);
    const closed = await findCase(t.database.db, { wardId: t.wardId, caseId: known!.id });
    expect(closed.state.gone.map(({ id, how }) => [id, how])).toEqual([
      [first, 'result'],
      [second, 'ended'],
      [third, 'result'],
    ]);
    expect(closed.events.at(-1)!.payload).toMatchObject({
      closing: 'product',
      evidence: { kind: 'dossier', id: String(third) },
    });
  });

  it('hồ sơ chờ người nộp bổ sung thì không còn bị đôn đốc', async () => {
    const dossiers = dossierLife(t);
    const id = await accept(dossiers, '2026-06-01');
    await life.turn('2026-06-08');
    const at = instant('2026-06-08', 10 * 60);
    await dossiers.take(id, 'quay1', 'transfer', {}, at);
    await dossiers.assign(id, at);
    await dossiers.take(
      id,
      'hotich',
      'request_supplement',
      { items: 'Giấy tờ còn thiếu', reason: 'Cần xem thêm.', mode: 'restart', days: '10' },
      at,
    );
    expect((await life.turn('2026-06-09')).closed).toBe(1);
    expect((await life.cases())[0]!.state.closing).toBe('recovered');
  });
});

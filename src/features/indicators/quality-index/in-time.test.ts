import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { dossierLife } from '../../../../test/dossier-life.ts';
import { type Day, parseLocal } from '../../../law/day.ts';
import { countsAsOnTime, measuredTimeliness } from '../../../law/timeliness.ts';
import { findDossier } from '../../dossiers/index.ts';
import { startOf } from '../period.ts';
import { readQuality } from './read-quality.ts';

let at: TestDatabase;
const dossiers: number[] = [];
const NOW = parseLocal('2026-12-15T10:00');
beforeAll(async () => {
  at = await testDatabase(NOW);
  const life = dossierLife(at);
  const on = (day: string, time = '09:00') => parseLocal(`2026-${day}T${time}`);
  const accept = async (day: string, change = {}) => {
    const id = await life.accept(change, [], on(day));
    dossiers.push(id);
    return id;
  };
  const process = async (id: number, day: string) => {
    await life.take(id, 'quay1', 'transfer', {}, on(day, '09:10'));
    await life.assign(id, on(day, '09:20'));
  };
  const ask = { items: 'Giấy tờ còn thiếu', reason: 'Thiếu chữ ký của người nộp.' };
  await life.finish(await accept('11-02'), on('11-03'));
  await life.finish(await accept('11-02'), on('11-20'));
  await life.finish(await accept('10-20'), on('10-21'));
  await accept('11-03');
  await accept('12-15');
  await life.take(
    await accept('11-04'),
    'quay1',
    'refuse',
    { reason: 'Không thuộc thẩm quyền của phường.' },
    on('11-05'),
  );
  await life.take(
    await accept('11-04'),
    'quay1',
    'withdraw',
    { reason: 'Người nộp đề nghị rút hồ sơ.' },
    on('11-25'),
  );
  for (const mode of ['restart', 'pause']) {
    const waiting = await accept('11-05');
    await process(waiting, '11-05');
    await life.take(waiting, 'hotich', 'request_supplement', { ...ask, mode }, on('11-06'));
    const answered = await accept('11-05');
    await process(answered, '11-05');
    await life.take(answered, 'hotich', 'request_supplement', { ...ask, mode }, on('11-06'));
    await life.take(answered, 'quay1', 'receive_supplement', { received: 'Bản sao đã ký' }, on('11-12'));
  }
  const late = await accept('11-05');
  await process(late, '11-05');
  await life.take(late, 'hotich', 'request_supplement', { ...ask, mode: 'pause' }, on('11-27'));
  await accept('11-06', { forBody: 'Sở Xây dựng' });
});
afterAll(() => at.close());

/** The formula by the law's own function, one dossier after the other. */
async function judgeNaively(from: Day, to: Day): Promise<{ numerator: number; denominator: number }> {
  const [start, end] = [startOf(from), startOf(to)];
  const periodEnd = end < NOW ? end : NOW;
  let [numerator, denominator] = [0, 0];
  for (const dossierId of dossiers) {
    const { state, steps } = await findDossier(at.database.db, { wardId: at.wardId, dossierId });
    const { receivedAt, finishedAt, dueAt } = state;
    if (state.place === 'forwarded' || receivedAt === null || receivedAt >= end) continue;
    if (finishedAt !== null && finishedAt < start) continue;
    denominator++;
    const asked = steps.filter(({ step }) => step.step === 'request_supplement').map(({ step }) => step.at);
    const isSupplemented = state.status !== 'awaiting_supplement';
    const dossier = { finishedAt, supplementRequestedAt: asked, isSupplemented, periodEnd };
    if (dueAt === null || countsAsOnTime(measuredTimeliness({ ...dossier, dueAt }))) numerator++;
  }
  return { numerator, denominator };
}

describe('"đúng hạn" as the index reads it', () => {
  it.each([
    ['2026-10-01', '2026-11-01'],
    ['2026-11-01', '2026-12-01'],
    ['2026-11-02', '2026-11-09'],
    ['2026-11-09', '2026-11-16'],
    ['2026-11-16', '2026-11-23'],
    ['2026-11-23', '2026-11-30'],
    ['2026-12-01', '2026-12-16'],
    ['2026-01-01', '2027-01-01'],
  ])('from %s to before %s is what the law says dossier by dossier', async (from, to) => {
    const { lines } = await readQuality(at.database.db, at.wardId, { from, to, asOf: NOW });
    const { numerator, denominator } = lines.find((each) => each.code === '2.1')!;
    const naive = await judgeNaively(from, to);
    expect(naive.denominator).toBeGreaterThan(0);
    expect({ numerator, denominator }).toEqual(naive);
  });
});

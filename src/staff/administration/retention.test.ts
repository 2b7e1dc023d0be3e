import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from '../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { dossierLife } from '../../../test/dossier-life.ts';
import { findDossier, listRetentionPeriods, retentionOfDossier } from '../../features/dossiers/index.ts';
import { parseLocal } from '../../law/day.ts';

const PATH = '/can-bo/thoi-han-bao-quan';
const NOW = parseLocal('2026-11-16T09:00');
let at: TestDatabase;
let code: string;
let dossierId: number;
beforeAll(async () => {
  at = await testDatabase(NOW);
  const life = dossierLife(at);
  dossierId = await life.accept();
  await life.finish(dossierId);
  await life.take(dossierId, 'quay1', 'return_result', { receiver: 'Người nộp thử' });
  await life.accept();
  code = (await stateOf()).code;
});
afterAll(() => at.close());

const stateOf = async () => (await findDossier(at.database.db, { wardId: at.wardId, dossierId })).state;
const periods = () => listRetentionPeriods(at.database.db, at.wardId);
const asOn = async (day: string, username = 'quantri') => {
  at.platform.setNow(parseLocal(`${day}T09:00`));
  const visitor = new Visitor(at);
  await visitor.signIn(username);
  return visitor;
};
const form = (change: Record<string, string> = {}) => ({
  ...{ clientKey: randomUUID(), fieldCode: '', ending: '', years: '5', validFrom: '2026-01-01' },
  ...{ decision: 'Quyết định số 12/QĐ-UBND', ...change },
});

describe('how long dossiers are kept', () => {
  it('is for ever until the ward decides, and nothing is listed', async () => {
    const page = await (await (await asOn('2099-01-01')).get(PATH)).text();
    expect(page).toContain('Phường chưa ghi thời hạn nào.');
    expect(page).toContain('chưa xác minh');
    expect(page).toContain('Không có hồ sơ nào.');
    expect(retentionOfDossier(await stateOf(), 'x', [])).toEqual({
      years: null,
      keptUntil: null,
      decision: null,
    });
  });

  it('refuses what is no period, keeps what was typed, and writes nothing', async () => {
    const visitor = await asOn('2026-11-16');
    for (const [change, said] of [
      [{ years: '0' }, 'Từ 1 năm.'],
      [{ years: '2.5' }, 'Ghi số năm tròn.'],
      [{ years: 'mười' }, 'Ghi số năm'],
      [{ years: '500' }, 'để trống là vĩnh viễn'],
      [{ validFrom: '' }, 'Ghi ngày bắt đầu'],
      [{ decision: '' }, 'Ghi số, ngày của quyết định.'],
      [{ fieldCode: 'KHÔNG-CÓ' }, 'Chọn một lĩnh vực'],
      [{ ending: 'x' }, 'chưa đúng'],
    ] as const) {
      const answer = await visitor.post(PATH, form(change));
      const page = await answer.text();
      expect([answer.status, page.includes(said)]).toEqual([422, true]);
      if (!('decision' in change)) expect(page).toContain('Quyết định số 12/QĐ-UBND');
    }
    for (const [who, status] of [
      ['chanhvp', 403],
      ['quay1', 403],
    ] as const)
      expect((await (await asOn('2026-11-16', who)).post(PATH, form(), '/can-bo/tai-khoan')).status).toBe(
        status,
      );
    expect(await periods()).toEqual([]);
  });

  it('is set once by one form, in a race too, and what is over is listed from its day on, never before', async () => {
    const visitor = await asOn('2026-11-16');
    const given = form();
    const answers = await Promise.all([1, 2, 3].map(() => visitor.post(PATH, given)));
    expect(answers.map((each) => each.status)).toEqual([303, 303, 303]);
    expect(await periods()).toEqual([
      { fieldCode: null, ending: null, years: 5, from: '2026-01-01', decision: 'Quyết định số 12/QĐ-UBND' },
    ]);
    expect(await (await (await asOn('2031-12-31')).get(PATH)).text()).not.toContain(code);
    const page = await (await (await asOn('2032-01-01', 'chanhvp')).get(PATH)).text();
    expect(page.split(code)).toHaveLength(2);
    expect(page).toContain('01/01/2032');
    expect(page).not.toContain('Ghi thời hạn');
    await (await asOn('2026-11-16')).post(PATH, form({ ending: 'granted', years: '' }));
    expect(await (await (await asOn('2099-01-01')).get(PATH)).text()).not.toContain(code);
    expect(retentionOfDossier(await stateOf(), 'x', await periods())).toMatchObject({ years: null });
  });
});

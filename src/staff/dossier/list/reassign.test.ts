import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from '../../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { dossierLife } from '../../../../test/dossier-life.ts';
import { addOfficer } from '../../../features/organisation/index.ts';
import { parseLocal } from '../../../law/day.ts';
import { asOwner } from '../../../platform/database/database.ts';

let at: TestDatabase;
let deputyId: number;
beforeAll(async () => {
  at = await testDatabase(parseLocal('2026-11-16T09:00'));
  const officer = {
    ...{ username: 'hotich.moi', displayName: 'Công chức thay', title: 'Công chức', unitCode: 'VP' },
    ...{ duties: ['examine' as const], password: 'mat-khau-thu-2026' },
  };
  const unit = await at.database.db
    .selectFrom('units')
    .select('code')
    .where('id', '=', at.officer('hotich').unitId)
    .executeTakeFirstOrThrow();
  await asOwner(at.ownerUrl, (owner) =>
    owner.transact((tx) => addOfficer(tx, at.wardId, { ...officer, unitCode: unit.code })),
  );
  const row = await at.database.db
    .selectFrom('officers')
    .select('id')
    .where('username', '=', officer.username)
    .executeTakeFirstOrThrow();
  deputyId = row.id;
});
afterAll(() => at.close());

const holders = async () => {
  const rows = await at.database.db.selectFrom('dossiers').select(['id', 'holder_officer_id']).execute();
  return new Map(rows.map((row) => [row.id, row.holder_officer_id]));
};

describe('what someone who is away holds', () => {
  it('goes to another at once, over hundreds of dossiers; what cannot go is named and stays', async () => {
    const life = dossierLife(at);
    const ids: number[] = [];
    for (let count = 0; count < 200; count++) {
      const id = await life.accept();
      await life.take(id, 'quay1', 'transfer');
      await life.take(id, 'chanhvp', 'assign', { officerId: at.officer('hotich').id });
      ids.push(id);
    }
    const waiting = ids[0]!;
    await life.take(waiting, 'hotich', 'take_over');
    await life.take(waiting, 'hotich', 'request_supplement', { items: 'Bản sao', reason: 'Thiếu giấy tờ.' });
    const path = `/can-bo/ho-so/giao-lai/${at.officer('hotich').id}`;
    const fields = { clientKey: crypto.randomUUID(), officerId: String(deputyId) };

    const outsider = new Visitor(at);
    await outsider.signIn('hotich');
    expect((await outsider.post(path, fields, '/can-bo/ho-so')).status).toBe(403);
    const otherHead = new Visitor(at);
    await otherHead.signIn('truongphong.kt');
    expect((await otherHead.post(path, fields, '/can-bo/ho-so')).status).toBe(404);
    expect([...(await holders()).values()].includes(deputyId)).toBe(false);

    const head = new Visitor(at);
    await head.signIn('chanhvp');
    expect(await (await head.get(path)).text()).toContain('Đang giữ 200 hồ sơ');
    const start = performance.now();
    const reply = await head.post(path, fields);
    const seconds = (performance.now() - start) / 1000;
    const page = await reply.text();
    expect(page).toContain('Đã giao lại 199 / 200 hồ sơ');
    expect(page).toContain(`/can-bo/ho-so/${waiting}"`);
    expect(page).toContain('không mở ở tình trạng hiện nay');
    expect(seconds).toBeLessThan(30);
    const after = await holders();
    expect(ids.filter((id) => after.get(id) === deputyId)).toHaveLength(199);
    expect(after.get(waiting)).toBe(at.officer('hotich').id);

    const again = await (await head.post(path, fields)).text();
    expect(again).toContain('Đã giao lại 0 / 1 hồ sơ');
  });
});

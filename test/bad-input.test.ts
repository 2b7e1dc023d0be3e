import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addWard, listUnits } from '../src/features/organisation/index.ts';
import { openOwner } from '../src/platform/database/database.ts';
import { root } from '../src/platform/root.ts';
import { readOrganisationSeed } from '../src/seed/seed-organisation.ts';
import { Visitor } from './browse.ts';
import { type TestDatabase, testDatabase } from './database.ts';

const HUGE = '99999999999999999999999';

let at: TestDatabase;
let desk: Visitor;
let control: Visitor;

beforeAll(async () => {
  at = await testDatabase();
  desk = new Visitor(at);
  await desk.signIn('quay1');
  control = new Visitor(at);
  await control.signIn('kiemsoat');
});
afterAll(() => at.close());

describe('an address that no page of ours writes', () => {
  it.each([
    ['a number too large', `/can-bo/ho-so/${HUGE}`, 404],
    ['a slip of such a dossier', `/can-bo/ho-so/${HUGE}/phieu/acceptance-slip`, 404],
    ['a page after a row that is none', '/can-bo/ho-so?sau=2026-01-01~x', 200],
    ['a page after a row too far', `/can-bo/ho-so?sau=2026-01-01~${HUGE}`, 200],
    ['a unit too large', `/can-bo/ho-so?don-vi=${HUGE}`, 200],
    ['signs that searching gives a meaning to', `/can-bo/ho-so?q=${'%25_%5C'.repeat(30)}`, 200],
    ['a sign that no text can keep', '/can-bo/ho-so?q=a%00b', 404],
    ['the same in a path', '/thu-tuc/1.000656%00', 404],
    ['the same for a citizen', '/tra-cuu?ma=%00', 404],
    ['a rank too large', '/thu-tuc?q=a&sau=99999999999999~1.000656', 200],
    ['a very long search', `/thu-tuc?q=${'a'.repeat(5000)}`, 200],
  ])('of the desk or the portal: %s', async (_name, path, status) => {
    expect((await desk.get(path)).status).toBe(status);
  });

  it.each([
    ['a line of the log too large', `/can-bo/nhat-ky?truoc=${HUGE}`, 200],
    ['half a line', '/can-bo/nhat-ky?truoc=1.5', 200],
    ['a task too large', `/can-bo/ke-hoach/nhiem-vu/${HUGE}`, 404],
    ['an import too large', `/can-bo/ke-hoach/nhap/${HUGE}`, 404],
    ['the file of one', `/can-bo/ke-hoach/nhap/${HUGE}/tep`, 404],
    ['all of time', '/can-bo/chi-tieu?tu=0001-01-01&den=9999-12-31', 200],
    ['its last day', '/can-bo/chi-tieu/on-time?tu=9999-12-31&den=9999-12-31', 200],
    ['a period that ends before it begins', '/can-bo/chi-tieu/on-time?tu=2026-05-01&den=2026-01-01', 200],
    ['days that do not exist', '/can-bo/chi-tieu/on-time?tu=2026-02-30&den=x', 200],
    ['a unit too large', `/can-bo/chi-tieu/on-time?don-vi=${HUGE}&thu-tuc=',x&cach=%27&linh-vuc=%22`, 200],
    ['a narrowed table', `/can-bo/chi-tieu/reuse-papers.xlsx?don-vi=${HUGE}&cach=${'x'.repeat(900)}`, 200],
    ['a comparison with nothing', '/can-bo/chi-tieu/on-time/so-sanh?tu-truoc=x&den-truoc=9999-12-31', 200],
    ['official figures of no days', '/can-bo/chi-tieu/on-time/chinh-thuc?tu=2026-02-30&den=x', 200],
    ['an official import too large', `/can-bo/chi-tieu-chinh-thuc/${HUGE}`, 404],
    ['rows after none', `/can-bo/chi-tieu/on-time?sau=2026-01-01~${HUGE}`, 200],
  ])('of the control room: %s', async (_name, path, status) => {
    expect((await control.get(path)).status).toBe(status);
  });
});

describe('an intake', () => {
  const form = {
    procedureCode: '1.000656',
    termNo: '1',
    channel: 'direct',
    applicantKind: 'citizen',
    applicantName: 'Người Thử Nghiệm',
    applicantPhone: '0912345678',
  };
  const send = async (change: Record<string, string>) => {
    const units = await listUnits(at.database.db, at.wardId);
    const competentUnitId = String(units.find((unit) => unit.code === 'VP')!.id);
    return desk.post(
      '/can-bo/ho-so/moi',
      { ...form, competentUnitId, clientKey: randomUUID(), ...change },
      '/can-bo/ho-so/moi?thu-tuc=1.000656',
    );
  };
  const count = async () => (await at.database.db.selectFrom('dossiers').select('id').execute()).length;

  it.each([
    ['no unit', { competentUnitId: '' }, 'Chọn đơn vị giải quyết'],
    ['a unit that is none', { competentUnitId: '999999' }, 'Chọn đơn vị giải quyết'],
    ['a unit too large', { competentUnitId: HUGE }, 'có mục cần sửa'],
    ['a term that is none', { termNo: HUGE }, 'có mục cần sửa'],
    ['a channel that is none', { channel: '__proto__' }, 'Chọn cách nộp'],
    ['a name without end', { applicantName: 'x'.repeat(100_000) }, 'Tối đa 200 ký tự'],
    ['a time to come', { paperBookAt: '9999-01-01T00:00' }, 'không thể ở tương lai'],
  ])('with %s says so, keeps what was typed and records nothing', async (_name, change, words) => {
    const before = await count();
    const response = await send(change);
    expect(response.status).toBe(422);
    const page = await response.text();
    expect(page).toContain(words);
    expect(page).toContain('value="0912345678"');
    expect(await count()).toBe(before);
  });

  it('with a sign that no text can keep is refused', async () => {
    expect((await send({ applicantName: 'Người\0Thử' })).status).toBe(422);
    expect((await send({ 'doc.5.name': 'Giấy\0tờ' })).status).toBe(422);
  });

  it('for a unit of another ward, or one that examines nothing, is refused', async () => {
    const owner = openOwner(at.ownerUrl);
    const { ward, units } = readOrganisationSeed();
    const other = { ...ward, code: '11311', agencyCode: 'H24.113.11', name: 'phường Lê Chân' };
    const wardId = await owner.transact((tx) => addWard(tx, { ward: other, units }));
    await owner.close();
    const foreign = (await listUnits(at.database.db, wardId)).find((unit) => unit.code === 'VP')!;
    const own = (await listUnits(at.database.db, at.wardId)).find((unit) => unit.kind === 'collective')!;
    for (const unit of [foreign, own])
      expect((await send({ competentUnitId: String(unit.id) })).status).toBe(422);
  });

  it('sent twice at once is one dossier', async () => {
    const before = await count();
    const clientKey = randomUUID();
    const both = await Promise.all([send({ clientKey }), send({ clientKey })]);
    expect(await count()).toBe(before + 1);
    expect(both.map((each) => each.status)).toEqual([303, 303]);
    expect(both[0]!.headers.get('location')).toBe(both[1]!.headers.get('location'));
  });
});

describe('other forms', () => {
  it('are refused when they hold what no text can keep, or are too large', async () => {
    const stranger = new Visitor(at);
    expect((await stranger.post('/tra-cuu', { ma: 'H24\0', so: '1234' })).status).toBe(422);
    expect((await stranger.post('/dang-nhap', { username: 'a\0', password: 'x' })).status).toBe(422);
    expect((await stranger.post('/dang-nhap', { ward: HUGE, username: 'a', password: 'x' })).status).toBe(
      422,
    );
    expect((await stranger.post('/tra-cuu', { ma: 'x'.repeat(2_000_000), so: '1234' })).status).toBe(413);
  });

  it('of a review with values that are none change nothing', async () => {
    const plan = readFileSync(join(root, 'db', 'seeds', 'plans', 'hai-duong-2026.txt'));
    const file = new File([plan], 'ke-hoach.txt');
    const place = (await control.post('/can-bo/ke-hoach/nhap', { file })).headers.get('location')!;
    for (const change of [
      { next: 'adopt', year: '99999' },
      { next: 'adopt', year: 'x' },
      { next: 'save', 'unit.0': HUGE },
      { next: 'save', 'unit.0': '1.5' },
      { next: 'save', 'text.1': 'nội\0dung mới' },
      { next: 'save', 'target.5.0.value': '1e999' },
      { next: 'save', 'due.1.kind': 'by', 'due.1.to': '2026-02-30' },
    ])
      expect([change, (await control.post(place, change)).status]).toEqual([change, 422]);
  });
});

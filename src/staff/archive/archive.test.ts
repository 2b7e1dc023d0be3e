import { randomUUID } from 'node:crypto';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archiveLife, archiveThings } from '../../../test/archive-life.ts';
import { Visitor } from '../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { changedTables, openSnapshots } from '../../../test/snapshot.ts';
import { exportLastMonth, packItem, requestExport, sweepExports } from '../../features/archive/index.ts';
import { changeSettings, findSettings } from '../../features/organisation/index.ts';
import { jobHandlers, PACKAGE_PARTS } from '../../jobs.ts';
import { hashOf } from '../../platform/files/file-store.ts';
import { workOnce } from '../../platform/jobs/worker.ts';

let at: TestDatabase;
let life: ReturnType<typeof archiveLife>;
let control: Visitor;
const PATH = '/can-bo/luu-tru';
const NOW = new Date('2026-11-23T03:00:00Z');
beforeAll(async () => {
  at = await testDatabase(NOW);
  life = archiveLife(at);
  control = new Visitor(at);
  await control.signIn('kiemsoat');
});
afterAll(() => at.close());

const order = (fields: Record<string, string>) =>
  control.post(PATH, { clientKey: randomUUID(), reason: 'Nộp vào lưu trữ cơ quan', ...fields });
async function work(): Promise<void> {
  while (await workOnce(at.database, jobHandlers(at.platform), at.platform.now));
}
const codeOf = async (id: number) => (await life.find(id)).state.code;
const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer());

describe('exporting', () => {
  it('packs one dossier in the background and gives it to whoever ordered it, on record', async () => {
    const id = await life.ended();
    const code = await codeOf(id);
    const place = (await order({ code: code.toLowerCase() })).headers.get('location')!;
    const waiting = await (await control.get(place)).text();
    expect(waiting).toContain('Đang đóng gói');
    expect(waiting).toContain('<meta http-equiv="refresh" content="5"/>');
    expect((await control.get(`${place}.zip`)).status).toBe(404);
    await work();
    const ready = await (await control.get(place)).text();
    expect(ready).toContain('Lấy gói hồ sơ');
    const answer = await control.get(`${place}.zip`);
    expect(answer.headers.get('content-disposition')).toContain(`${code}.zip`);
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    const bytes = await bytesOf(answer);
    expect(hashOf(bytes)).toBe(hashOf(await life.pack(id)));
    expect(ready).toContain(hashOf(bytes));
    const notes = await at.database.db
      .selectFrom('access_log')
      .select(['action', 'subject', 'officer_id'])
      .where('action', 'in', ['export_packages', 'fetch_packages'])
      .orderBy('id')
      .execute();
    const number = place.split('/').at(-1);
    expect(notes).toEqual(
      ['export_packages', 'fetch_packages'].map((action) => ({
        ...{ action, subject: `gói hồ sơ ${number}`, officer_id: at.officer('kiemsoat').id },
      })),
    );
  });

  it('packs all that ended in some days into one download with its hashes', async () => {
    await life.ended('Người khác');
    const place = (await order({ from: '2026-11-23', to: '2026-11-23' })).headers.get('location')!;
    await work();
    const all = unzipSync(await bytesOf(await control.get(`${place}.zip`)));
    const { SHA256SUMS: sums, ...packages } = all;
    const lines = Object.entries(packages).map(([path, bytes]) => `${hashOf(bytes)}  ${path}\n`);
    expect(lines.length).toBeGreaterThan(1);
    expect(Buffer.from(sums!).toString()).toBe(lines.join(''));
  });

  it('refuses what cannot be exported, keeps what was typed, and writes nothing', async () => {
    const open = await codeOf(await life.accept());
    const shots = await openSnapshots(at);
    const before = await shots.take();
    for (const [fields, words] of [
      [{ code: 'H24.105.25-990101-0001' }, 'Không có hồ sơ mang mã này.'],
      [{ code: open }, 'Hồ sơ này chưa kết thúc.'],
      [{}, 'Ghi mã một hồ sơ, hoặc từ ngày và đến ngày.'],
      [{ code: open, from: '2026-11-01' }, 'Ghi mã một hồ sơ, hoặc từ ngày và đến ngày.'],
      [{ from: '2026-11-01' }, 'Ghi đủ cả hai ngày.'],
      [{ from: '2026-11-02', to: '2026-11-01' }, 'Ngày cuối không trước ngày đầu.'],
      [{ from: '2020-01-01', to: '2020-02-01' }, 'Không có hồ sơ nào kết thúc trong những ngày này.'],
      [{ from: '2026-02-31', to: '2026-03-01' }, 'Ghi ngày.'],
      [{ from: '2026-11-01', to: '2026-11-30', reason: 'x' }, 'Ghi lý do xuất, từ 5 ký tự.'],
    ] as [Record<string, string>, string][]) {
      const answer = await order(fields);
      const page = await answer.text();
      expect([answer.status, page.includes(words), words]).toEqual([422, true, words]);
      if (fields.from === '2020-01-01') expect(page).toContain('value="2020-02-01"');
    }
    expect(changedTables(before, await shots.take())).toEqual([]);
    await shots.close();
  });

  it('orders once however often and however fast the form is sent', async () => {
    const code = await codeOf(await life.ended('Người gửi hai lần'));
    const form = { clientKey: randomUUID(), code, reason: 'Nộp lưu trữ' };
    const ask = () => at.database.transact((tx) => requestExport(tx, at.act('kiemsoat'), form));
    const ids = await Promise.all([ask(), ask(), ask()]);
    expect(new Set(ids).size).toBe(1);
    const { dossier_id: dossierId } = await at.database.db
      .selectFrom('archive_export_items')
      .select('dossier_id')
      .where('export_id', '=', ids[0]!)
      .executeTakeFirstOrThrow();
    const item = { wardId: at.wardId, exportId: ids[0]!, dossierId };
    const pack = () => packItem(at.platform, PACKAGE_PARTS, item, { attempts: 1 });
    await Promise.all([pack(), pack()]);
    await work();
    const made = await at.database.db
      .selectFrom('archive_packages')
      .select('id')
      .where('export_id', '=', ids[0]!)
      .execute();
    expect(made).toHaveLength(1);
  });

  it('says which dossier could not be packed, and packs the others', async () => {
    const good = await life.ended('Người còn giấy');
    const bad = await life.ended('Người mất giấy');
    await at.platform.files.remove((await life.find(bad)).state.documents[0]!.file!);
    const place = (await order({ from: '2026-11-23', to: '2026-11-23' })).headers.get('location')!;
    await work();
    for (const minutes of [10, 20, 30]) {
      at.platform.setNow(new Date(NOW.getTime() + minutes * 60_000));
      await work();
    }
    at.platform.setNow(NOW);
    const page = await (await control.get(place)).text();
    expect(page).toContain('1 hồ sơ lỗi');
    expect(page).toContain('Có lỗi khi đóng gói hồ sơ này.');
    const names = Object.keys(unzipSync(await bytesOf(await control.get(`${place}.zip`))));
    expect(names).toContain(`${await codeOf(good)}.zip`);
    expect(names).not.toContain(`${await codeOf(bad)}.zip`);
  });

  it('marks a package as stale when its dossier goes on', async () => {
    const id = await life.ended('Người đính chính');
    const place = (await order({ code: await codeOf(id) })).headers.get('location')!;
    await work();
    expect(await (await control.get(place)).text()).not.toContain('Gói đã cũ');
    await life.take(id, 'hotich', 'request_correction', { what: 'Sai tên mẹ', reason: 'Ghi nhầm' });
    expect(await (await control.get(place)).text()).toContain('Gói đã cũ');
    expect(await (await control.get(PATH)).text()).toContain('Hồ sơ có bước mới sau khi xuất');
  });

  it('keeps packages for a day and the record of them for ever', async () => {
    const count = async () => {
      const { db } = at.database;
      const kept = await db
        .selectFrom('archive_export_items')
        .select('kept_sha256')
        .where('kept_sha256', 'is not', null)
        .execute();
      return {
        kept: kept.length,
        made: (await db.selectFrom('archive_packages').select('id').execute()).length,
      };
    };
    const before = await count();
    expect(await sweepExports(at.platform, NOW)).toBe(0);
    const { kept_sha256: sha256 } = await at.database.db
      .selectFrom('archive_export_items')
      .select('kept_sha256')
      .where('kept_sha256', 'is not', null)
      .executeTakeFirstOrThrow();
    expect(await sweepExports(at.platform, new Date(NOW.getTime() + 25 * 3_600_000))).toBe(before.kept);
    expect(await count()).toEqual({ kept: 0, made: before.made });
    await expect(at.platform.files.read(sha256!)).rejects.toThrow();
    expect(await (await control.get(PATH)).text()).toContain('Đã xóa gói');
  });

  it('is not for officers who do not control', async () => {
    const code = await codeOf(await life.ended('Người không được xuất'));
    for (const who of ['quay1', 'chutich', 'quantri']) {
      const form = { clientKey: randomUUID(), code, reason: 'Nộp lưu trữ' };
      const ask = at.database.transact((tx) => requestExport(tx, at.act(who), form));
      await expect(ask).rejects.toMatchObject({ code: 'not_allowed' });
    }
  });
});

describe('the monthly export', () => {
  const december = new Date('2026-12-01T03:00:00Z');
  it('makes nothing unless the ward has set so', async () => {
    expect(await exportLastMonth(at.database, at.wardId, december)).toBe(0);
  });

  it('orders last month’s packages once', async () => {
    await at.database.transact(async (tx) => {
      const now = await findSettings(tx, at.wardId, '2026-11-23');
      await changeSettings(tx, at.act('quantri'), { ...now, archiveMonthly: true });
    });
    const ordered = await exportLastMonth(at.database, at.wardId, december);
    expect(ordered).toBeGreaterThan(3);
    expect(await exportLastMonth(at.database, at.wardId, december)).toBe(0);
    const row = await at.database.db
      .selectFrom('archive_exports')
      .select(['closed_from', 'closed_until', 'requested_by'])
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ closed_from: '2026-11-01', closed_until: '2026-12-01', requested_by: null });
  });
});

describe('a dossier from elsewhere', () => {
  it('is found by code, shown for reading only, with its files', async () => {
    const { file } = (await life.find(await life.ended('Người có tệp'))).state.documents[0]!;
    const { archivedId } = await archiveThings(at, file!);
    const clerk = new Visitor(at);
    await clerk.signIn('quay1');
    const list = await (await clerk.get(`${PATH}?q=200101`)).text();
    expect(list).toContain(`${PATH}/ho-so/${archivedId}`);
    expect(list).not.toContain('Xuất gói hồ sơ điện tử');
    expect(await (await clerk.get(`${PATH}?q=khong-co`)).text()).toContain('Không có hồ sơ như vậy.');
    const page = await (await clerk.get(`${PATH}/ho-so/${archivedId}`)).text();
    expect(page).toContain('hồ sơ lưu trữ, chỉ xem');
    expect(page).not.toMatch(/<form[^>]+action="\/can-bo\/ho-so/);
    const paper = await clerk.get(`${PATH}/ho-so/${archivedId}/tep/1`);
    expect(hashOf(await bytesOf(paper))).toBe(file);
    expect((await clerk.get(`${PATH}/ho-so/${archivedId}/tep/9`)).status).toBe(404);
    const looks = await at.database.db
      .selectFrom('access_log')
      .select('id')
      .where('action', '=', 'view_archived')
      .execute();
    expect(looks.length).toBeGreaterThan(1);
  });
});

it('publishes the key that signs packages', async () => {
  const answer = await new Visitor(at).get('/luu-tru/khoa-cong-khai.pem');
  expect(await answer.text()).toMatch(/^-----BEGIN PUBLIC KEY-----/);
});

import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from '../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { atOtherWard, otherWard } from '../../../test/other-ward.ts';
import { changedTables, openSnapshots } from '../../../test/snapshot.ts';
import { listAccess } from '../../features/organisation/index.ts';
import { endOversight, grantOversight } from '../../features/oversight/index.ts';
import { asOwner } from '../../platform/database/database.ts';

const PERIOD = 'tu=2026-01-01&den=2026-12-31';

let at: TestDatabase;
let there: Awaited<ReturnType<typeof otherWard>>;
let director: Visitor;
/** A dossier of the other ward, and the code that it has there. */
let theirs: { id: number; code: string };

beforeAll(async () => {
  at = await testDatabase();
  there = await otherWard(at);
  const { arrivedId } = await atOtherWard(at, there);
  await there.resolve(arrivedId, 'stamp');
  const row = await at.database.db
    .selectFrom('dossiers')
    .select('code')
    .where('ward_id', '=', there.wardId)
    .where('id', '=', arrivedId)
    .executeTakeFirstOrThrow();
  theirs = { id: arrivedId, code: row.code };
  at.platform.setNow(new Date('2026-12-10T03:00:00Z'));
  director = new Visitor(at);
  await director.signIn('giamdoc');
});
afterAll(() => at.close());

const grant = (level: 'figures' | 'rows') =>
  asOwner(at.ownerUrl, (owner) =>
    owner.transact((tx) =>
      grantOversight(tx, {
        ...{ wardId: there.wardId, overseer: { wardId: at.wardId, username: 'giamdoc' } },
        form: { level, fromDay: '2026-11-01', grantedBy: 'Người vận hành', reason: 'Công văn 1' },
        now: at.platform.now(),
      }),
    ),
  );
const end = (id: number) =>
  asOwner(at.ownerUrl, (owner) =>
    owner.transact((tx) =>
      endOversight(
        tx,
        { wardId: there.wardId, id },
        { form: { endedBy: 'Người vận hành', reason: 'Thôi' }, now: at.platform.now() },
      ),
    ),
  );
const looks = async () =>
  (await listAccess(at.database.db, there.wardId, { before: null, limit: 200 })).filter(
    (line) => line.action === 'overseen',
  ).length;
const PAGES = () => [
  `/can-bo/thanh-pho/${there.wardId}?${PERIOD}`,
  `/can-bo/thanh-pho/${there.wardId}/on-time?${PERIOD}`,
];

describe('without a right', () => {
  it('a ward is not there, no other duty opens the pages, and nothing is written', async () => {
    const clerk = new Visitor(at);
    await clerk.signIn('quay1');
    const shots = await openSnapshots(at);
    const before = await shots.take();
    for (const path of PAGES()) {
      expect((await director.get(path)).status).toBe(404);
      expect((await clerk.get(path)).status).toBe(403);
    }
    expect((await clerk.get('/can-bo/thanh-pho')).status).toBe(403);
    const page = await (await director.get('/can-bo/thanh-pho')).text();
    expect(page).toContain('Chưa phường nào mở số liệu');
    expect(page).not.toContain('href="/can-bo/thanh-pho"');
    expect((await director.get('/can-bo/thanh-pho/tong-hop.csv')).status).toBe(404);
    expect(changedTables(before, await shots.take())).toEqual([]);
    await shots.close();
  });
});

describe('with a right', () => {
  it('to figures, the pages show them, log every look, and never a dossier', async () => {
    const id = await grant('figures');
    const before = await looks();
    for (const path of [`/can-bo/thanh-pho?chi-tieu=on-time&${PERIOD}`, ...PAGES()]) {
      const answer = await director.get(path);
      expect([path, answer.status]).toEqual([path, 200]);
      const page = await answer.text();
      expect(page).toContain('phường Bên Cạnh');
      expect(page).not.toContain(theirs.code);
    }
    expect(await looks()).toBe(before + 3);
    expect(await (await director.get(PAGES()[1]!)).text()).toContain('không mở từng dòng');
    expect((await director.get(`/can-bo/ho-so/${theirs.id}`)).status).toBe(404);
    expect(await (await director.get('/can-bo')).status).toBe(302);
    await end(id);
    for (const path of PAGES()) expect((await director.get(path)).status).toBe(404);
  });

  it('to rows, the rows name a dossier and nobody', async () => {
    const id = await grant('rows');
    const page = await (
      await director.get(`/can-bo/thanh-pho/${there.wardId}/digitised?${PERIOD}&phan=rest`)
    ).text();
    const counted = await (
      await director.get(`/can-bo/thanh-pho/${there.wardId}/digitised?${PERIOD}`)
    ).text();
    expect(page + counted).toContain(theirs.code);
    expect(page + counted).not.toContain('href="/can-bo/ho-so/');
    const applicant = await at.database.db
      .selectFrom('dossiers')
      .select('applicant_name')
      .where('id', '=', theirs.id)
      .where('ward_id', '=', there.wardId)
      .executeTakeFirstOrThrow();
    expect(page + counted).not.toContain(applicant.applicant_name);
    expect((await director.get(`/can-bo/ho-so/${theirs.id}`)).status).toBe(404);
    await end(id);
  });

  it('the sums of the page, the workbook and the CSV are one', async () => {
    const id = await grant('figures');
    const page = await (await director.get(`/can-bo/thanh-pho/tong-hop?${PERIOD}`)).text();
    expect(page).toMatch(/Tổng số<\/th>(<td>\d+<\/td>){11}/);
    const cells = [...page.matchAll(/phường Bên Cạnh<\/th>((?:<td>\d+<\/td>){11})/g)][0]![1]!;
    const shown = [...cells.matchAll(/<td>(\d+)<\/td>/g)].map((found) => Number(found[1]));
    expect(shown[0]).toBe(1);
    expect(shown[4]).toBe(1);
    const book = new ExcelJS.Workbook();
    const bytes = await (await director.get(`/can-bo/thanh-pho/tong-hop.xlsx?${PERIOD}`)).arrayBuffer();
    await book.xlsx.load(bytes);
    expect(book.worksheets.map((sheet) => sheet.name)).toEqual(['Theo phường', 'Theo lĩnh vực', 'Chỉ tiêu']);
    const line = (book.worksheets[0]!.getRow(3).values as unknown[]).slice(2);
    expect(line).toEqual(['phường Bên Cạnh', ...shown]);
    const csv = await (await director.get(`/can-bo/thanh-pho/tong-hop.csv?${PERIOD}`)).text();
    expect(csv).toContain(`phường Bên Cạnh,${shown.join(',')}`);
    await end(id);
  });
});

describe('the ward itself', () => {
  it('sees who may look at it, and since when no more', async () => {
    const id = await grant('figures');
    const administrator = new Visitor(at);
    await administrator.signIn(there.officer('lanhdao').username, 'mat-khau-thu-2026');
    expect((await administrator.get('/can-bo/quyen-theo-doi')).status).toBe(403);
    await asOwner(at.ownerUrl, (owner) =>
      owner.transact((tx) =>
        tx
          .updateTable('officers')
          .set({ duties: ['administer'] })
          .where('id', '=', there.officer('lanhdao').id)
          .execute(),
      ),
    );
    const page = await (await administrator.get('/can-bo/quyen-theo-doi')).text();
    expect(page).toContain('Giám đốc Trung tâm');
    expect(page).toContain('Đang xem được');
    await end(id);
    expect(await (await administrator.get('/can-bo/quyen-theo-doi')).text()).not.toContain('Đang xem được');
  });
});

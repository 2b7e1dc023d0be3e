import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Visitor } from '../../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { EICAR, makeDocx } from '../../../../test/files.ts';
import { BIRTH, CONTRACT, paperPdf } from '../../../../test/papers.ts';
import { scanLife } from '../../../../test/scan-life.ts';
import { parseLocal } from '../../../law/day.ts';
import { findDossier } from '../../dossiers/index.ts';
import { watchFolder } from './watch-folder.ts';

const TRAY = '/can-bo/so-hoa/khay';

let at: TestDatabase;
let life: ReturnType<typeof scanLife>;
let desk: Visitor;
let other: Visitor;
let own: string;
beforeAll(async () => {
  at = await testDatabase(parseLocal('2026-11-23T09:00'));
  life = scanLife(at);
  [desk, other] = [new Visitor(at), new Visitor(at)];
  await desk.signIn('quay1');
  await other.signIn('quay2');
  at.platform.settings.scanDir = join(at.platform.settings.dataDir, 'scanner');
  own = join(at.platform.settings.scanDir, 'quay1');
  mkdirSync(own, { recursive: true });
});
afterAll(async () => {
  await life.reader.close();
  await at.close();
});

const rows = () => at.database.db.selectFrom('scan_files').selectAll().orderBy('id').execute();
const trayOf = async (visitor: Visitor) => (await visitor.get(TRAY)).text();
const idsOn = (html: string) => [...html.matchAll(/name="tep" value="(\d+)"/g)].map(([, id]) => id!);

it('takes files that stopped changing, and says of others why not', async () => {
  const look = watchFolder(at.platform);
  writeFileSync(join(own, 'khai sinh.pdf'), await paperPdf([BIRTH]));
  writeFileSync(join(own, 'vi-rut.pdf'), EICAR);
  writeFileSync(join(own, 'thu.docx'), makeDocx());
  writeFileSync(join(own, 'dang-ghi.pdf'), 'một phần');
  writeFileSync(join(own, '.an'), 'x');
  writeFileSync(join(at.platform.settings.dataDir, 'mat.pdf'), await paperPdf([CONTRACT]));
  symlinkSync(join(at.platform.settings.dataDir, 'mat.pdf'), join(own, 'lien-ket.pdf'));
  expect(await look()).toBe(0);
  writeFileSync(join(own, 'dang-ghi.pdf'), 'một phần, viết tiếp');
  expect(await look()).toBe(1);
  expect((await rows()).map(({ name, source }) => ({ name, source }))).toEqual([
    { name: 'khai sinh.pdf', source: 'folder' },
  ]);
  expect(readdirSync(join(own, 'done'))).toEqual(['khai sinh.pdf']);
  expect(readdirSync(join(own, 'refused')).toSorted()).toEqual([
    'thu.docx',
    'thu.docx.txt',
    'vi-rut.pdf',
    'vi-rut.pdf.txt',
  ]);
  expect(readFileSync(join(own, 'refused', 'vi-rut.pdf.txt'), 'utf8')).toContain('mã độc');
  expect(existsSync(join(own, 'dang-ghi.pdf'))).toBe(true);
});

it('does not take a file twice that a crash left in its place', async () => {
  const before = await rows();
  renameSync(join(own, 'done', 'khai sinh.pdf'), join(own, 'khai sinh.pdf'));
  const look = watchFolder(at.platform);
  await look();
  await look();
  expect(await rows()).toEqual(before);
  expect(existsSync(join(own, 'done', 'khai sinh.pdf'))).toBe(true);
});

it('shows the tray to its officer alone, who puts files to a dossier', async () => {
  await life.read();
  const mine = await trayOf(desk);
  expect(mine).toContain('khai sinh.pdf');
  expect(mine).toContain('Giấy khai sinh');
  expect(await trayOf(other)).not.toContain('khai sinh.pdf');
  const [tep] = idsOn(mine);
  const id = await life.dossier();
  const { code } = (await findDossier(at.database.db, { wardId: at.wardId, dossierId: id })).state;
  const thumb = /\/can-bo\/so-hoa\/khay\/trang\/\d+/.exec(mine)![0];
  expect([(await desk.get(thumb)).status, (await other.get(thumb)).status]).toEqual([200, 404]);
  for (const [visitor, fields, status] of [
    [desk, { tep: tep!, ma: 'H24.105.25-261123-9999' }, 422],
    [desk, { ma: code }, 422],
    [other, { tep: tep!, ma: code }, 404],
  ] as const)
    expect((await visitor.post(`${TRAY}/ho-so`, fields, TRAY)).status).toBe(status);
  expect(await trayOf(desk)).toContain('khai sinh.pdf');
  const put = await desk.post(`${TRAY}/ho-so`, { tep: tep!, ma: ` ${code.toLowerCase()} ` }, TRAY);
  expect(put.status).toBe(303);
  const batch = put.headers.get('location')!;
  expect(batch).toBe(await life.batchOf(desk, id));
  expect(await trayOf(desk)).not.toContain('khai sinh.pdf');
  const paper = /\/can-bo\/so-hoa\/\d+\/giay\/\d+/.exec(await (await desk.get(batch)).text())![0];
  expect((await life.confirm(desk, paper)).status).toBe(303);
});

it('a page that is read while its file is put to a dossier comes there', async () => {
  const look = watchFolder(at.platform);
  writeFileSync(join(own, 'hai.pdf'), await paperPdf([CONTRACT]));
  await look();
  await look();
  const [tep] = idsOn(await trayOf(desk));
  const id = await life.dossier(['Hợp đồng']);
  const { code } = (await findDossier(at.database.db, { wardId: at.wardId, dossierId: id })).state;
  const [put] = await Promise.all([desk.post(`${TRAY}/ho-so`, { tep: tep!, ma: code }, TRAY), life.read()]);
  await life.read();
  expect(await (await desk.get(put.headers.get('location')!)).text()).toContain(
    'đã đọc 1/1 trang, 1 giấy tờ',
  );
});

it('throws files of the tray away', async () => {
  const look = watchFolder(at.platform);
  writeFileSync(join(own, 'bo.pdf'), await paperPdf([CONTRACT]));
  await look();
  await look();
  const [tep] = idsOn(await trayOf(desk));
  expect((await desk.post(`${TRAY}/bo`, { tep: tep! }, TRAY)).status).toBe(303);
  expect(await life.read()).toBe(1);
  expect(idsOn(await trayOf(desk))).toEqual([]);
  expect((await rows()).at(-1)).toMatchObject({ sha256: null });
});

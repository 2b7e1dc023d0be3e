import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Visitor } from '../../../test/browse.ts';
import { giveCertificates } from '../../../test/certificates.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { officialLife } from '../../../test/official-life.ts';
import { addNeighbour, STRANGER, STRANGERS_PASSWORD } from '../../../test/ward-world.ts';
import { readStanding } from '../../features/indicators/index.ts';
import {
  type Inspection,
  listFindings,
  listInspections,
  listPhotos,
  readRemedies,
} from '../../features/inspections/index.ts';
import { findContent, listByOrigin } from '../../features/official-documents/index.ts';
import { findPlan, listSubtasks, type Plan, readEvidence } from '../../features/plans/index.ts';
import { inspectionChecklist } from '../../law/inspection-checklist.ts';
import { findStoredFile } from '../../platform/files/stored-file.ts';
import { seedPlan } from '../../seed/seed-plan.ts';

const PATH = '/can-bo/kiem-tra';
const TABLES = [
  ...(['inspections', 'inspection_steps', 'inspection_findings', 'inspection_photos'] as const),
  ...(['inspection_remedies', 'subtasks', 'official_documents'] as const),
];
let t: TestDatabase;
let authority: Awaited<ReturnType<typeof giveCertificates>>;
let plan: Plan;
let leader: Visitor;
let head: Visitor;
let photo: Buffer;

beforeAll(async () => {
  t = await testDatabase();
  authority = await giveCertificates(t);
  await seedPlan(t.database, t.platform.files, t.wardId);
  plan = (await findPlan(t.database.db, t.wardId, 2026))!;
  leader = await visitor('giamdoc');
  head = await visitor('truongphong.vh');
  photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#357' } })
    .jpeg()
    .toBuffer();
});
afterAll(async () => {
  await authority.close();
  await t.close();
});

const key = () => ({ clientKey: randomUUID() });
const planned = (change: Record<string, string> = {}) => ({
  ...{ ...key(), unitId: String(t.officer('vanhoa').unitId), plannedOn: '2026-11-30', fromOn: '2026-01-01' },
  ...{ untilOn: '2026-11-23', aim: 'Thực hiện cơ chế một cửa', leaderId: String(t.officer('giamdoc').id) },
  ...{ memberIds: String(t.officer('hotich').id), ...change },
});
const send = (who: Visitor, id: number, name: string, fields: Record<string, string | Blob> = {}) =>
  who.post(`${PATH}/${id}/${name}`, { ...key(), ...fields }, PATH);
const all = () => listInspections(t.database.db, t.officer('giamdoc'), {});
const newest = async (): Promise<Inspection> => (await all()).sort((a, b) => b.id - a.id)[0]!;
const text = async (who: Visitor, path: string) => (await who.get(path)).text();

async function visitor(username: string, password?: string): Promise<Visitor> {
  const who = new Visitor(t);
  await who.signIn(username, password);
  return who;
}

async function counts(): Promise<number[]> {
  const { db } = t.database;
  return Promise.all(
    TABLES.map(async (table) =>
      Number(
        (
          await db
            .selectFrom(table)
            .select(({ fn }) => fn.countAll<number>().as('n'))
            .executeTakeFirstOrThrow()
        ).n,
      ),
    ),
  );
}

/** Asserts the refusal, its words, and that nothing was written. */
async function refused(answer: () => Promise<Response>, status: number, words: string) {
  const before = await counts();
  const got = await answer();
  expect(got.status).toBe(status);
  expect(await got.text()).toContain(words);
  expect(await counts()).toEqual(before);
}

/** Nothing is posted in these data; the inspector saw it hang. */
const HANGS = { agrees: '0', note: 'Bảng có đủ, chưa ghi vào hệ thống' };
const BOARDS: Record<string, Record<string, string>> = {
  'regulation-portal': HANGS,
  'regulation-posting': HANGS,
};

/** Every point of the checklist, all met but what is said here. */
async function fillIn(who: Visitor, id: number, change: Record<string, Record<string, string | Blob>> = {}) {
  for (const { block, points } of inspectionChecklist('2026-11-30').blocks) {
    const fields: Record<string, string | Blob> = { ...key() };
    for (const { code } of points) {
      const given = { verdict: 'met', note: '', seen: '0', ...BOARDS[code], ...change[code] };
      for (const [name, value] of Object.entries(given)) fields[`${name}.${code}`] = value;
    }
    const answer = await who.post(`${PATH}/${id}/khoi/${block}`, fields, `${PATH}/${id}/khoi/${block}`);
    expect(answer.status, await answer.clone().text()).toBe(303);
  }
}

test('lập: người thường không được; người của đơn vị không ở trong đoàn; ngày sai nói rõ; không gì được ghi', async () => {
  const plain = await visitor('quay1');
  await refused(() => plain.post(PATH, planned(), PATH), 403, 'giám sát, kiểm soát');
  const ofUnit = String(t.officer('truongphong.vh').id);
  await refused(
    () => leader.post(PATH, planned({ leaderId: ofUnit }), PATH),
    422,
    'không thể kiểm tra đơn vị mình',
  );
  const member = planned({ memberIds: String(t.officer('vanhoa').id) });
  await refused(() => leader.post(PATH, member, PATH), 422, 'không thể kiểm tra đơn vị mình');
  const centre = planned({ unitId: String(t.officer('giamdoc').unitId) });
  await refused(() => leader.post(PATH, centre, PATH), 422, 'lãnh đạo phường hoặc đơn vị khác');
  await refused(() => leader.post(PATH, planned({ plannedOn: '2026-11-20' }), PATH), 422, 'ở quá khứ');
  const wrong = planned({ fromOn: '2026-12-01', aim: 'Giữ lại điều đã gõ' });
  await refused(() => leader.post(PATH, wrong, PATH), 422, 'Giữ lại điều đã gõ');
});

test('lập hai lần cùng lúc với một khóa là một; thông báo đủ ngày; trưởng đơn vị thấy thông báo', async () => {
  const form = planned();
  const made = await Promise.all([leader.post(PATH, form, PATH), leader.post(PATH, form, PATH)]);
  expect(made.map(({ status }) => status)).toEqual([303, 303]);
  expect(await all()).toHaveLength(1);
  const { id } = await newest();
  expect(await text(head, '/can-bo/ke-hoach')).not.toContain('Đơn vị tôi được kiểm tra');
  await refused(() => send(leader, id, 'bat-dau'), 409, 'không làm được');
  expect(
    (
      await send(leader, id, 'doi', {
        plannedOn: '2026-11-24',
        leaderId: form.leaderId,
        memberIds: form.memberIds,
      })
    ).status,
  ).toBe(303);
  await refused(() => send(leader, id, 'thong-bao'), 422, 'sớm nhất');
  const later = { plannedOn: '2026-11-30', leaderId: form.leaderId, memberIds: form.memberIds };
  expect((await send(leader, id, 'doi', later)).status).toBe(303);
  const told = await Promise.all([send(leader, id, 'thong-bao'), send(leader, id, 'thong-bao')]);
  expect(told.map(({ status }) => status).sort()).toEqual([303, 409]);
  expect(await text(head, '/can-bo/ke-hoach')).toContain('Đơn vị tôi được kiểm tra ngày 30/11/2026');
  await refused(() => send(leader, id, 'bat-dau'), 422, 'hôm nay chưa đến');
});

test('ghi kết quả: từng phần, có ảnh, người ngoài đoàn không được, sai thì giữ điều đã gõ', async () => {
  const { id } = await newest();
  t.platform.setNow(new Date('2026-11-30T02:00:00Z'));
  leader = await visitor('giamdoc');
  head = await visitor('truongphong.vh');
  expect((await send(leader, id, 'bat-dau')).status).toBe(303);
  const block = `${PATH}/${id}/khoi/counter`;
  const outsider = await visitor('kinhte');
  const one = { 'verdict.counter-badge': 'met', 'seen.counter-badge': '0' };
  await refused(() => outsider.post(block, { ...key(), ...one }, PATH), 403, 'đoàn kiểm tra');
  await refused(() => head.post(block, { ...key(), ...one }, PATH), 403, 'đơn vị được kiểm tra');
  const vague = { ...key(), 'verdict.counter-badge': 'unmet', 'note.counter-badge': 'xấu' };
  await refused(() => leader.post(block, vague, block), 422, 'Ghi rõ đã thấy gì');
  const fake = { ...key(), ...one, 'photo.counter-badge': new File(['<script>'], 'anh.jpg') };
  await refused(() => leader.post(block, fake, block), 422, 'anh.jpg');
  const member = await visitor('hotich');
  const seen = {
    ...key(),
    'verdict.counter-badge': 'unmet',
    'note.counter-badge': 'Hai người không đeo thẻ',
  };
  const picture = new File([new Uint8Array(photo)], 'the.jpg');
  const saved = await member.post(block, { ...seen, 'photo.counter-badge': picture }, block);
  expect([saved.status, saved.headers.get('location')]).toEqual([303, `${PATH}/${id}`]);
  const [kept] = await listPhotos(t.database.db, t.wardId, id);
  const file = await findStoredFile(t.database.db, t.platform.files, t.wardId, kept!.file);
  expect(Buffer.from(file.bytes).subarray(0, 2).toString('hex')).toBe('ffd8');
  expect((await leader.get(`${PATH}/${id}/anh/1`)).headers.get('content-type')).toBe('image/jpeg');
  expect((await head.get(`${PATH}/${id}/anh/1`)).status).toBe(404);
  const stale = { ...key(), 'verdict.counter-badge': 'met', 'seen.counter-badge': '0' };
  await refused(() => leader.post(block, stale, block), 409, 'vừa có người khác');
  expect(await text(head, `${PATH}/${id}`)).not.toContain('Hai người không đeo thẻ');
});

test('hai người ghi một mục cùng lúc: một người được, người kia được báo', async () => {
  const { id } = await newest();
  const block = `${PATH}/${id}/khoi/counter`;
  const given = (note: string) => ({
    ...{ ...key(), 'verdict.counter-slip': 'reminder', 'note.counter-slip': note, 'seen.counter-slip': '0' },
  });
  const member = await visitor('hotich');
  const both = await Promise.all([
    leader.post(block, given('Giao giấy chậm'), block),
    member.post(block, given('Không giao giấy'), block),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
  expect(
    (await listFindings(t.database.db, t.wardId, id)).filter((each) => each.point === 'counter-slip'),
  ).toHaveLength(1);
});

test('gửi khi đủ mục, đơn vị giải trình, kết luận, giao việc khắc phục', async () => {
  const { id } = await newest();
  await refused(() => send(leader, id, 'gui'), 422, 'Còn ');
  const board = { ...key(), 'verdict.regulation-posting': 'met' };
  const regulation = `${PATH}/${id}/khoi/regulation`;
  await refused(() => leader.post(regulation, board, regulation), 422, 'ghi rõ vì sao vẫn đạt');
  const found = await listFindings(t.database.db, t.wardId, id);
  const stepOf = (point: string) => String(found.find((each) => each.point === point)!.stepNo);
  await fillIn(leader, id, {
    'counter-badge': { verdict: 'unmet', note: 'Hai người không đeo thẻ', seen: stepOf('counter-badge') },
    'counter-slip': { verdict: 'met', seen: stepOf('counter-slip') },
    'performance-system': { agrees: '0', note: 'Còn sổ tay riêng ở phòng' },
  });
  await refused(
    () => send(head, id, 'giai-trinh', { text: 'Chưa gửi đã giải trình' }),
    409,
    'không làm được',
  );
  expect((await send(leader, id, 'gui')).status).toBe(303);
  expect(await text(head, `${PATH}/${id}`)).toContain('Hai người không đeo thẻ');
  await refused(() => send(leader, id, 'giai-trinh', { text: 'Nói thay đơn vị' }), 403, 'đứng đầu đơn vị');
  expect((await send(head, id, 'giai-trinh', { text: 'Thẻ đang làm lại, tuần sau có' })).status).toBe(303);
  await refused(
    () => send(head, id, 'ket-luan', { text: 'Đơn vị tự kết luận là tốt cả' }),
    403,
    'đơn vị được kiểm tra',
  );
  expect(
    (await send(leader, id, 'ket-luan', { text: 'Đơn vị làm tốt, còn thiếu thẻ công chức.' })).status,
  ).toBe(303);
  const work = {
    title: 'Làm lại thẻ công chức',
    dueOn: '2026-12-04',
    product: 'Thẻ mới',
    point: 'counter-badge',
  };
  await refused(
    () => send(leader, id, 'khac-phuc', { ...work, point: 'counter-forms' }),
    422,
    'Chọn một mục không đạt',
  );
  await refused(
    () => send(leader, id, 'khac-phuc', { ...work, dueOn: '2026-11-01' }),
    422,
    'Hạn không thể ở quá khứ',
  );
  const given = await Promise.all([send(leader, id, 'khac-phuc', work), send(leader, id, 'khac-phuc', work)]);
  expect(given.map(({ status }) => status)).toEqual([303, 303]);
  const remedies = await listSubtasks(t.database.db, t.wardId, { originPrefix: `inspection/${id}/` });
  expect(remedies.map(({ origin }) => origin)).toEqual([`inspection/${id}/1`, `inspection/${id}/2`]);
});

test('báo cáo: ban hành thì nhiệm vụ II.2 mới có sản phẩm, một lần', async () => {
  const { id } = await newest();
  const task = plan.tasks.find((each) => /tự kiểm tra/i.test(each.text))!;
  const { db } = t.database;
  const evidence = async () => {
    const found = await readEvidence(db, t.wardId, plan, { span: { from: '2026-01-01', to: '2026-11-30' } });
    return found.get(task.key)!.items;
  };
  await refused(
    () => head.post(`${PATH}/${id}/bao-cao`, { ...key(), kind: 'report' }, `${PATH}/${id}`),
    403,
    'trưởng đoàn',
  );
  expect((await send(leader, id, 'bao-cao', { kind: 'report' })).status).toBe(303);
  await refused(() => send(leader, id, 'bao-cao', { kind: 'report' }), 409, '');
  const [document] = await listByOrigin(db, t.wardId, [`inspection/${id}`]);
  const content = await findContent(db, t.wardId, document!.id);
  expect(JSON.stringify(content.body)).toContain('Thẻ đang làm lại');
  expect(content.annexes.map((each) => each.title)).toEqual(['BẢNG KIỂM', 'ẢNH CHỤP']);
  const life = officialLife(t);
  await life.take(document!.id, 'giamdoc', 'submit');
  await life.take(document!.id, 'chutich', 'review');
  await life.sign(document!.id, undefined, 'giamdoc');
  expect(await evidence()).toEqual([]);
  const before = await readStanding(db, t.wardId, plan, task, t.platform.now());
  expect(before.state).not.toBe('achieved');
  await life.issue(document!.id);
  const items = await evidence();
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({ source: 'inspection', counts: true, address: `${PATH}/${id}` });
  const after = await readStanding(db, t.wardId, plan, task, t.platform.now());
  expect([before.state, after.state]).toEqual([before.state, 'achieved']);
  const issued = (await listByOrigin(db, t.wardId, [`inspection/${id}`]))[0]!;
  const pdf = await findStoredFile(db, t.platform.files, t.wardId, issued.files.pdf!);
  const path = join(mkdtempSync(join(tmpdir(), 'motcua-kt-')), 'a.pdf');
  writeFileSync(path, pdf.bytes);
  const words = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
  for (const each of ['BÁO CÁO', 'Hai người không đeo thẻ', 'BẢNG KIỂM', 'Làm lại thẻ công chức'])
    expect(words).toContain(each);
  expect(execFileSync('pdfsig', [path], { encoding: 'utf8' })).toContain('Signature is Valid');
  expect(await text(leader, PATH)).toContain(`Báo cáo số ${issued.number}`);
});

test('khắc phục quá hạn thì hiện; báo xong thì xem lại, mở lại, rồi xác nhận', async () => {
  const { id } = await newest();
  t.platform.setNow(new Date('2026-12-07T02:00:00Z'));
  leader = await visitor('giamdoc');
  head = await visitor('truongphong.vh');
  expect(await text(leader, `${PATH}/${id}`)).toContain('Quá hạn');
  await refused(() => send(leader, id, 'xem-lai', { step: 'confirm', remedyNo: '1' }), 409, 'chưa báo xong');
  const standing = async () => (await readRemedies(t.database.db, t.wardId, id, '2026-12-07'))[0]!;
  const report = async () => {
    const { subtask } = await standing();
    const path = `/can-bo/ke-hoach/viec-con/${subtask.id}`;
    const done = { ...key(), step: 'done', stepCount: String(subtask.stepCount), doneOn: '2026-12-07' };
    const answer = await head.post(`${path}/buoc`, { ...done, note: 'Đã phát thẻ mới cho mọi người' }, path);
    expect(answer.status).toBe(303);
  };
  await report();
  await refused(
    () => send(head, id, 'xem-lai', { step: 'confirm', remedyNo: '1' }),
    403,
    'đơn vị được kiểm tra',
  );
  await refused(
    () => send(leader, id, 'xem-lai', { step: 'reopen', remedyNo: '1', reason: '' }),
    422,
    'lý do',
  );
  const again = { step: 'reopen', remedyNo: '1', reason: 'Vẫn còn một người thiếu thẻ' };
  expect((await send(leader, id, 'xem-lai', again)).status).toBe(303);
  expect((await standing()).subtask.state).toBe('open');
  t.platform.setNow(new Date('2026-12-07T03:00:00Z'));
  await report();
  const both = await Promise.all(
    [1, 2].map(() => send(leader, id, 'xem-lai', { step: 'confirm', remedyNo: '1' })),
  );
  expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
  expect((await standing()).isConfirmed).toBe(true);
});

test('lần sau: lặp lại; đột xuất thì đơn vị không thấy trước; hủy có lý do', async () => {
  const surprise = planned({ plannedOn: '2026-12-07', isUnannounced: '1', origin: 'feedback/12' });
  expect((await leader.post(PATH, surprise, PATH)).status).toBe(303);
  const { id } = await newest();
  expect((await head.get(`${PATH}/${id}`)).status).toBe(404);
  await refused(() => send(head, id, 'huy', { reason: 'Không muốn bị kiểm tra' }), 404, 'Không có');
  expect((await send(leader, id, 'bat-dau')).status).toBe(303);
  const block = `${PATH}/${id}/khoi/counter`;
  expect(await text(leader, block)).toContain('đã 1 lần không đạt');
  const unmet = { ...key(), 'verdict.counter-badge': 'unmet', 'note.counter-badge': 'Vẫn thiếu thẻ' };
  await leader.post(block, unmet, block);
  const page = await text(leader, `${PATH}/${id}`);
  expect(page).toContain('Lặp lại lần 2');
  expect(page).toContain('Phản ánh, kiến nghị số 12');
  expect(await text(head, `${PATH}/${id}`)).not.toContain('Phản ánh, kiến nghị số 12');
  await refused(() => send(leader, id, 'huy', { reason: '' }), 422, 'lý do');
  expect((await send(leader, id, 'huy', { reason: 'Bận tiếp đoàn của thành phố' })).status).toBe(303);
  await refused(() => send(leader, id, 'bat-dau'), 409, 'không làm được');
});

test('Excel; phường khác không thấy', async () => {
  const answer = await leader.get(`${PATH}.xlsx?nam=2026`);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(await answer.arrayBuffer());
  expect(workbook.worksheets.map((each) => each.name)).toEqual([
    'Cuộc kiểm tra',
    'Kết quả từng mục',
    'Khắc phục',
  ]);
  expect(workbook.worksheets[0]!.rowCount).toBe(3);
  await addNeighbour(t);
  const { id: ward } = await t.database.db
    .selectFrom('wards')
    .select('id')
    .where('code', '=', '10526')
    .executeTakeFirstOrThrow();
  const stranger = new Visitor(t);
  await stranger.post('/dang-nhap', { ward: String(ward), username: STRANGER, password: STRANGERS_PASSWORD });
  const { id } = await newest();
  expect((await stranger.get(`${PATH}/${id}`)).status).toBe(404);
  await refused(() => send(stranger, id, 'huy', { reason: 'Của phường khác' }), 404, 'Không có');
});

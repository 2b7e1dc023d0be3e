import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from '../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { EICAR, makePdf } from '../../../test/files.ts';
import { BIRTH, CONTRACT, paperPdf } from '../../../test/papers.ts';
import { scanLife } from '../../../test/scan-life.ts';
import { changedTables, openSnapshots } from '../../../test/snapshot.ts';
import { addNeighbour, STRANGER, STRANGERS_PASSWORD } from '../../../test/ward-world.ts';
import { findDossier } from '../../features/dossiers/index.ts';
import { parseLocal } from '../../law/day.ts';
import { demoPersonalId } from '../../law/personal-id.ts';
import { unsealJson } from '../../platform/personal-ids/sealing.ts';

let at: TestDatabase;
let life: ReturnType<typeof scanLife>;
let quay1: Visitor;
let quay2: Visitor;
let shots: Awaited<ReturnType<typeof openSnapshots>>;
let neighbourId: number;
beforeAll(async () => {
  at = await testDatabase(parseLocal('2026-11-23T09:00'));
  neighbourId = await addNeighbour(at);
  life = scanLife(at);
  shots = await openSnapshots(at);
  [quay1, quay2] = [new Visitor(at), new Visitor(at)];
  await quay1.signIn('quay1');
  await quay2.signIn('quay2');
});
afterAll(async () => {
  await life.reader.close();
  await shots.close();
  await at.close();
});

const find = (dossierId: number) => findDossier(at.database.db, { wardId: at.wardId, dossierId });
const htmlOf = async (visitor: Visitor, path: string) => (await visitor.get(path)).text();
const papersOn = (html: string) => [
  ...new Set([...html.matchAll(/\/can-bo\/so-hoa\/\d+\/giay\/\d+/g)].map(([path]) => path)),
];

/** A dossier with files that were read: where its papers are confirmed. */
async function scanned(files: [string, Uint8Array][], names?: string[], applicant = {}) {
  const id = await life.dossier(names, applicant);
  expect((await life.send(quay1, id, files)).status).toBe(303);
  await life.read();
  const batch = await life.batchOf(quay1, id);
  return { id, batch, papers: papersOn(await htmlOf(quay1, batch)) };
}

describe('papers that an officer hands in', () => {
  it('are read in the background, confirmed, and attached as one PDF with their text', async () => {
    const id = await life.dossier(['Giấy khai sinh', 'Hợp đồng'], {
      applicantPersonalId: demoPersonalId(17),
    });
    const files: [string, Uint8Array][] = [
      ['khai-sinh.pdf', await paperPdf([BIRTH, ['Trang sau']])],
      ['hợp đồng.pdf', await paperPdf([CONTRACT])],
    ];
    const sent = await life.send(quay1, id, files);
    expect([sent.status, sent.headers.get('location')]).toEqual([303, `/can-bo/ho-so/${id}/so-hoa`]);
    const batch = await life.batchOf(quay1, id);
    expect(await htmlOf(quay1, batch)).toContain('2 tệp, đang mở 2 tệp');
    expect(await life.read()).toBe(5);
    const read = await htmlOf(quay1, batch);
    expect(read).toContain('đã đọc 3/3 trang, 2 giấy tờ chờ xác nhận');
    const [birth, contract] = papersOn(read);
    const values = { name: 'Nguyễn Văn Mẫu', personalId: demoPersonalId(17), issuedOn: '2026-03-12' };
    const confirmed = await life.confirm(quay1, birth!, values);
    expect([confirmed.status, confirmed.headers.get('location')]).toEqual([303, batch]);
    const dossier = await find(id);
    expect(dossier.steps.map(({ step }) => step.step)).toEqual(['accept', 'attach_scan']);
    const text = await textOf(dossier.state.documents[0]!.file!);
    expect(text.normalize('NFC')).toContain('GIẤY KHAI SINH');
    expect(text).toContain('Trang sau');
    const kept = await rowOf(birth!);
    expect(kept).toMatchObject({
      state: 'confirmed',
      document_no: 1,
      confirmed: values,
      warnings: [],
      reason: null,
    });
    const last = await life.confirm(quay1, contract!, { documentNo: '2', kind: 'contract' });
    expect(last.status).toBe(303);
    expect(await htmlOf(quay1, batch)).toContain('Lô quét đã đóng');
    expect((await find(id)).state.documents.every((each) => each.file !== null)).toBe(true);
    const left = await at.database.db
      .selectFrom('scan_pages')
      .select(['image', 'thumb', 'reading'])
      .where('batch_id', '=', Number(batch.split('/').at(-1)))
      .execute();
    expect(left.flatMap((row) => Object.values(row)).every((value) => value === null)).toBe(true);
  });

  it('a hostile or broken file is refused with its reason while the rest goes on', async () => {
    const id = await life.dossier();
    const good = await paperPdf([BIRTH]);
    const answer = await life.send(quay1, id, [
      ['vi-rut.pdf', EICAR],
      ['ma.pdf', makePdf({ catalog: '/OpenAction <</S /JavaScript /JS (x)>>' })],
      ['tốt.pdf', good],
      ['tep.docx', new Uint8Array([1, 2, 3])],
    ]);
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toMatch(/mã độc/);
    expect(html).toContain('JavaScript');
    await life.read();
    const batch = await htmlOf(quay1, await life.batchOf(quay1, id));
    expect(batch).toContain('1 tệp, đã đọc 1/1 trang');
  });

  it('a file that opens for nobody is shown with its reason beside the others', async () => {
    const torn = makePdf({ text: 'Giay to' }).toString('latin1').replace('/Kids [3 0 R]', '/Kids [9 0 R]');
    const { batch, papers } = await scanned([
      ['hong.pdf', Buffer.from(torn, 'latin1')],
      ['tốt.pdf', await paperPdf([BIRTH])],
    ]);
    const html = await htmlOf(quay1, batch);
    expect(html).toMatch(/hong\.pdf|Không đọc được chữ/);
    expect(papers.length).toBeGreaterThan(0);
  });
});

describe('confirming', () => {
  it('asks a reason where the pages are not as many as the original has, and keeps what was typed', async () => {
    const { id, papers } = await scanned([['a.pdf', await paperPdf([BIRTH])]]);
    const before = await shots.take();
    const typed = { name: '<b>Người</b> & "tên"', originalPages: '3' };
    const refused = await life.confirm(quay1, papers[0]!, typed);
    const html = await refused.text();
    expect([refused.status, html.includes('&lt;b&gt;Người&lt;/b&gt; &amp; &quot;tên&quot;')]).toEqual([
      422,
      true,
    ]);
    expect(html).toContain('Bản gốc có 3 trang nhưng đã quét 1 trang.');
    expect(changedTables(before, await shots.take())).toEqual([]);
    const accepted = await life.confirm(quay1, papers[0]!, { ...typed, reason: 'Hai trang sau để trắng.' });
    expect(accepted.status).toBe(303);
    expect(await rowOf(papers[0]!)).toMatchObject({
      reason: 'Hai trang sau để trắng.',
      warnings: [{ rule: 'page_count' }],
    });
    expect((await find(id)).state.documents[0]!.file).not.toBeNull();
  });

  it('warns of another person and does not refuse', async () => {
    const { papers, batch } = await scanned([['a.pdf', await paperPdf([BIRTH])]], undefined, {
      applicantPersonalId: demoPersonalId(1),
    });
    expect((await life.confirm(quay1, papers[0]!, { personalId: demoPersonalId(2) })).status).toBe(303);
    expect(await rowOf(papers[0]!)).toMatchObject({ warnings: [{ rule: 'other_person' }] });
    expect(await htmlOf(quay1, batch)).toContain('Số định danh trên giấy khác số của người nộp');
  });

  let open: ReturnType<typeof scanned> | undefined;
  const once = async () => {
    open ??= scanned([['a.pdf', await paperPdf([BIRTH])]]);
    return open;
  };
  it.each([
    ['no paper of the dossier', { documentNo: '9' }, 'giấy tờ'],
    ['a personal id that is none', { personalId: '123' }, '12 chữ số'],
    ['a day that does not exist', { issuedOn: '2026-02-30' }, 'ngày có thật'],
    ['a day to come', { issuedOn: '2027-02-03' }, 'tương lai'],
    ['an unknown kind', { kind: 'spell' }, 'loại giấy tờ'],
    ['other pages than there are', { seen: '1-abc' }, 'vừa thay đổi'],
  ])('refuses %s and writes nothing', async (_name, change, words) => {
    const { papers } = await once();
    const before = await shots.take();
    const answer = await life.confirm(quay1, papers[0]!, change);
    expect([422, 409]).toContain(answer.status);
    expect(await answer.text()).toContain(words);
    expect(changedTables(before, await shots.take())).toEqual([]);
  });

  it('of two officers at once lets one confirm, and a form sent twice writes once', async () => {
    const { id, papers } = await scanned([['a.pdf', await paperPdf([BIRTH])]]);
    const key = randomUUID();
    const answers = await Promise.all([
      life.confirm(quay1, papers[0]!, { clientKey: key }),
      life.confirm(quay1, papers[0]!, { clientKey: key }),
      life.confirm(quay2, papers[0]!),
    ]);
    const statuses = answers.map((each) => each.status).toSorted();
    expect([
      [303, 303, 409],
      [303, 409, 409],
    ]).toContainEqual(statuses);
    expect((await find(id)).steps.filter(({ step }) => step.step === 'attach_scan')).toHaveLength(1);
  });

  it('is closed to officers whose turn it is not, to other wards, and to administrators', async () => {
    const { batch, papers, id } = await scanned([['a.pdf', await paperPdf([BIRTH])]]);
    const stranger = new Visitor(at);
    await stranger.post('/dang-nhap', {
      ward: String(neighbourId),
      username: STRANGER,
      password: STRANGERS_PASSWORD,
    });
    for (const path of [batch, papers[0]!, `/can-bo/ho-so/${id}/so-hoa`])
      expect((await stranger.get(path)).status, path).toBe(404);
    const examiner = new Visitor(at);
    await examiner.signIn('hotich');
    const before = await shots.take();
    expect((await life.confirm(examiner, papers[0]!)).status).toBe(409);
    expect((await examiner.post(`${batch}/dong`, {}, '/can-bo/viec')).status).toBe(409);
    expect((await life.send(examiner, id, [['b.pdf', await paperPdf([CONTRACT])]])).status).toBe(409);
    const administrator = new Visitor(at);
    await administrator.signIn('quantri');
    expect((await administrator.get(batch)).status).toBe(403);
    expect(changedTables(before, await shots.take())).toEqual([]);
  });
});

describe('arranging', () => {
  it('turns, moves, divides, joins, takes out and puts back, and keeps what was typed meanwhile', async () => {
    const { batch, papers } = await scanned([['a.pdf', await paperPdf([BIRTH, ['Trang hai'], CONTRACT])]]);
    const deed = async (name: string, at: number) => {
      const html = await htmlOf(quay1, batch);
      const ids = [...html.matchAll(new RegExp(`value="${name}~(\\d+)"`, 'g'))].map(([, id]) => id!);
      return quay1.post(`${batch}/xep`, { viec: `${name}~${ids[at]}` }, batch);
    };
    const sizes = async () =>
      [...(await htmlOf(quay1, batch)).matchAll(/(\d+) trang<\/small>/g)].map(([, count]) => Number(count));
    expect(await sizes()).toEqual([3]);
    await deed('split', 1);
    expect(await sizes()).toEqual([2, 1]);
    expect(await htmlOf(quay1, batch)).toContain('Hợp đồng');
    await deed('merge', 0);
    expect(await sizes()).toEqual([3]);
    await deed('remove', 1);
    expect(await sizes()).toEqual([2]);
    await deed('restore', 0);
    await deed('up', 1);
    expect(await sizes()).toEqual([3]);
    const page = await htmlOf(quay1, papers[0]!);
    const turn = /value="(turn_right~\d+)"/.exec(page)![1]!;
    const typed = { viec: turn, name: 'Đang gõ dở', reason: '' };
    expect((await quay1.post(`${papers[0]}/xep`, typed, papers[0])).status).toBe(303);
    expect(await htmlOf(quay1, papers[0]!)).toContain('Đang đọc lại');
    expect((await life.confirm(quay1, papers[0]!)).status).toBe(409);
    expect(await life.read()).toBe(1);
    expect(await htmlOf(quay1, papers[0]!)).toContain('value="Đang gõ dở"');
    const turned = await at.database.db
      .selectFrom('scan_pages')
      .selectAll()
      .where('turns', '=', 1)
      .executeTakeFirst();
    expect(turned).toMatchObject({ state: 'read' });
    expect(turned!.width!).toBeGreaterThan(turned!.height!);
  });

  it('ends a batch and forgets what was not confirmed', async () => {
    const { id, batch } = await scanned([['a.pdf', await paperPdf([BIRTH])]]);
    expect((await quay1.post(`${batch}/dong`, {}, batch)).status).toBe(303);
    expect((await find(id)).steps).toHaveLength(1);
    expect(await life.batchOf(quay1, id)).toBe(`/can-bo/ho-so/${id}`);
    const uploads = at.database.db
      .selectFrom('uploads')
      .select('id')
      .where('owner_key', 'like', `scan:${batch.split('/').at(-1)}%`);
    expect(await uploads.execute()).toEqual([]);
  });
});

describe('what is left', () => {
  it('lists dossiers whose papers have neither scan nor reason, until they have', async () => {
    const id = await life.dossier(['Giấy tờ <i>lạ</i>', 'Chứng thư']);
    const { code } = (await find(id)).state;
    expect(await htmlOf(quay1, '/can-bo/so-hoa')).toContain('Giấy tờ &lt;i&gt;lạ&lt;/i&gt;; Chứng thư');
    for (const documentNo of ['1', '2']) {
      const { stepCount } = (await find(id)).state;
      const step = { step: 'exempt_scan', clientKey: randomUUID(), stepCount: String(stepCount) };
      const fields = { ...step, documentNo, cause: 'verification', note: 'Kết quả xác minh' };
      expect((await quay1.post(`/can-bo/ho-so/${id}/buoc`, fields, `/can-bo/ho-so/${id}`)).status).toBe(303);
    }
    expect(await htmlOf(quay1, '/can-bo/so-hoa')).not.toContain(code);
    expect(await htmlOf(quay1, `/can-bo/ho-so/${id}`)).toContain('Không số hóa: Kết quả thẩm tra');
    const before = await shots.take();
    const { stepCount } = (await find(id)).state;
    const again = {
      step: 'exempt_scan',
      clientKey: randomUUID(),
      stepCount: String(stepCount),
      documentNo: '1',
    };
    for (const cause of ['verification', 'online'])
      expect(
        (await quay1.post(`/can-bo/ho-so/${id}/buoc`, { ...again, cause }, `/can-bo/ho-so/${id}`)).status,
      ).toBe(409);
    expect(changedTables(before, await shots.take())).toEqual([]);
  });
});

async function textOf(sha256: string): Promise<string> {
  const file = join(at.platform.settings.dataDir, 'bản.pdf');
  writeFileSync(file, await at.platform.files.read(sha256));
  execFileSync('qpdf', ['--check', file]);
  return execFileSync('pdftotext', [file, '-']).toString();
}

async function rowOf(path: string) {
  const row = await at.database.db
    .selectFrom('scan_documents')
    .selectAll()
    .where('id', '=', Number(path.split('/').at(-1)))
    .executeTakeFirstOrThrow();
  const { proposed, draft, confirmed, warnings } = row;
  return {
    ...row,
    proposed: unsealJson('scan_documents.proposed', proposed),
    draft: draft && unsealJson('scan_documents.draft', draft),
    confirmed: confirmed && unsealJson('scan_documents.confirmed', confirmed),
    warnings: warnings && unsealJson('scan_documents.warnings', warnings),
  };
}

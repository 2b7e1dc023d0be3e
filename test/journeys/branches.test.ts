import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeExpired, findDossier, type IntakeInput } from '../../src/features/dossiers/index.ts';
import { addOfficer } from '../../src/features/organisation/index.ts';
import { parseLocal } from '../../src/law/day.ts';
import { asOwner } from '../../src/platform/database/database.ts';
import { drawSample } from '../../src/seed/sample-paper.ts';
import { dossierLife } from '../dossier-life.ts';
import { type Journey, look, signIn, startJourney } from './browser.ts';

let journey: Journey;
let scan: string;
const people = new Map<string, Page>();
/** Whether the browsers that are opened next run scripts. */
let javaScript = true;
beforeAll(async () => {
  journey = await startJourney(parseLocal('2026-11-16T08:00'));
  scan = join(journey.at.platform.settings.dataDir, 'ket-qua.pdf');
  writeFileSync(scan, await drawSample('Kết quả'));
});
afterAll(() => journey.close());

/** A page at the officer's own browser; he signs in again when the simulated time has ended his session. */
async function open(who: string, path: string): Promise<Page> {
  const page = people.get(who) ?? (await journey.open({ javaScript }));
  people.set(who, page);
  await page.goto(path);
  if (page.url().includes('/dang-nhap')) {
    await signIn(page, who);
    await page.goto(path);
  }
  return page;
}

/** A dossier at the desk at a simulated time; `Steps` walks it through the pages of the officers. */
async function begin(change: Partial<IntakeInput> = {}, from = '2026-11-16T09:00') {
  const { at } = journey;
  at.platform.setNow(parseLocal(from));
  const id = await dossierLife(at).accept(change);
  return walk(id);
}

function walk(id: number) {
  const { at } = journey;
  const path = `/can-bo/ho-so/${id}`;
  const steps = {
    id,
    path,
    /** Opens the dossier as someone and takes the step of that name, with what its form asks. */
    async take(who: string, step: string, fields: Record<string, string | string[]> = {}, file?: string) {
      const page = await open(who, path);
      const form = page.locator('details.step', { has: page.locator(`summary:text-is("${step}")`) });
      if ((await form.getAttribute('open')) === null) await form.locator('summary').click();
      for (const [name, value] of Object.entries(fields)) await fill(form, name, value);
      if (file) await form.locator('input[type=file]').setInputFiles(file);
      const list = page.locator('.control-steps li');
      const before = await list.count();
      await form.locator('button[type=submit]').click();
      await list.nth(before).waitFor({ state: 'attached' });
      return page;
    },
    async toExaminer() {
      await steps.take('quay1', 'Chuyển hồ sơ');
      await steps.take('chanhvp', 'Phân công người thụ lý', { officerId: 'Công chức hộ tịch' });
      await steps.take('hotich', 'Nhận hồ sơ');
    },
    async fromProposal(outcome = 'Giải quyết theo yêu cầu') {
      await steps.take('hotich', 'Trình lãnh đạo phòng', { outcome });
      await steps.take('chanhvp', 'Trình ký');
      await steps.take('chutich', 'Ký duyệt');
      await steps.take('vanthu', 'Vào số, đóng dấu', {}, scan);
    },
    /** What stands in the database, and the name of the state on the page. */
    async state() {
      return (await findDossier(at.database.db, { wardId: at.wardId, dossierId: id })).state;
    },
    /** Opens a slip from the dossier's page and reads it; what is written on it says what was done. */
    async slip(who: string, name: string, says: string | RegExp) {
      const page = await open(who, path);
      await page.locator(`a:has-text("${name}")`).first().click();
      await page.waitForURL('**/phieu/**');
      expect(await page.textContent('main')).toMatch(says);
      return page;
    },
    /** The names of the rows of the control slip, as they stand in the record. */
    async rows(): Promise<string[]> {
      const { steps } = await findDossier(at.database.db, { wardId: at.wardId, dossierId: id });
      return steps.map((each) => each.step.step);
    },
    async shows(who: string, text: string | RegExp) {
      const page = await open(who, path);
      expect(await page.textContent('main')).toMatch(text);
      return page;
    },
    async offers(who: string): Promise<string[]> {
      const page = await open(who, path);
      return page.locator('details.step > summary').allTextContents();
    },
  };
  return steps;
}

async function fill(form: ReturnType<Page['locator']>, name: string, value: string | string[]) {
  const field = form.locator(`[name="${name}"]`);
  if (Array.isArray(value)) for (const label of value) await form.getByLabel(label).check();
  else if ((await field.first().evaluate((each) => each.tagName)) === 'SELECT')
    await field.selectOption({ label: value });
  else await field.fill(value);
}

const at = (text: string) => journey.at.platform.setNow(parseLocal(text));
const SUPPLEMENT = { items: 'Bản sao hộ khẩu', reason: 'Thiếu giấy tờ bắt buộc.' };

describe('each branch of a dossier, through the pages of those who take it', () => {
  it.each([
    ['counted anew', 'Tính lại từ đầu khi nhận đủ', /26\/11\/2026/],
    ['gone on with', 'Dừng tính, tính tiếp khi nhận đủ', /25\/11\/2026/],
  ])('supplement, the term %s', async (name, mode, dueOn) => {
    const dossier = await begin();
    await dossier.toExaminer();
    at('2026-11-17T09:00');
    await dossier.take('hotich', 'Yêu cầu bổ sung', { ...SUPPLEMENT, mode });
    await dossier.shows('quay1', /Đồng hồ đang dừng/);
    at('2026-11-20T09:00');
    const page = await dossier.take('quay1', 'Nhận bổ sung', { received: 'Bản sao hộ khẩu' });
    expect(await page.textContent('#han')).toMatch(dueOn);
    if (name === 'gone on with') await look(page, 'dossier-supplement');
    await dossier.slip('quay1', 'Phiếu yêu cầu bổ sung', /Bản sao hộ khẩu/);
    const rows = await dossier.rows();
    expect(rows.indexOf('receive_supplement')).toBe(rows.indexOf('request_supplement') + 1);
    await dossier.fromProposal();
    expect((await dossier.state()).status).toBe('result_ready');
  });

  it('a second supplement, allowed by the director with a reason', async () => {
    const dossier = await begin();
    await dossier.toExaminer();
    await dossier.take('hotich', 'Yêu cầu bổ sung', SUPPLEMENT);
    await dossier.take('quay1', 'Nhận bổ sung', { received: 'Bản sao' });
    expect(await dossier.offers('hotich')).not.toContain('Yêu cầu bổ sung');
    await dossier.take('giamdoc', 'Yêu cầu bổ sung', { ...SUPPLEMENT, directorReason: 'Có tình tiết mới.' });
    expect((await dossier.state()).supplementCount).toBe(2);
    expect((await dossier.rows()).filter((each) => each === 'request_supplement')).toHaveLength(2);
    await dossier.slip('quay1', 'Phiếu yêu cầu bổ sung', /Bản sao hộ khẩu/);
  });

  it('an expired supplement stops the dossier with a notice', async () => {
    const dossier = await begin();
    await dossier.toExaminer();
    await dossier.take('hotich', 'Yêu cầu bổ sung', { ...SUPPLEMENT, days: '3' });
    at('2026-11-20T09:00');
    const { database, wardId, platform } = journey.at;
    expect(await closeExpired(database, wardId, platform.now())).toBeGreaterThanOrEqual(1);
    const page = await dossier.shows('quay1', /Hết hạn bổ sung, dừng hồ sơ/);
    expect(await page.locator('a:has-text("Thông báo dừng")').count()).toBeGreaterThan(0);
    expect((await dossier.state()).status).toBe('stopped');
    expect((await dossier.rows()).at(-1)).toBe('expire');
    await dossier.slip('quay1', 'Thông báo dừng', /dừng/i);
  });

  it('refusal, with its slip', async () => {
    const dossier = await begin();
    const page = await dossier.take('quay1', 'Từ chối giải quyết', { reason: 'Không thuộc thẩm quyền.' });
    expect(await page.locator('a:has-text("Phiếu từ chối")').count()).toBeGreaterThan(0);
    expect(await dossier.offers('hotich')).toEqual([]);
    expect(await dossier.rows()).toEqual(['accept', 'refuse']);
    await dossier.slip('quay1', 'Phiếu từ chối', /Không thuộc thẩm quyền/);
  });

  it('withdrawal by the applicant, and a stop by the head', async () => {
    const withdrawn = await begin();
    await withdrawn.toExaminer();
    await withdrawn.take('quay2', 'Dừng theo yêu cầu người nộp', { reason: 'Người nộp xin rút.' });
    expect((await withdrawn.state()).status).toBe('withdrawn');
    expect((await withdrawn.rows()).at(-1)).toBe('withdraw');
    await withdrawn.slip('quay2', 'Thông báo dừng', /Người nộp xin rút/);
    const stopped = await begin();
    await stopped.toExaminer();
    await stopped.take('chanhvp', 'Dừng giải quyết', { reason: 'Thủ tục đã bị bãi bỏ.' });
    expect((await stopped.state()).status).toBe('stopped');
    expect((await stopped.rows()).at(-1)).toBe('stop');
    await stopped.slip('chanhvp', 'Thông báo dừng', /đã bị bãi bỏ/);
  });

  it('extension once, with an apology before the due time', async () => {
    const dossier = await begin();
    await dossier.toExaminer();
    at('2026-11-18T09:00');
    const page = await dossier.take('chanhvp', 'Xin lỗi và gia hạn', {
      newDueAt: '2026-11-25T09:00',
      cause: 'Cơ quan phối hợp chậm',
      reason: 'Chờ kết quả xác minh.',
    });
    expect(await page.textContent('#han')).toContain('25/11/2026');
    expect(await dossier.offers('chanhvp')).not.toContain('Xin lỗi và gia hạn');
    expect(await dossier.state()).toMatchObject({ extensionCount: 1, lateCause: expect.any(String) });
    expect((await dossier.rows()).at(-1)).toBe('extend');
    await dossier.slip('chanhvp', 'xin lỗi', /Chờ kết quả xác minh/);
  });

  it('late, with an apology, and still late', async () => {
    const dossier = await begin();
    await dossier.toExaminer();
    at('2026-11-23T09:00');
    expect(await dossier.offers('chanhvp')).not.toContain('Xin lỗi và gia hạn');
    await dossier.take('chanhvp', 'Xin lỗi vì trả chậm', {
      expectedOn: '2026-11-25',
      cause: 'Thiếu nhân lực',
      reason: 'Cán bộ nghỉ ốm.',
    });
    await dossier.fromProposal();
    await dossier.shows('quay1', /Quá hạn khi xong/);
    expect(await dossier.rows()).toContain('apologise');
    const { dueAt, finishedAt } = await dossier.state();
    expect(finishedAt!.getTime()).toBeGreaterThan(dueAt!.getTime());
    await dossier.slip('quay1', 'xin lỗi', /Cán bộ nghỉ ốm/);
  });

  it('consultation of two units at once', async () => {
    const dossier = await begin();
    await dossier.toExaminer();
    const page = await dossier.take('hotich', 'Xin ý kiến', {
      unitIds: ['Phòng Kinh tế, Hạ tầng và Đô thị', 'Phòng Văn hóa – Xã hội'],
      question: 'Có ý kiến gì về hồ sơ này?',
    });
    expect(await dossier.offers('hotich')).not.toContain('Trình lãnh đạo phòng');
    await look(page, 'dossier-consulting');
    await dossier.take('kinhte', 'Trả lời ý kiến', { answer: 'Đồng ý.' });
    await dossier.take('vanhoa', 'Trả lời ý kiến', { answer: 'Đồng ý.' });
    expect((await dossier.state()).status).toBe('in_process');
    await dossier.shows('hotich', /Đã trả lời[\s\S]*Đồng ý\./);
    const answers = (await dossier.rows()).filter((each) => each === 'answer_consultation');
    expect(answers).toHaveLength(2);
    await dossier.slip('hotich', 'Phiếu kiểm soát', /Phòng Kinh tế, Hạ tầng và Đô thị/);
  });

  it('consultation of a body outside that answers late, and of one that never does', async () => {
    const dossier = await begin();
    await dossier.toExaminer();
    const question = { question: 'Có ý kiến gì về hồ sơ này?', dueAt: '2026-11-17T09:00' };
    await dossier.take('hotich', 'Xin ý kiến', { ...question, body: 'Sở Tư pháp' });
    await dossier.take('hotich', 'Xin ý kiến', { ...question, body: 'Sở Nội vụ' });
    at('2026-11-18T09:00');
    const page = await dossier.shows('hotich', /Quá hạn, chưa trả lời/);
    await look(page, 'dossier-consulting-late');
    await dossier.take('hotich', 'Trả lời ý kiến', { answer: 'Sở Tư pháp đồng ý.' });
    await dossier.take('hotich', 'Thôi chờ ý kiến', { reason: 'Quá hạn, không trả lời.' });
    await dossier.shows('hotich', /muộn[\s\S]*Sở Tư pháp đồng ý[\s\S]*Đóng, không có ý kiến/);
    expect(await dossier.offers('hotich')).toContain('Trình lãnh đạo phòng');
    expect((await dossier.rows()).slice(-2)).toEqual(['answer_consultation', 'close_consultation']);
  });

  it('a linked dossier at a department of the city', async () => {
    const dossier = await begin();
    await dossier.toExaminer();
    await dossier.take('hotich', 'Mở hồ sơ liên thông', {
      procedureCode: '1.004873',
      termNo: '1',
      body: 'Sở Tư pháp',
      term: 'Nằm trong thời hạn chung đã hẹn',
    });
    const { linked } = await dossier.state();
    const child = walk(linked[0]!.dossierId);
    await child.take('quay1', 'Chuyển cơ quan giải quyết');
    await child.take('quay1', 'Kết quả từ cơ quan giải quyết', { number: '15/STP', resultOn: '2026-11-16' });
    expect((await dossier.state()).status).toBe('in_process');
    await dossier.shows('hotich', /Hồ sơ liên thông đã xong/);
    expect((await dossier.rows()).slice(-2)).toEqual(['open_linked', 'note_linked']);
    await child.slip('quay1', 'Giấy tiếp nhận', /./);
  });

  it('a linked dossier ends with the one above when that is withdrawn', async () => {
    const dossier = await begin();
    await dossier.toExaminer();
    for (const body of ['Sở Tư pháp', 'Sở Nội vụ'])
      await dossier.take('hotich', 'Mở hồ sơ liên thông', {
        ...{ procedureCode: '1.004873', termNo: '1', body, term: 'Nằm trong thời hạn chung đã hẹn' },
      });
    await dossier.shows('quay1', /2 hồ sơ liên thông chưa có kết quả cũng đóng theo/);
    await dossier.take('quay1', 'Dừng theo yêu cầu người nộp', { reason: 'Người nộp xin rút.' });
    const page = await dossier.shows('quay1', /Không chờ nữa/);
    await look(page, 'dossier-linked-withdrawn');
    for (const { dossierId } of (await dossier.state()).linked) {
      const child = walk(dossierId);
      expect((await child.state()).status).toBe('withdrawn');
      await child.slip('quay1', 'Thông báo dừng', /Hồ sơ chính .+ đã dừng/);
    }
  });

  it('any place: received for a department, its result returned here', async () => {
    const dossier = await begin({ forBody: 'Sở Xây dựng' });
    expect(await dossier.offers('quay1')).not.toContain('Chuyển hồ sơ');
    await dossier.take('quay1', 'Chuyển cơ quan giải quyết');
    await dossier.take('quay1', 'Trạng thái từ cơ quan giải quyết', { nationalStatus: 'Đang xử lý' });
    await dossier.take('quay1', 'Kết quả từ cơ quan giải quyết', { number: '7/SXD', resultOn: '2026-11-16' });
    await dossier.take('quay2', 'Trả kết quả');
    expect(await dossier.state()).toMatchObject({ status: 'returned', place: 'forwarded' });
    const rows = await dossier.rows();
    expect(rows.slice(0, 4)).toEqual(['accept', 'forward', 'note_status', 'note_result']);
    expect(rows.at(-1)).toBe('return_result');
    await dossier.slip('quay1', 'Giấy tiếp nhận', /Sở Xây dựng|Giấy tiếp nhận/i);
  });

  it('a negative result', async () => {
    const dossier = await begin();
    await dossier.toExaminer();
    await dossier.fromProposal('Không đủ điều kiện giải quyết');
    await dossier.take('quay1', 'Trả kết quả');
    expect(await dossier.state()).toMatchObject({ status: 'returned', resultOutcome: 'denied' });
    expect((await dossier.rows()).at(-1)).toBe('return_result');
    await dossier.shows('quay1', /[Kk]hông đủ điều kiện/);
    await dossier.slip('quay1', 'Phiếu kiểm soát', /kiểm soát/i);
  });

  it('a corrected result, agreed by a second person', async () => {
    const dossier = await begin();
    await dossier.toExaminer();
    await dossier.fromProposal();
    await dossier.take('quay1', 'Trả kết quả');
    const wrong = { what: 'Ngày sinh 01/02, đúng là 02/01', reason: 'Nhập nhầm ngày.' };
    await dossier.take('hotich', 'Đề nghị đính chính kết quả', wrong);
    expect(await dossier.offers('hotich')).toEqual([]);
    const page = await dossier.take('chutich', 'Duyệt đính chính, cấp lại', {}, scan);
    await look(page, 'dossier-corrected');
    await dossier.take('quay1', 'Trả kết quả');
    expect(await dossier.state()).toMatchObject({ status: 'returned', correctionCount: 1 });
    expect(await dossier.rows()).toContain('approve_correction');
    await dossier.slip('quay1', 'Phiếu kiểm soát', /kiểm soát/i);
  });

  it('the last step undone by whoever took it', async () => {
    const dossier = await begin();
    await dossier.take('quay1', 'Chuyển hồ sơ');
    await dossier.take('quay1', 'Hoàn tác bước vừa làm', { reason: 'Bấm nhầm' });
    expect((await dossier.state()).status).toBe('received');
  });
});

describe('without JavaScript', () => {
  beforeAll(() => {
    javaScript = false;
    people.clear();
  });

  it('a supplement, a consultation, a linked dossier and a result, by links and forms alone', async () => {
    const dossier = await begin();
    await dossier.toExaminer();
    await dossier.take('hotich', 'Yêu cầu bổ sung', SUPPLEMENT);
    await dossier.take('quay1', 'Nhận bổ sung', { received: 'Bản sao hộ khẩu' });
    await dossier.take('hotich', 'Xin ý kiến', {
      unitIds: ['Phòng Văn hóa – Xã hội'],
      question: 'Có ý kiến gì về hồ sơ này?',
    });
    await dossier.take('vanhoa', 'Trả lời ý kiến', { answer: 'Đồng ý.' });
    await dossier.take('hotich', 'Mở hồ sơ liên thông', {
      ...{ procedureCode: '1.004873', termNo: '1', body: 'Sở Tư pháp' },
      term: 'Nằm trong thời hạn chung đã hẹn',
    });
    const child = walk((await dossier.state()).linked[0]!.dossierId);
    await child.take('quay1', 'Từ chối giải quyết', { reason: 'Sở không nhận.' });
    await dossier.fromProposal();
    await dossier.take('quay1', 'Trả kết quả');
    expect((await dossier.state()).status).toBe('returned');
    await dossier.slip('quay1', 'Phiếu yêu cầu bổ sung', /Bản sao hộ khẩu/);
  });

  it('withdrawal, refusal, extension', async () => {
    const withdrawn = await begin();
    await withdrawn.take('quay1', 'Dừng theo yêu cầu người nộp', { reason: 'Người nộp xin rút.' });
    await withdrawn.slip('quay1', 'Thông báo dừng', /Người nộp xin rút/);
    const refused = await begin();
    await refused.take('quay1', 'Từ chối giải quyết', { reason: 'Không thuộc thẩm quyền.' });
    await refused.slip('quay1', 'Phiếu từ chối', /Không thuộc thẩm quyền/);
    const extended = await begin();
    await extended.toExaminer();
    at('2026-11-18T09:00');
    const cause = { cause: 'Cơ quan phối hợp chậm', reason: 'Chờ kết quả xác minh.' };
    await extended.take('chanhvp', 'Xin lỗi và gia hạn', { newDueAt: '2026-11-25T09:00', ...cause });
    expect((await extended.state()).extensionCount).toBe(1);
  });
});

describe('someone who is away', () => {
  beforeAll(async () => {
    javaScript = true;
    people.clear();
    const { database, ownerUrl, wardId, officer } = journey.at;
    const { code } = await database.db
      .selectFrom('units')
      .select('code')
      .where('id', '=', officer('hotich').unitId)
      .executeTakeFirstOrThrow();
    await asOwner(ownerUrl, (owner) =>
      owner.transact((tx) =>
        addOfficer(tx, wardId, {
          ...{ username: 'hotich.thay', displayName: 'Công chức hộ tịch thay', title: 'Công chức' },
          ...{ unitCode: code, duties: ['examine'], password: 'mat-khau-thu-2026' },
        }),
      ),
    );
  });

  it('is noted with a deputy; the head gives all that he holds to another from there', async () => {
    const dossier = await begin();
    await dossier.toExaminer();
    const page = await open('chanhvp', '/can-bo/nguoi-vang');
    await page.selectOption('[name=officerId]', { label: 'Công chức hộ tịch' });
    await page.selectOption('[name=deputyId]', { label: 'Công chức hộ tịch thay' });
    await page.fill('[name=fromDay]', '2026-11-16');
    await page.fill('[name=untilDay]', '2026-11-20');
    await page.fill('[name=reason]', 'Nghỉ ốm');
    await page.click('button:text-is("Ghi")');
    await page.click('a:has-text("Giao lại tất cả")');
    await page.waitForURL('**/giao-lai/**');
    expect(await page.locator('[name=officerId] option:checked').textContent()).toBe(
      'Công chức hộ tịch thay',
    );
    await look(page, 'reassign');
    await page.click('button:has-text("Giao lại tất cả")');
    await page.locator('h1', { hasText: 'Đã giao lại' }).waitFor();
    await look(page, 'reassigned');
    const { status, holderOfficerId } = await dossier.state();
    const deputy = await journey.at.database.db
      .selectFrom('officers')
      .select('id')
      .where('username', '=', 'hotich.thay')
      .executeTakeFirstOrThrow();
    expect([status, holderOfficerId]).toEqual(['transferred', deputy.id]);
  });
});

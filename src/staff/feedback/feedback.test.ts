import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from '../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { FEEDBACK_SENDER, feedbackLife } from '../../../test/feedback-forms.ts';
import { addNeighbour, STRANGER, STRANGERS_PASSWORD } from '../../../test/ward-world.ts';
import { findFeedback, viewForSender } from '../../features/feedback/index.ts';
import { addDays, instant } from '../../law/day.ts';
import { readXlsx } from '../../platform/tables/read-xlsx.ts';

const PDF = new File(['%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'], 'bien-ban.pdf');
const ANSWER = 'Phường đã xác minh và xin trả lời Ông như sau.';
const answerOf = async (id: number) => {
  const { db } = t.database;
  return (await viewForSender(db, await findFeedback(db, t.wardId, id), t.platform.now())).answer;
};
let t: TestDatabase;
let life: ReturnType<typeof feedbackLife>;

beforeAll(async () => {
  t = await testDatabase(instant('2026-11-02', 9 * 60));
  life = feedbackLife(t);
});
afterAll(() => t.close());

const idOf = (username: string) => String(t.officer(username).id);
const unitOf = (username: string) => String(t.officer(username).unitId);
const ok = async (answer: Promise<Response>) => {
  const got = await answer;
  expect([got.status, got.status === 303 ? '' : await got.text()]).toEqual([303, '']);
};
const page = async (username: string, id: number) =>
  (await life.as(username)).get(`/can-bo/phan-anh/${id}`).then((answer) => answer.text());
const steps = async () =>
  (
    await t.database.db
      .selectFrom('feedback_steps')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n;

/** Until an officer of the office handles it. */
async function handled(fields: Record<string, string | string[]> = { matters: 'conduct' }): Promise<number> {
  const { id } = await life.receive();
  await ok(life.act('kiemsoat', id, 'accept', fields));
  await ok(life.act('kiemsoat', id, 'assign', { unitId: unitOf('hotich'), officerId: idOf('hotich') }));
  return id;
}
const verified = (id: number, by = 'hotich') =>
  ok(
    life.act(by, id, 'verification', {
      ...{ heldOn: '2026-11-02', place: 'Trung tâm', people: 'Công chức, đại diện quầy' },
      ...{ findings: 'Có chờ lâu vì thiếu người.', file: PDF },
    }),
  );

async function concluded(id: number, conclusion: string, outcomes: string[], approval = {}): Promise<void> {
  await ok(life.act('hotich', id, 'submit', { conclusion, outcomes, answer: ANSWER }));
  await ok(life.act('chutich', id, 'approve', { answer: ANSWER, ...approval }));
}

describe('kết cục', () => {
  it.each(['unclear', 'no_identity', 'not_supplemented', 'not_feedback', 'repeated', 'abuse'])(
    'không tiếp nhận: %s, có phiếu in',
    async (reason) => {
      const { id, code } = await life.receive();
      await ok(life.act('kiemsoat', id, 'decline', { reason, note: 'Nội dung chưa rõ việc gì.' }));
      expect((await life.state(id)).status).toBe('declined');
      const slip = await (await (await life.as('kiemsoat')).get(`/can-bo/phan-anh/${id}/phieu`)).text();
      expect(slip).toContain('THÔNG BÁO KHÔNG TIẾP NHẬN');
      expect(slip).toContain(code);
    },
  );

  it.each([
    ['other_regulation', 'PHIẾU CHUYỂN', ''],
    ['other_body', 'PHIẾU CHUYỂN', ''],
    ['complaint', 'PHIẾU HƯỚNG DẪN', '155/2026/NĐ-CP'],
    ['denunciation', 'PHIẾU HƯỚNG DẪN', '156/2026/NĐ-CP'],
    ['citizen_reception', 'PHIẾU HƯỚNG DẪN', '154/2026/NĐ-CP'],
  ])('chuyển: %s', async (as, title, law) => {
    const { id } = await life.receive();
    await ok(life.act('kiemsoat', id, 'redirect', { as, to: 'Sở Tư pháp', note: '' }));
    expect((await life.state(id)).status).toBe('redirected');
    const slip = await (await (await life.as('kiemsoat')).get(`/can-bo/phan-anh/${id}/phieu`)).text();
    expect(slip).toContain(title);
    expect(slip).toContain(law);
  });

  it('phiếu chuyển không nêu người gửi yêu cầu giữ kín', async () => {
    const { id } = await life.receive({ sender: { ...FEEDBACK_SENDER, isProtected: true } });
    await ok(life.act('kiemsoat', id, 'redirect', { as: 'other_body', to: 'Sở Xây dựng', note: '' }));
    const slip = await (await (await life.as('kiemsoat')).get(`/can-bo/phan-anh/${id}/phieu`)).text();
    expect(slip).toContain('giữ kín danh tính');
    expect(slip).not.toContain(FEEDBACK_SENDER.name);
  });

  it.each([
    ['founded', ['apology', 'correction']],
    ['partly_founded', ['discipline_proposal']],
    ['unfounded', []],
  ])('hành vi, %s', async (conclusion, outcomes) => {
    const id = await handled();
    const early = await life.act('hotich', id, 'submit', { conclusion, outcomes, answer: ANSWER });
    expect(early.status).toBe(422);
    expect(await early.text()).toContain(ANSWER);
    await verified(id);
    await concluded(id, conclusion, outcomes);
    const state = await life.state(id);
    expect([state.status, state.handledOn, state.limit]).toEqual([
      ...['awaiting_publication', '2026-11-02', { code: 'publish', dueOn: '2026-11-04' }],
    ]);
  });

  it('quy định thuộc thẩm quyền: xem xét sáu tiêu chí, kiến nghị cấp trên thành công văn không có người gửi', async () => {
    const id = await handled({ matters: 'regulation' });
    const criteria = Object.fromEntries(
      ['needed', 'lawful', 'simple', 'feasible', 'uniform', 'treaties'].map((each) => [each, 'yes']),
    );
    const half = await life.act('hotich', id, 'criteria', { needed: 'yes', text: 'Quy định còn phức tạp.' });
    expect(half.status).toBe(422);
    await ok(
      life.act('hotich', id, 'criteria', { ...criteria, simple: 'no', text: 'Quy định còn phức tạp.' }),
    );
    const outcomes = ['own_amendment', 'proposal_upwards'];
    const early = await life.act('hotich', id, 'submit', { conclusion: 'founded', outcomes, answer: ANSWER });
    expect(await early.text()).toContain('Chưa soạn văn bản kiến nghị');
    const fields = { to: 'Sở Tư pháp thành phố', text: 'Đề nghị bỏ thành phần hồ sơ này.' };
    await ok(life.act('hotich', id, 'proposal', fields));
    const letters = await t.database.db
      .selectFrom('official_versions')
      .innerJoin('official_documents', 'official_documents.id', 'official_versions.document_id')
      .select('official_versions.content')
      .where('origin', '=', `feedback/${id}/proposal`)
      .execute();
    expect(letters).toHaveLength(1);
    expect(JSON.stringify(letters)).not.toContain(FEEDBACK_SENDER.name);
    await concluded(id, 'founded', outcomes);
    expect(await page('hotich', id)).toContain('Công văn kiến nghị');
  });

  it('không công khai phải có lý do, rồi xong tại đó', async () => {
    const id = await handled();
    await verified(id);
    await ok(
      life.act('hotich', id, 'submit', { conclusion: 'founded', outcomes: 'apology', answer: ANSWER }),
    );
    const unfilled = 'Phường đã … (ghi việc đã khắc phục), trân trọng.';
    expect((await life.act('chutich', id, 'approve', { answer: unfilled })).status).toBe(422);
    const bare = await life.act('chutich', id, 'approve', { answer: ANSWER, isWithheld: '1', withheld: '' });
    expect(bare.status).toBe(422);
    const withheld = 'Nội dung về đời tư.';
    await ok(life.act('chutich', id, 'approve', { answer: ANSWER, isWithheld: '1', withheld }));
    expect((await life.state(id)).status).toBe('answered');
  });

  it('người trình không duyệt; trả lại rồi trình lại được', async () => {
    const id = await handled();
    await ok(life.act('kiemsoat', id, 'assign', { unitId: unitOf('chanhvp'), officerId: idOf('chanhvp') }));
    await verified(id, 'chanhvp');
    const result = { conclusion: 'founded', outcomes: 'apology', answer: ANSWER };
    await ok(life.act('chanhvp', id, 'submit', result));
    expect((await life.act('chanhvp', id, 'approve', { answer: ANSWER })).status).toBe(403);
    await ok(life.act('chutich', id, 'send_back', { reason: 'Ghi rõ đã khắc phục gì.' }));
    await ok(life.act('chanhvp', id, 'submit', result));
    await ok(life.act('chutich', id, 'approve', { answer: ANSWER }));
  });

  it('rút; mở lại một lần trong thời hạn, sau đó không', async () => {
    const { id: gone } = await life.receive();
    await ok(life.act('kiemsoat', gone, 'withdraw', { reason: 'Người gửi gọi điện xin rút.' }));
    expect((await life.state(gone)).status).toBe('withdrawn');
    const id = await handled();
    await verified(id);
    await concluded(id, 'founded', ['apology']);
    await ok(life.act('kiemsoat', id, 'confirm', { isSolved: 'no', comment: 'Vẫn chờ lâu.' }));
    await ok(life.act('kiemsoat', id, 'reopen', { reason: 'Người gửi nói chưa giải quyết.' }));
    expect((await life.state(id)).status).toBe('handling');
    await concluded(id, 'founded', ['correction']);
    expect((await life.act('kiemsoat', id, 'reopen', { reason: 'Lần thứ hai.' })).status).toBe(409);
  });

  it('bổ sung, kéo dài, giao việc khắc phục', async () => {
    const { id } = await life.receive();
    await ok(life.act('kiemsoat', id, 'ask_supplement', { ask: 'Ghi rõ ngày đến quầy.' }));
    await ok(life.act('kiemsoat', id, 'supplement', { text: 'Đến ngày 30/10.' }));
    await ok(life.act('kiemsoat', id, 'accept', { matters: 'conduct' }));
    const { handleDue } = await life.state(id);
    await ok(life.act('kiemsoat', id, 'extend', { reason: 'Phải hỏi nhiều người.' }));
    expect((await life.state(id)).handleDue > handleDue).toBe(true);
    const work = { title: 'Bố trí thêm người ở quầy 3', unitId: unitOf('giamdoc'), dueOn: '2026-11-20' };
    const clientKey = randomUUID();
    const { stepCount } = await life.state(id);
    await ok(life.act('kiemsoat', id, 'remedy_task', work, { clientKey, stepCount }));
    await ok(life.act('kiemsoat', id, 'remedy_task', work, { clientKey, stepCount }));
    expect((await page('kiemsoat', id)).match(/viec-con\/\d+/g)).toHaveLength(1);
    const before = await steps();
    const wrong = await life.act('kiemsoat', id, 'remedy_task', { ...work, dueOn: '2026-10-01' });
    expect([wrong.status, await steps()]).toEqual([422, before]);
  });
});

describe('giống, nhắc lại, nhập', () => {
  it('nói vì sao giống; nhập thì mỗi người giữ đường dẫn của mình, trả lời của phản ánh đích là của cả hai', async () => {
    const first = await handled();
    const again = await life.receive();
    const other = await life.receive({
      sender: { ...FEEDBACK_SENDER, name: 'Người khác', phone: '0987654321', email: '' },
    });
    const html = await page('kiemsoat', again.id);
    expect(html).toContain('cùng người gửi');
    expect(html).toContain('lời gần giống');
    const code = (await life.state(first)).code;
    await ok(life.act('kiemsoat', again.id, 'repeat', { code, note: '' }));
    expect((await life.state(again.id)).repeatsId).toBe(first);
    const backwards = await life.act('kiemsoat', first, 'repeat', { code: again.code, note: '' });
    expect(backwards.status).toBe(422);
    await ok(life.act('kiemsoat', other.id, 'merge', { code, note: '' }));
    expect((await life.state(other.id)).status).toBe('merged');
    const chain = await life.act('kiemsoat', again.id, 'merge', { code: other.code, note: '' });
    expect(chain.status).toBe(422);
    const carried = await life.act('kiemsoat', first, 'merge', { code: again.code, note: '' });
    expect(await carried.text()).toContain('Đã có phản ánh khác nhập vào');
    await verified(first);
    await concluded(first, 'founded', ['apology']);
    expect(await answerOf(other.id)).toBe(ANSWER);
    await ok(life.act('kiemsoat', other.id, 'unmerge', { reason: 'Không phải cùng một việc.' }));
    expect(await answerOf(other.id)).toBeNull();
  });

  it('nhập chéo cùng lúc: chỉ một được; đích bị rút thì phản ánh đã nhập đứng riêng lại', async () => {
    const [a, b] = [await life.receive(), await life.receive()];
    const both = await Promise.all([
      life.act('kiemsoat', a.id, 'merge', { code: b.code, note: '' }),
      life.act('giamdoc', b.id, 'merge', { code: a.code, note: '' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([303, 422]);
    const states = await Promise.all([life.state(a.id), life.state(b.id)]);
    expect(states.map(({ status }) => status).sort()).toEqual(['merged', 'new']);
    const [target, merged] = states[0]!.status === 'merged' ? [b, a] : [a, b];
    await ok(life.act('kiemsoat', target.id, 'withdraw', { reason: 'Người gửi xin rút.' }));
    expect((await life.state(merged.id)).status).toBe('new');
  });
});

describe('ai thấy, ai làm', () => {
  it('người, đơn vị bị phản ánh không thấy (404), không làm được gì; người được hỏi chỉ giải trình', async () => {
    const { id } = await life.receive();
    await ok(
      life.act('chutich', id, 'accept', {
        ...{ matters: 'conduct', subjectUnitId: unitOf('giamdoc'), subjectOfficerId: idOf('quay1') },
      }),
    );
    const before = await steps();
    for (const username of ['giamdoc', 'kiemsoat', 'quay1', 'quay2', 'quantri', 'vanhoa']) {
      const visitor = await life.as(username);
      expect([username, (await visitor.get(`/can-bo/phan-anh/${id}`)).status]).toEqual([username, 404]);
      const note = await life.act(username, id, 'note', { text: 'Tôi ghi vào đây.' });
      expect([username, note.status]).toEqual([username, 404]);
      const list = await (await visitor.get('/can-bo/phan-anh?xem=all')).text();
      expect(list).not.toContain((await life.state(id)).code);
    }
    const own = await life.act('chutich', id, 'assign', { unitId: unitOf('giamdoc'), officerId: '' });
    expect(await own.text()).toContain('đang bị phản ánh');
    expect(await steps()).toBe(before);
    await ok(life.act('chutich', id, 'assign', { unitId: unitOf('hotich'), officerId: '' }));
    await verified(id);
    await ok(life.act('hotich', id, 'ask_explanation', { officerId: idOf('quay1'), text: 'Vì sao để chờ?' }));
    const seen = await page('quay1', id);
    expect(seen).toContain('Vì sao để chờ?');
    expect(seen).not.toContain('Có chờ lâu vì thiếu người.');
    expect(seen).not.toContain(FEEDBACK_SENDER.name);
    expect((await life.act('quay1', id, 'note', { text: 'Tôi ghi vào đây.' })).status).toBe(403);
    expect((await life.act('quay2', id, 'explanation', { text: 'Tôi cũng nói.' })).status).toBe(404);
    await ok(life.act('quay1', id, 'explanation', { text: 'Hôm đó thiếu người trực.' }));
    expect(await page('hotich', id)).toContain('Hôm đó thiếu người trực.');
  });

  it('người đứng đầu bị phản ánh: đơn vị của người ấy không được giao', async () => {
    const { id } = await life.receive();
    await ok(
      life.act('kiemsoat', id, 'accept', { matters: 'conduct', subjectOfficerId: idOf('truongphong.kt') }),
    );
    const led = await life.act('kiemsoat', id, 'assign', { unitId: unitOf('kinhte'), officerId: '' });
    expect(await led.text()).toContain('đứng đầu đơn vị này');
    expect((await life.state(id)).unitId).toBeNull();
  });

  it('người gửi bị che, cả trong lời; chỉ đầu mối mở được, mỗi lần vào nhật ký', async () => {
    const id = await handled();
    for (const username of ['hotich', 'kiemsoat']) {
      const html = await page(username, id);
      expect(html).toContain('Tôi là [người gửi] ([số điện thoại])');
      expect(html).not.toContain('Phạm Văn Thử');
    }
    const path = `/can-bo/phan-anh/${id}`;
    expect((await (await life.as('hotich')).post(`${path}/nguoi-gui`, {}, path)).status).toBe(403);
    const looks = () =>
      t.database.db.selectFrom('access_log').select('id').where('action', '=', 'feedback_sender').execute();
    const before = (await looks()).length;
    const shown = await (await life.as('kiemsoat')).post(`${path}/nguoi-gui`, {}, path);
    expect(await shown.text()).toContain('Phạm Văn Thử');
    expect((await looks()).length).toBe(before + 1);
  });

  it('tệp của biên bản mở được với người xử lý, không với người ngoài; phường khác là 404', async () => {
    const id = await handled();
    await verified(id);
    const file = /href="(\/can-bo\/phan-anh\/\d+\/tep\/\d+)"/.exec(await page('hotich', id))![1]!;
    expect((await (await life.as('hotich')).get(file)).headers.get('content-type')).toContain('pdf');
    expect((await (await life.as('vanhoa')).get(file)).status).toBe(404);
    await addNeighbour(t);
    const stranger = new Visitor(t);
    await stranger.signIn(STRANGER, STRANGERS_PASSWORD);
    expect((await stranger.get(`/can-bo/phan-anh/${id}`)).status).toBe(404);
    expect((await stranger.get(file)).status).toBe(404);
  });
});

describe('sổ', () => {
  it('tìm không dấu, lọc, quá hạn, sang trang, xuất Excel', async () => {
    const { id, code } = await life.receive({
      words: life.words({ title: 'Cầu thang trơn trượt', content: 'Bậc thềm trơn khi mưa.' }),
    });
    const kiemsoat = await life.as('kiemsoat');
    const list = async (query: string) => (await kiemsoat.get(`/can-bo/phan-anh?${query}`)).text();
    expect(await list('xem=all&tim=cau+thang+tron')).toContain(code);
    expect(await list('xem=all&tim=cau+thang+tron&loai=regulation')).not.toContain(code);
    expect(await list('xem=overdue')).not.toContain(code);
    // Lời có tên, số của người gửi: gõ tên không tìm ra phản ánh của người ấy.
    const named = await life.receive();
    expect(await list('xem=all&tim=cho+hai+gio')).toContain(named.code);
    for (const sender of ['pham+van+thu', '091+234', FEEDBACK_SENDER.phone])
      expect(await list(`xem=all&tim=${sender}`)).not.toContain(named.code);
    expect(await list('xem=mine')).toContain(code);
    for (let i = 0; i < 31; i++) await life.receive();
    expect(await list('xem=all')).toContain('Cũ hơn');
    const book = await kiemsoat.get('/can-bo/phan-anh.xlsx?xem=all&tim=cau+thang');
    const rows = await readXlsx(new Uint8Array(await book.arrayBuffer()));
    expect(JSON.stringify(rows)).toContain(code);
    t.platform.setNow(instant(addDays('2026-11-02', 3), 9 * 60));
    const later = new Visitor(t);
    await later.signIn('kiemsoat');
    const overdue = await (await later.get('/can-bo/phan-anh?xem=overdue&tim=cau+thang')).text();
    expect(overdue).toContain(code);
    expect(overdue).toContain('Quá hạn');
    t.platform.setNow(instant('2026-11-02', 9 * 60));
    life.forgetVisitors();
    await ok(life.act('kiemsoat', id, 'accept', { matters: 'conduct' }));
    await ok(life.act('kiemsoat', id, 'assign', { unitId: unitOf('vanhoa'), officerId: idOf('vanhoa') }));
    expect(await (await (await life.as('vanhoa')).get('/can-bo/viec')).text()).toContain(
      'Cầu thang trơn trượt',
    );
  });

  it('cùng khóa, cùng lúc, một bước; hai người cùng lúc, một được', async () => {
    const { id } = await life.receive();
    const clientKey = randomUUID();
    const same = () =>
      life.act('kiemsoat', id, 'accept', { matters: 'conduct' }, { clientKey, stepCount: 1 });
    expect((await Promise.all([same(), same(), same()])).map(({ status }) => status)).toEqual([
      303, 303, 303,
    ]);
    expect((await life.state(id)).stepCount).toBe(2);
    const assign = (username: string) =>
      life.act(username, id, 'assign', { unitId: unitOf('hotich'), officerId: '' }, { stepCount: 2 });
    const both = await Promise.all([assign('kiemsoat'), assign('chutich')]);
    expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
  });

  it('mẫu trả lời: sửa từ một ngày, điền chỗ tự điền, chỗ lạ bị từ chối', async () => {
    const id = await handled();
    const hotich = await life.as('hotich');
    const filled = await (await hotich.get(`/can-bo/phan-anh/${id}?mau=xin-loi`)).text();
    expect(filled).toContain((await life.state(id)).code);
    expect(filled).not.toContain('{ma}');
    const kiemsoat = await life.as('kiemsoat');
    const path = '/can-bo/phan-anh/mau-tra-loi';
    const form = {
      clientKey: randomUUID(),
      code: 'cam-on',
      title: 'Cảm ơn người gửi',
      validFrom: '2026-11-02',
    };
    const bad = await kiemsoat.post(path, { ...form, body: 'Cảm ơn Ông/Bà {tenGi} đã gửi phản ánh.' });
    expect(bad.status).toBe(422);
    const body = 'Cảm ơn Ông/Bà đã gửi phản ánh {ma} đến phường.';
    expect((await kiemsoat.post(path, { ...form, body })).status).toBe(303);
    expect((await kiemsoat.post(path, { ...form, body })).status).toBe(303);
    expect((await (await kiemsoat.get(path)).text()).match(/<h2>Cảm ơn người gửi/g)).toHaveLength(1);
    expect((await hotich.get(path)).status).toBe(403);
  });
});

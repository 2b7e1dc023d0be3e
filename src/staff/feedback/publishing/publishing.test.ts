import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from '../../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { FEEDBACK_SENDER, feedbackLife } from '../../../../test/feedback-forms.ts';
import { publishingLife } from '../../../../test/publishing-forms.ts';
import { changedTables, openSnapshots } from '../../../../test/snapshot.ts';
import { addNeighbour, STRANGER, STRANGERS_PASSWORD } from '../../../../test/ward-world.ts';
import { findPublished, readText } from '../../../features/feedback/index.ts';

let t: TestDatabase;
let life: ReturnType<typeof feedbackLife>;
let desk: ReturnType<typeof publishingLife>;
let shots: Awaited<ReturnType<typeof openSnapshots>>;

beforeAll(async () => {
  t = await testDatabase();
  life = feedbackLife(t);
  desk = publishingLife(t, life);
  shots = await openSnapshots(t);
});
afterAll(async () => {
  await shots.close();
  await t.close();
});

const versions = (id: number) =>
  t.database.db
    .selectFrom('feedback_publications')
    .selectAll()
    .where('feedback_id', '=', id)
    .orderBy('version')
    .execute();
const shown = async (id: number) => findPublished(t.database.db, t.wardId, (await life.state(id)).code);
const keyFor = (field: string, text: string) =>
  readText(field, text, [FEEDBACK_SENDER.name]).suspects[0]!.key;

async function refused(id: number, change: Record<string, string | string[]>, status = 422): Promise<string> {
  const before = await shots.take();
  const answer = await desk.send(id, change);
  const text = await answer.text();
  expect([answer.status, changedTables(before, await shots.take())], text.slice(0, 2000)).toEqual([
    status,
    [],
  ]);
  return text;
}

describe('công khai', () => {
  it('lời đã che sẵn, lời gốc giữ nguyên, không nói ai là người gửi', async () => {
    const id = await desk.answered();
    const page = await desk.page(id);
    for (const secret of [FEEDBACK_SENDER.name, '091 234 5678', FEEDBACK_SENDER.phone, '[người gửi]'])
      expect([secret, page.includes(secret)]).toEqual([secret, false]);
    expect(page).toContain('Tôi là [thông tin cá nhân] ([thông tin cá nhân]), chờ hai giờ không ai gọi số.');
    expect(page).toContain('25/11/2026');
    expect(page).toContain('phải đọc hết từng chữ');
    expect((await desk.send(id)).status).toBe(303);
    const item = (await shown(id))!;
    expect([item.title, item.content, item.version, item.latitude]).toEqual([
      ...['Chờ lâu ở quầy', 'Chờ hai giờ không ai gọi số.', 1, null],
    ]);
    expect((await life.state(id)).status).toBe('published');
    const [row] = await versions(id);
    expect(JSON.stringify(row!.decisions)).not.toContain('Thử');
    expect(row!.decisions).toEqual(
      expect.arrayContaining([expect.objectContaining({ field: 'content', decision: 'masked' })]),
    );
    const { content } = await t.database.db
      .selectFrom('feedback_items')
      .select('content')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(content).toContain(FEEDBACK_SENDER.name);
    const byAccents = (await import('../../../features/feedback/index.ts')).listPublished;
    expect(await byAccents(t.database.db, t.wardId, { q: 'khong ai goi so', limit: 5 })).toHaveLength(1);
  });

  it.each([
    ['title', 'Hỏi số 0987 654 321'],
    ['content', 'Tôi là Phạm Văn Thử, chờ lâu ở quầy.'],
    ['content', 'toi la pham van thu, cho lau'],
    ['content', 'CCCD 030085001234 của tôi bị giữ'],
    ['proposal', 'Gọi 0912345678 cho tôi'],
    ['place', 'Số 5 ngõ Mẫu'],
    ['answer', 'Xe biển số 15A-123.45 đã được dời đi.'],
  ])('từ chối khi còn chỗ chắc là thông tin cá nhân: %s', async (field, text) => {
    const id = await desk.answered();
    const page = await refused(id, { [field]: text });
    expect(page).toContain(text.replaceAll('"', '&quot;'));
    expect(page).toContain('là thông tin cá nhân');
    const key = keyFor(field, text);
    await refused(id, { [field]: text, [`decide-${key}`]: 'keep', [`why-${key}`]: 'ngắn' });
    const reason = 'Người này đồng ý nêu tên công khai';
    const keys = readText(field, text, await knownOf()).suspects.map((each) => each.key);
    const kept = Object.fromEntries(
      keys.flatMap((each) => [
        [`decide-${each}`, 'keep'],
        [`why-${each}`, reason],
      ]),
    );
    expect((await desk.send(id, { [field]: text, ...kept })).status).toBe(303);
    const [row] = await versions(id);
    expect(row!.decisions).toEqual(
      expect.arrayContaining([expect.objectContaining({ field, decision: 'kept', reason })]),
    );
  });

  it('tên cán bộ của phường cũng là thông tin phải che', async () => {
    const id = await desk.answered();
    const rename = (name: string) =>
      shots.query(`update officers set display_name = $2 where id = $1`, [t.officer('quay2').id, name]);
    const content = 'can bo khong dang on de toi cho hai gio';
    await rename('Khổng Đăng Ơn');
    await refused(id, { content });
    await rename(t.officer('quay2').displayName);
    expect((await desk.send(id, { content: 'Cán bộ quầy 1 để tôi chờ hai giờ.' })).status).toBe(303);
  });

  it.each([
    [{ title: '' }, 'Ghi tiêu đề.'],
    [{ content: '  ' }, 'Ghi nội dung.'],
    [{ answer: '' }, 'Ghi trả lời'],
    [{ title: 'a'.repeat(401) }, 'Tối đa 400'],
    [{ content: 'a b '.repeat(20_000) }, 'Tối đa 15000'],
    [{ isRead: '' }, 'Đọc hết rồi'],
    [{ showsPlace: '1' }, 'không có tọa độ'],
    [{ clientKey: 'x' }, 'Hãy mở lại trang'],
  ])('từ chối, lời đã gõ còn nguyên: %j', async (change, said) => {
    const id = await desk.answered();
    const typed = { proposal: 'Đề nghị thêm ghế', ...(change as Record<string, string>) };
    const page = await refused(id, typed);
    expect(page).toContain(said);
    expect(page).toContain('Đề nghị thêm ghế');
  });

  it('ký tự không đọc được bị từ chối', async () => {
    const id = await desk.answered();
    await refused(id, { content: 'a\0b' });
  });

  it('chưa trả lời thì chưa công khai được', async () => {
    const { id } = await life.receive();
    await refused(id, {}, 409);
  });

  it('hai người bấm cùng lúc: một bản; cùng một tờ hai lần: một bản', async () => {
    const id = await desk.answered();
    const stepCount = String((await life.state(id)).stepCount);
    await Promise.all([desk.page(id), desk.page(id, 'giamdoc')]);
    const two = await Promise.all([desk.send(id, { stepCount }), desk.send(id, { stepCount }, 'giamdoc')]);
    expect(two.map((each) => each.status).sort()).toEqual([303, 409]);
    expect(await versions(id)).toHaveLength(1);
    const other = await desk.answered();
    const same = { clientKey: randomUUID(), stepCount: String((await life.state(other)).stepCount) };
    const again = await Promise.all([1, 2, 3].map(() => desk.send(other, same)));
    expect(again.map((each) => each.status)).toEqual([303, 303, 303]);
    expect(await versions(other)).toHaveLength(1);
  });
});

const knownOf = async () => [
  ...[FEEDBACK_SENDER.name, FEEDBACK_SENDER.phone, FEEDBACK_SENDER.email, FEEDBACK_SENDER.address],
];

describe('quyền', () => {
  it('đơn vị xử lý không được; người bị phản ánh và phường khác không thấy', async () => {
    const id = await desk.answered();
    await life.as('hotich');
    const before = await shots.take();
    const statuses = [];
    for (const who of ['hotich', 'quay1']) statuses.push((await desk.send(id, {}, who)).status);
    const path = `/can-bo/phan-anh/${id}/cong-khai`;
    for (const who of ['hotich', 'quay1']) statuses.push((await (await life.as(who)).get(path)).status);
    expect(statuses).toEqual([403, 404, 403, 404]);
    expect(changedTables(before, await shots.take())).toEqual([]);
    const ward = await addNeighbour(t);
    const stranger = new Visitor(t);
    await stranger.post('/dang-nhap', {
      username: STRANGER,
      password: STRANGERS_PASSWORD,
      ward: String(ward),
    });
    expect((await stranger.get(path)).status).toBe(404);
    expect((await stranger.get(`${path}/anh/1`)).status).toBe(404);
  });
});

describe('xem lại', () => {
  it('giữ thì lời chưa sửa được trả lại; che thì lời sửa tay được che', async () => {
    const words = life.words({ content: 'Tôi là Phạm Văn Thử. Ông Trần Văn Bình ở tổ 3 cũng chờ lâu.' });
    const id = await desk.answered({ words });
    const page = await desk.page(id);
    const untouched = /name="untouched-content" value="([^"]+)"/.exec(page)![1]!;
    const content = /<textarea[^>]*name="content"[^>]*>([^<]*)</.exec(page)![1]!;
    expect(content).not.toContain('Bình');
    const key = /decide-(content-[0-9a-f]+)" value="keep"/.exec(page)![1]!;
    const review = { do: 'review', content, 'untouched-content': untouched };
    const kept = await (await desk.send(id, { ...review, [`decide-${key}`]: 'keep' })).text();
    expect(kept).toMatch(/<textarea[^>]*name="content"[^>]*>[^<]*Trần Văn Bình/);
    expect(kept).not.toContain('Phạm Văn Thử');
    const refusedToo = await refused(id, {
      ...{ content, 'untouched-content': untouched },
      ...{ [`decide-${key}`]: 'keep', [`why-${key}`]: 'Là người bán hàng công khai' },
    });
    expect(refusedToo).toContain('đọc lại rồi công khai');
    const masked = await (
      await desk.send(id, { ...review, content: 'Có ông Trần Văn Bình chờ.', [`decide-${key}`]: 'mask' })
    ).text();
    expect(masked).toContain('Có ông [tên người] chờ.');
    expect((await life.state(id)).status).toBe('awaiting_publication');
  });
});

describe('sửa, hạ xuống', () => {
  it('sửa phải có lý do và thành bản mới; hạ xuống thì không ai thấy, đưa lên lại là bản nữa', async () => {
    const id = await desk.answered();
    expect((await desk.send(id)).status).toBe(303);
    expect(await desk.page(id)).toContain('Chờ hai giờ không ai gọi số.');
    const page = await refused(id, { content: 'Chờ lâu.' });
    expect(page).toContain('Ghi lý do, ít nhất');
    expect((await desk.send(id, { content: 'Chờ lâu.', reason: 'Gọn lại' })).status).toBe(303);
    expect((await shown(id))!.content).toBe('Chờ lâu.');
    expect((await versions(id)).map((each) => each.content)).toEqual([
      ...['Chờ hai giờ không ai gọi số.', 'Chờ lâu.'],
    ]);
    const down = (fields: Record<string, string>) => life.act('kiemsoat', id, 'take_down', fields);
    expect((await down({ reason: 'x' })).status).toBe(422);
    expect(await shown(id)).not.toBeNull();
    const both = await Promise.all([down({ reason: 'Lộ thông tin' }), down({ reason: 'Lộ thông tin' })]);
    expect(both.map((each) => each.status).sort()).toEqual([303, 409]);
    expect([await shown(id), (await life.state(id)).status]).toEqual([null, 'answered']);
    expect((await desk.send(id, { reason: 'Đã che thêm' })).status).toBe(303);
    expect((await shown(id))!.version).toBe(3);
  });

  it('điều người duyệt không cho công khai chỉ công khai khi có lý do', async () => {
    const id = await desk.answered({}, undefined, 'Riêng tư của người gửi');
    expect((await life.state(id)).status).toBe('answered');
    expect(await desk.page(id)).toContain('Người duyệt ghi không công khai: Riêng tư của người gửi');
    await refused(id, {});
    expect((await desk.send(id, { reason: 'Người gửi đã đồng ý' })).status).toBe(303);
  });

  it('mở lại thì không ai thấy nữa; công khai lại bắt đầu từ lời đã sửa và trả lời mới', async () => {
    const id = await desk.answered();
    await desk.send(id, { content: 'Lời đã biên tập.' });
    const act = (who: string, verb: string, fields: Record<string, string | string[]>) =>
      life.act(who, id, verb, fields).then(({ status }) => expect(status).toBe(303));
    await act('kiemsoat', 'reopen', { reason: 'Việc vẫn như cũ' });
    expect(await shown(id)).toBeNull();
    await refused(id, { reason: 'Thử công khai' }, 409);
    const answer = 'Phường đã làm lại từ đầu, xin mời Ông xem.';
    const facts = { place: 'Trung tâm', people: 'Hai bên', findings: 'Đúng như phản ánh.' };
    await act('hotich', 'verification', { heldOn: '2026-11-23', ...facts });
    await act('hotich', 'submit', { conclusion: 'founded', outcomes: ['apology'], answer });
    await act('chutich', 'approve', { answer });
    const page = await desk.page(id);
    for (const text of ['Lời đã biên tập.', answer]) expect(page).toContain(`${text}</textarea>`);
    expect((await desk.send(id, { answer, reason: 'Trả lời mới' })).status).toBe(303);
    expect((await shown(id))!.answer).toBe(answer);
  });

  it('tọa độ chỉ hiện khi chọn, làm tròn bốn chữ số', async () => {
    const words = life.words({ latitude: 20.9373412, longitude: 106.3145678, place: '12 Trần Phú' } as never);
    const id = await desk.answered({ words });
    expect(await desk.page(id)).toContain('trông như địa chỉ nhà');
    await desk.send(id, { showsPlace: '1' });
    const item = (await shown(id))!;
    expect([item.latitude, item.longitude]).toEqual([20.9373, 106.3146]);
  });
});

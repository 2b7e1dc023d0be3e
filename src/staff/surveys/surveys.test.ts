import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Visitor } from '../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { surveyLife } from '../../../test/survey-life.ts';
import { PDF } from '../../../test/ward-world.ts';
import { verifyFigures } from '../../features/indicators/index.ts';
import { parseLocal } from '../../law/day.ts';

const NOW = parseLocal('2026-11-23T10:00');
const DAY = 86_400_000;
const PLACE = '/can-bo/hai-long';
let at: TestDatabase;
let life: ReturnType<typeof surveyLife>;
beforeAll(async () => {
  at = await testDatabase(NOW);
  life = surveyLife(at);
});
beforeEach(() => at.platform.setNow(NOW));
afterAll(() => at.close());

const officer = async (username: string) => {
  const visitor = new Visitor(at);
  await visitor.signIn(username);
  return visitor;
};
/** How an answer came, its version, and what was answered; null without one. */
const kept = async (id: number) => {
  const { rows } = await readRow(id);
  return rows;
};
const readRow = async (id: number) => {
  const row = await at.database.db
    .selectFrom('survey_answers as a')
    .innerJoin('survey_scores as s', (join_) =>
      join_.onRef('s.ward_id', '=', 'a.ward_id').onRef('s.dossier_id', '=', 'a.dossier_id'),
    )
    .select(['a.way', 'a.version', 's.score', 'a.voided_at'])
    .where('a.dossier_id', '=', id)
    .where('s.question', '=', 'whole')
    .executeTakeFirst();
  return { rows: row ? `${row.way} ${row.version} ${row.score}${row.voided_at ? ' void' : ''}` : null };
};
const versionsOf = async (id: number) =>
  (
    await at.database.db
      .selectFrom('survey_answer_versions')
      .select(['version', 'way', 'scores'])
      .where('dossier_id', '=', id)
      .orderBy('version')
      .execute()
  ).map(({ version, way, scores }) => `${version} ${way} ${(scores as Record<string, number>).whole}`);
const satisfied = async () => {
  const { differences } = await verifyFigures(at.database, at.wardId);
  return differences;
};

describe('a code handed out at the desk', () => {
  it('is read by a scanner, opens the form once, and is kept only as its hash', async () => {
    const id = await life.refused();
    const desk = await officer('quay1');
    const page = await desk.post(`/can-bo/ho-so/${id}/ma-danh-gia`, {}, `/can-bo/ho-so/${id}`);
    expect(page.status).toBe(200);
    const svg = /<svg[\s\S]*?<\/svg>/.exec((await page.text()).split('qr qr-large')[1]!)![0];
    const picture = join(at.platform.settings.dataDir, 'ma.png');
    writeFileSync(picture, await sharp(Buffer.from(svg), { density: 300 }).resize(600).png().toBuffer());
    const link = execFileSync('zbarimg', ['-q', '--raw', picture], { encoding: 'utf8' }).trim();
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:3000\/danh-gia\/[\w-]{32}$/);
    const path = new URL(link).pathname;
    const rows = await at.database.db.selectFrom('survey_links').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(path.split('/').at(-1));
    const applicant = new Visitor(at);
    expect((await applicant.get(path)).status).toBe(200);
    const fields = { clientKey: randomUUID(), whole: '5' };
    const both = await Promise.all([applicant.send(path, fields), applicant.send(path, fields)]);
    expect(both.map((each) => each.status)).toEqual([303, 303]);
    expect(await kept(id)).toBe('desk 1 5');
  });

  it('changes its own answer, and no other code changes that', async () => {
    const id = await life.refused();
    const [first, second] = [await life.handOut(id), await life.handOut(id)];
    const send = (token: string, whole: string) =>
      new Visitor(at).send(`/danh-gia/${token}`, { clientKey: randomUUID(), whole });
    expect((await send(first, '2')).status).toBe(303);
    expect((await send(second, '5')).status).toBe(409);
    expect(await kept(id)).toBe('desk 1 2');
    await expect(life.handOut(id)).rejects.toThrow('chỉ đánh giá một lần');
    expect((await send(first, '4')).status).toBe(303);
    expect(await versionsOf(id)).toEqual(['1 desk 2', '2 desk 4']);
    at.platform.setNow(new Date(NOW.getTime() + 91 * DAY));
    expect((await send(first, '1')).status).toBe(404);
    expect(await kept(id)).toBe('desk 2 4');
  });

  it('is of no use in an officer’s browser, nor is any other way', async () => {
    const id = await life.refused();
    const token = await life.handOut(id);
    const desk = await officer('quay1');
    const answer = await desk.send(`/danh-gia/${token}`, { clientKey: randomUUID(), whole: '5' });
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('đang đăng nhập tài khoản cán bộ');
    expect(await kept(id)).toBeNull();
  });

  it('is given for no dossier that goes on', async () => {
    const { accept } = (await import('../../../test/dossier-life.ts')).dossierLife(at);
    const id = await accept();
    const desk = await officer('quay1');
    expect((await desk.post(`/can-bo/ho-so/${id}/ma-danh-gia`, {}, `/can-bo/ho-so/${id}`)).status).toBe(409);
  });
});

describe('the machine in the hall', () => {
  it('opens the faces for whoever knows code and digits, and takes a touch', async () => {
    const id = await life.refused();
    const code = await life.codeOf(id);
    const visitor = new Visitor(at);
    const wrong = await visitor.send('/may-danh-gia', { code, digits: '9999' });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('không khớp');
    const opened = await visitor.send('/may-danh-gia', { code, digits: '1234' });
    expect(opened.status).toBe(303);
    const path = opened.headers.get('location')!;
    const page = await (await visitor.get(path)).text();
    expect(page.match(/name="whole"/g)).toHaveLength(5);
    expect(page).toContain('60;url=/may-danh-gia');
    expect(page).not.toContain('Người nộp thử');
    const touched = await visitor.send(path.split('?')[0]!, {
      clientKey: randomUUID(),
      whole: '1',
      may: '1',
    });
    const thanks = await (await visitor.get(touched.headers.get('location')!)).text();
    expect(thanks).toContain('Cảm ơn bạn');
    expect(thanks).toContain('/phan-anh');
    expect(thanks).toContain('15;url=/may-danh-gia');
    expect(await kept(id)).toBe('kiosk 1 1');
    expect((await visitor.send('/may-danh-gia', { code, digits: '1234' })).status).toBe(409);
  });

  it('takes the link that a reader of codes types, and gives up after five wrong digits', async () => {
    const id = await life.refused();
    const token = await life.handOut(id);
    const visitor = new Visitor(at);
    const read = await visitor.send('/may-danh-gia', { code: `http://127.0.0.1:3000/danh-gia/${token}` });
    expect(read.headers.get('location')).toBe(`/danh-gia/${token}?may=1`);
    const code = await life.codeOf(id);
    const seen: number[] = [];
    for (let count = 0; count < 6; count++)
      seen.push((await visitor.send('/may-danh-gia', { code, digits: `000${count}` })).status);
    expect(seen).toEqual([422, 422, 422, 422, 422, 429]);
    expect(await kept(id)).toBeNull();
  });
});

describe('a paper that is typed', () => {
  const PATH = `${PLACE}/phieu-giay`;
  const typed = async (id: number, who: string, fields: Record<string, string | Blob>) =>
    (await officer(who)).post(PATH, {
      ...{ clientKey: randomUUID(), code: await life.codeOf(id), whole: '4', comment: 'Chép từ giấy' },
      ...fields,
    });

  it('keeps who typed it, its number and its scan, and is opened by whoever controls', async () => {
    const id = await life.refused();
    const scan = new File([PDF], 'phieu.pdf', { type: 'application/pdf' });
    expect((await typed(id, 'quay2', { paperNo: '12', file: scan })).status).toBe(303);
    const version = await at.database.db
      .selectFrom('survey_answer_versions')
      .select(['officer_id', 'paper_no', 'paper_file', 'way'])
      .where('dossier_id', '=', id)
      .executeTakeFirstOrThrow();
    expect(version).toMatchObject({ officer_id: at.officer('quay2').id, paper_no: '12', way: 'paper' });
    const control = await officer('kiemsoat');
    const page = await (await control.get(`${PLACE}/doi-chieu?tu=2026-11-01&den=2026-11-30`)).text();
    expect(page).toContain(await life.codeOf(id));
    expect(page).toContain('Chép từ giấy');
    const file = await control.get(`${PLACE}/doi-chieu/tep/${version.paper_file}`);
    expect(file.headers.get('content-type')).toContain('application/pdf');
  });

  it.each<[string, string, Record<string, string>, number, string]>([
    ['by who worked on the dossier', 'quay1', { paperNo: '1' }, 403, 'không được nhập phiếu'],
    ['without scan and number', 'quay2', {}, 422, 'Ghi số phiếu giấy'],
    ['for no dossier', 'quay2', { paperNo: '1', code: 'H24.105.25-260101-0001' }, 422, 'Không có hồ sơ'],
    ['without the decisive answer', 'quay2', { paperNo: '1', whole: '' }, 422, 'Chưa gửi được đánh giá'],
  ])('%s is refused, and nothing is written', async (_name, who, fields, status, words) => {
    const id = await life.refused();
    const answer = await typed(id, who, fields);
    expect(answer.status).toBe(status);
    const page = await answer.text();
    expect(page).toContain(words);
    expect(page).toContain('Chép từ giấy');
    expect(await kept(id)).toBeNull();
  });

  it('stands over no answer of the applicant, who may correct what was typed', async () => {
    const own = await life.refused();
    await life.rate(own, { whole: 1 });
    expect((await typed(own, 'quay2', { paperNo: '2' })).status).toBe(409);
    expect(await kept(own)).toBe('link 1 1');
    const paper = await life.refused();
    await life.type(paper, 'quay2', { whole: '5' });
    await life.rate(paper, { whole: 2 });
    expect(await versionsOf(paper)).toEqual(['1 paper 5', '2 link 2']);
    expect(await satisfied()).toEqual([]);
  });

  it('is one, when two officers type it at once', async () => {
    const id = await life.refused();
    const both = await Promise.allSettled([
      life.type(id, 'quay2', { whole: '4' }),
      life.type(id, 'luudong', { whole: '5' }),
    ]);
    expect(both.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await versionsOf(id)).toHaveLength(1);
  });

  it('is compared once, by another; void, it leaves the figures and the applicant may answer', async () => {
    const id = await life.refused();
    await life.type(id, 'quay2', { whole: '5' });
    const control = await officer('kiemsoat');
    const sent = async (fields: Record<string, string>) =>
      control.post(`${PLACE}/doi-chieu`, { clientKey: randomUUID(), code: await life.codeOf(id), ...fields });
    expect((await sent({ kind: 'differs' })).status).toBe(422);
    const key = randomUUID();
    expect((await sent({ kind: 'matches', clientKey: key })).status).toBe(303);
    expect((await sent({ kind: 'matches', clientKey: key })).status).toBe(303);
    expect((await sent({ kind: 'matches' })).status).toBe(409);
    expect((await sent({ kind: 'void', reason: 'Giấy không có chữ của ai.' })).status).toBe(303);
    expect(await kept(id)).toBe('paper 1 5 void');
    expect(await satisfied()).toEqual([]);
    await life.rate(id, { whole: 2 });
    expect(await kept(id)).toBe('link 2 2');
    expect(await versionsOf(id)).toEqual(['1 paper 5', '2 link 2']);
    expect(await satisfied()).toEqual([]);
  });

  it('is void only by whoever controls, never by the typist or who worked on the dossier', async () => {
    const id = await life.refused();
    await life.type(id, 'kiemsoat', { whole: '5' });
    const words = { kind: 'void', reason: 'Không còn bản giấy.' };
    await expect(life.check(id, 'kiemsoat', words)).rejects.toThrow('người khác phải đối chiếu');
    await expect(life.check(id, 'quay1', words)).rejects.toThrow('Chỉ bộ phận kiểm soát');
    const both = await Promise.allSettled([
      life.check(id, 'giamdoc', words),
      life.check(id, 'giamdoc', words),
    ]);
    expect(both.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await satisfied()).toEqual([]);
  });

  it('of the applicant’s own, void, is not sent again', async () => {
    const id = await life.refused();
    await life.rate(id, { whole: 1 });
    await life.check(id, 'kiemsoat', { kind: 'void', reason: 'Cán bộ gửi thay người nộp.' });
    await expect(life.rate(id, { whole: 5 })).rejects.toThrow('đã bị loại');
    expect(await kept(id)).toBe('link 1 1 void');
  });
});

describe('what a bad answer sets off', () => {
  const open = async (id: number) =>
    at.database.db
      .selectFrom('survey_follow_ups')
      .selectAll()
      .where('dossier_id', '=', id)
      .executeTakeFirst();
  const step = async (who: string, id: number, fields: Record<string, string>) =>
    (await officer(who)).post(
      `${PLACE}/theo-doi/${id}/buoc`,
      { clientKey: randomUUID(), step: 'note', text: 'Đã họp rút kinh nghiệm.', ...fields },
      '/can-bo/ke-hoach',
    );

  it('opens once, due in working days, and not for better ones', async () => {
    const good = await life.refused();
    await life.rate(good, { whole: 3 });
    expect(await open(good)).toBeUndefined();
    const bad = await life.refused();
    await life.rate(bad, { whole: 2, comment: 'Phải đi lại nhiều lần' });
    await life.rate(bad, { whole: 1 });
    const row = (await open(bad))!;
    expect([row.score, row.due_on, row.event_count]).toEqual([2, '2026-12-01', 2]);
  });

  it('shows the unit words and procedure, and the dossier only to control and with consent', async () => {
    const [silent, open_] = [await life.refused(), await life.refused()];
    await life.rate(silent, { whole: 1, comment: 'Thái độ chưa tốt' });
    await life.rate(open_, { whole: 1, contact: '1' });
    const page = async (who: string, dossier: number) =>
      (await officer(who)).get(`${PLACE}/theo-doi/${(await open(dossier))!.id}`);
    const head = await (await page('chanhvp', silent)).text();
    expect(head).toContain('Thái độ chưa tốt');
    for (const id of [silent, open_])
      expect(await (await page('chanhvp', id)).text()).not.toContain(await life.codeOf(id));
    expect(await (await page('kiemsoat', silent)).text()).not.toContain(await life.codeOf(silent));
    expect(await (await page('kiemsoat', open_)).text()).toContain(await life.codeOf(open_));
    expect((await page('vanhoa', silent)).status).toBe(404);
  });

  it('is answered for by the head, never by who served the applicant, and closed once', async () => {
    const id = await life.refused();
    await life.rate(id, { whole: 1 });
    const { id: followUp } = (await open(id))!;
    expect((await step('quay1', followUp, {})).status).toBe(403);
    expect((await step('truongphong.kt', followUp, {})).status).toBe(403);
    expect((await step('chanhvp', followUp, { text: 'ngắn' })).status).toBe(422);
    expect((await open(id))!.event_count).toBe(1);
    expect((await step('chanhvp', followUp, {})).status).toBe(303);
    const closing = () => step('kiemsoat', followUp, { step: 'close' });
    const statuses = (await Promise.all([closing(), closing()])).map((each) => each.status);
    expect(statuses.sort()).toEqual([303, 409]);
    const row = (await open(id))!;
    expect([row.event_count, row.closed_at === null]).toEqual([3, false]);
  });

  it('stands on the first page of who must look into it, late when its day is over', async () => {
    const id = await life.refused();
    await life.rate(id, { whole: 1 });
    at.platform.setNow(parseLocal('2026-12-02T09:00'));
    const page = await (await (await officer('chanhvp')).get('/can-bo/viec')).text();
    expect(page).toContain('Đánh giá thấp phải xem lại');
    expect(page).toContain('việc quá hạn');
  });
});

describe('the page of results', () => {
  beforeEach(() => at.platform.setNow(new Date(NOW.getTime() + 60_000)));
  const page = async (who: string, query = 'tu=2026-11-01&den=2026-11-30') =>
    (await (await officer(who)).get(`${PLACE}?${query}`)).text();

  it('says n, warns of few, keeps both ways of computing apart, and shows officers only to who oversees', async () => {
    for (let count = 0; count < 6; count++) {
      const id = await life.refused();
      await life.rate(id, { whole: 3 + (count % 3), manner: 4, comment: `Đường dẫn số ${count}` });
    }
    at.platform.setNow(new Date(NOW.getTime() + 120_000));
    const seen = await page('giamdoc');
    expect(seen).toContain('Theo cách tính 5.4 của QĐ 766');
    expect(seen).toContain('chưa đủ để kết luận');
    expect(seen).toContain('Tỷ lệ trả lời');
    expect(seen).toContain('Thái độ của người tiếp nhận');
    expect(seen).toContain('Cán bộ trực tiếp làm hồ sơ');
    const other = await page('hotich');
    expect(other).toContain('Theo đơn vị giải quyết');
    expect(other).not.toContain('Cán bộ trực tiếp làm hồ sơ');
  });

  it('finds words without their accents, and exports its tables without names or words', async () => {
    at.platform.setNow(new Date(NOW.getTime() + 120_000));
    const found = await page('giamdoc', 'tu=2026-11-01&den=2026-11-30&q=duong+dan+so+3');
    expect(found).toContain('Đường dẫn số 3');
    expect(found).not.toContain('Đường dẫn số 4');
    const first = await life.refused();
    await life.rate(first, { whole: 2, comment: 'Chờ lâu quá. Gọi cho tôi: 0912 345 678, Trần Thị Mẫu.' });
    at.platform.setNow(new Date(NOW.getTime() + 180_000));
    const themed = await page('giamdoc', 'tu=2026-11-01&den=2026-11-30&chu-de=waiting');
    expect(themed).toMatch(/<b>1<\/b> Chờ lâu, chậm/);
    expect(themed).toContain('Chờ lâu quá. Gọi cho tôi: [số điện thoại]');
    expect(themed).not.toContain('Đường dẫn số');
    for (const secret of ['tran+thi+mau', '0912'])
      expect(await page('giamdoc', `tu=2026-11-01&den=2026-11-30&q=${secret}`)).toContain(
        'Không có góp ý nào',
      );
    const file = await (await officer('giamdoc')).get(`${PLACE}.csv?tu=2026-11-01&den=2026-11-30`);
    const text = await file.text();
    expect(text).toContain('Theo lĩnh vực');
    for (const secret of ['Đường dẫn số', 'Cán bộ quầy 1', 'Người nộp thử'])
      expect(text).not.toContain(secret);
    const book = await (await officer('giamdoc')).get(`${PLACE}.xlsx?tu=2026-11-01&den=2026-11-30`);
    expect(
      Buffer.from(await book.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });
});

it('leaves no way to change what was sent, typed or found', async () => {
  for (const table of [
    'survey_answer_versions',
    'survey_checks',
    'survey_links',
    'survey_follow_up_events',
  ] as const)
    for (const verb of [`delete from ${table}`, `update ${table} set ward_id = ward_id`])
      await expect(
        at.database.transact(async (tx) => {
          const { sql } = await import('kysely');
          await sql.raw(verb).execute(tx);
        }),
      ).rejects.toThrow('permission denied');
});

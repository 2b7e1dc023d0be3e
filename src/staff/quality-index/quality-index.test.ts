import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from '../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { dossierLife } from '../../../test/dossier-life.ts';
import { closeEnded, findClosing, weighingOn } from '../../features/indicators/index.ts';
import { parseLocal } from '../../law/day.ts';
import { weightsOn } from '../../law/quality-index.ts';

let at: TestDatabase;
let officer: Visitor;
let dossiers: number[];
const life = () => dossierLife(at);
beforeAll(async () => {
  at = await testDatabase(parseLocal('2026-10-27T09:00'));
  dossiers = [
    await life().accept({ channel: 'online' }),
    await life().accept({ channel: 'online', procedureCode: '1.001193' }),
    await life().accept(),
    await life().accept(),
  ];
  await life().finish(dossiers[0]!);
  at.platform.setNow(parseLocal('2026-11-02T08:00'));
  await closeEnded(at.database, { wardId: at.wardId, now: parseLocal('2026-11-02T00:05') });
  officer = new Visitor(at);
  await officer.signIn('hotich');
});
afterAll(() => at.close());

/** Another time, and the session that has run out begun anew. */
const moveTo = async (now: Date) => {
  at.platform.setNow(now);
  await officer.signIn('hotich');
};

const PATH = '/can-bo/chi-so-766';
const WEIGHTS = `${PATH}/trong-so`;
const OCTOBER = '2026-10-01.2026-10-31';
const read = async (query: string) => (await officer.get(`${PATH}${query}`)).text();
/** The figures of a page without what names the visit. */
const figuresOf = (page: string) => /<main[\s\S]*<\/main>/.exec(page)![0];
const csv = async (query: string) => (await officer.get(`${PATH}.csv${query}`)).text();
const lineOf = (text: string, code: string) =>
  text
    .split('\r\n')
    .find((line) => line.startsWith(`${code},`))!
    .match(/("[^"]*"|[^,]*)(,|$)/g)!
    .map((cell) => cell.replace(/,$/, ''));

describe('the index of a period', () => {
  it('never says its points without of how many, and names what has no data', async () => {
    const page = await read(`?ky=${OCTOBER}`);
    expect(page).toContain('điểm của các thành phần có dữ liệu');
    expect(page).toContain('Tối đa toàn bộ 100 điểm');
    expect(page).toContain('Chưa kết nối đồng bộ hồ sơ với Cổng Dịch vụ công quốc gia.');
    expect(page).toContain('nếu chỉ xét phần có dữ liệu');
    expect(page).toContain('chưa xác minh');
    expect(page).toContain('/can-bo/chi-tieu/received-online?tu=2026-10-01&amp;den=2026-10-31');
  });

  it('counts its components as the formulas say', async () => {
    const text = await csv(`?ky=${OCTOBER}&so-voi=khong`);
    const [received, online] = [4, 2];
    expect(lineOf(text, '3.3').slice(3, 5)).toEqual(['0', String(received)]);
    // The three that are open fell due before the month was over.
    expect(lineOf(text, '2.1').slice(3, 5)).toEqual(['1', '4']);
    expect(lineOf(text, '4.1').slice(3, 5)).toEqual(['0', '1']);
    expect(Number(lineOf(text, '3.2')[3])).toBe(online);
    expect(lineOf(text, '1.4').slice(3, 8)).toEqual(['', '', '', '100', '']);
    expect(text).toContain('SHA-256 ');
  });

  it('of a month that is over is the same to the byte after later changes; the live one moves', async () => {
    const [page, table] = [
      await read(`?ky=${OCTOBER}&so-voi=khong`),
      await csv(`?ky=${OCTOBER}&so-voi=khong`),
    ];
    const live = await csv(`?ky=${OCTOBER}&so-voi=khong&so-lieu=hien-nay`);
    await life().take(
      dossiers[1]!,
      'quay1',
      'withdraw',
      { reason: 'Người nộp đề nghị rút hồ sơ.' },
      parseLocal('2026-10-30T09:00'),
    );
    await life().finish(dossiers[2]!, parseLocal('2026-10-30T10:00'));
    expect(figuresOf(await read(`?ky=${OCTOBER}&so-voi=khong`))).toBe(figuresOf(page));
    expect(await csv(`?ky=${OCTOBER}&so-voi=khong`)).toBe(table);
    const moved = await csv(`?ky=${OCTOBER}&so-voi=khong&so-lieu=hien-nay`);
    expect(lineOf(moved, '4.1')).not.toEqual(lineOf(live, '4.1'));
    expect(await read(`?ky=${OCTOBER}&so-lieu=hien-nay`)).toContain('Xem số đã chốt');
  });

  it('stands beside the one before, another one, or none', async () => {
    expect(await read(`?ky=${OCTOBER}`)).toContain('So với Tháng 09/2026');
    expect(await read(`?ky=${OCTOBER}&so-voi=2026-10-26.2026-11-01`)).toContain('So với Tuần 44/2026');
    expect(await read(`?ky=${OCTOBER}&so-voi=khong`)).not.toContain('So với Tháng 09/2026');
    expect(await read('?ky=tuy-chon&tu=2026-10-20&den=2026-10-28')).toContain('20/10/2026 – 28/10/2026');
  });

  it('is of this year where the address names no period', async () => {
    for (const query of ['', '?ky=x', '?ky=tuy-chon&tu=2026-10-20', '?ky=2026-13-01.2026-14-01', "?ky='"])
      expect(await read(query)).toContain('Năm nay đến hôm nay');
  });

  it.each(['phochutich', 'kiemsoat', 'quantri'])(
    'is open to %s, and to nobody without a session',
    async (name) => {
      const visitor = new Visitor(at);
      expect((await visitor.get(PATH)).status).not.toBe(200);
      await visitor.signIn(name);
      expect((await visitor.get(PATH)).status).toBe(200);
    },
  );
});

describe('a dossier in the index', () => {
  const judge = async (query: string) =>
    lineOf(await csv(`?ky=tuy-chon&${query}&so-voi=khong`), '2.1')
      .slice(3, 5)
      .map(Number);

  it('is late from the moment after its due time, also while the day still runs', async () => {
    await moveTo(parseLocal('2026-11-02T08:00'));
    const id = await life().accept();
    const { due_at } = await at.database.db
      .selectFrom('dossiers')
      .select('due_at')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const [counted, judged] = await judge('tu=2026-11-02&den=2026-12-31');
    await moveTo(due_at!);
    expect(await judge('tu=2026-11-02&den=2026-12-31')).toEqual([counted, judged]);
    at.platform.setNow(new Date(due_at!.getTime() + 1000));
    expect(await judge('tu=2026-11-02&den=2026-12-31')).toEqual([counted! - 1, judged]);
  });

  it('stands as on the day of the request while its only supplement is awaited, and by its new term afterwards', async () => {
    await moveTo(parseLocal('2026-11-10T08:00'));
    const span = 'tu=2026-11-10&den=2026-12-31';
    const id = await life().accept();
    await life().take(id, 'quay1', 'transfer');
    await life().assign(id);
    const [counted, judged] = await judge(span);
    const ask = { items: 'Giấy tờ còn thiếu', reason: 'Thiếu chữ ký của người nộp.', mode: 'restart' };
    await life().take(id, 'hotich', 'request_supplement', ask);
    await moveTo(parseLocal('2026-11-19T08:00'));
    expect(await judge(span)).toEqual([counted, judged]);
    await life().take(id, 'quay1', 'receive_supplement', { received: 'Bản sao đã ký' });
    expect(await judge(span)).toEqual([counted, judged]);
    await moveTo(parseLocal('2026-12-11T08:00'));
    expect(await judge(span)).toEqual([counted! - 1, judged]);
    await life().finish(await life().accept());
    await moveTo(parseLocal('2026-12-14T08:00'));
    expect(await judge('tu=2026-12-11&den=2026-12-14')).toEqual([1, judged! + 1]);
  });
});

describe('the weights', () => {
  beforeAll(() => moveTo(parseLocal('2026-11-10T09:00')));

  const given = (change: Record<string, string> = {}) => ({
    ...Object.fromEntries(
      weightsOn('2026-11-10').flatMap(({ code, max, threshold }) => [
        [`max-${code}`, String(max)],
        [`threshold-${code}`, String(threshold)],
      ]),
    ),
    ...{ clientKey: crypto.randomUUID(), decision: '12/QĐ-UBND ngày 10/11/2026', validFrom: '2026-11-12' },
    ...{ noData: 'left_out', ...change },
  });
  const count = async () =>
    (await at.database.db.selectFrom('quality_decisions').select('id').execute()).length;

  it.each([
    ['a group out of balance', { 'max-4.1': '5' }, 'tổng điểm các thành phần phải bằng 22'],
    ['a threshold of nothing', { 'threshold-3.6': '0' }, 'Phải trên 0 %'],
    ['an empty field', { 'max-1.1': '' }, 'Ghi số điểm'],
    ['a day that is over', { validFrom: '2026-11-09' }, 'từ hôm nay trở đi'],
    ['no decision', { decision: '' }, 'Ghi số, ngày của quyết định'],
    ['an unknown rule', { noData: 'x' }, 'Chọn cách tính'],
  ])('are refused with %s, and nothing typed is lost', async (_, change, said) => {
    const control = new Visitor(at);
    await control.signIn('kiemsoat');
    const answer = await control.post(WEIGHTS, given({ 'threshold-4.5': '77', ...change }));
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain(said);
    expect(page).toContain('value="77"');
    expect(await count()).toBe(0);
  });

  it('are not for others to set', async () => {
    expect((await officer.post(WEIGHTS, given(), WEIGHTS)).status).toBe(403);
    expect(await count()).toBe(0);
  });

  it('hold from their day on, once however often they are sent; what is closed keeps its own', async () => {
    const control = new Visitor(at);
    await control.signIn('kiemsoat');
    const fields = given({ 'max-4.1': '4,5', 'max-4.2': '5.5', 'threshold-3.6': '30', noData: 'zero' });
    const page = await (await control.get(WEIGHTS)).text();
    const token = /name="_token" value="([^"]+)"/.exec(page)![1]!;
    const answers = await Promise.all(
      [1, 2, 3].map(() => control.send(WEIGHTS, { _token: token, ...fields })),
    );
    expect(answers.map((each) => each.status)).toEqual([303, 303, 303]);
    expect(await count()).toBe(1);
    const on = async (day: string) => (await weighingOn(at.database.db, at.wardId, day)).decision;
    expect([await on('2026-11-11'), await on('2026-11-12')]).toEqual([null, '12/QĐ-UBND ngày 10/11/2026']);
    await moveTo(parseLocal('2026-11-12T09:00'));
    const now = await csv('?ky=nam-nay&so-voi=khong');
    expect([lineOf(now, '4.1')[8], lineOf(now, '1.4')[7]]).toEqual(['4.5', '0']);
    expect(lineOf(await csv(`?ky=${OCTOBER}&so-voi=khong`), '4.1')[8]).toBe('6');
    const { content } = (await findClosing(at.database.db, at.wardId, {
      from: '2026-10-01',
      to: '2026-11-01',
    }))!;
    expect(content.quality.decision).toBeNull();
    expect(await (await officer.get(WEIGHTS)).text()).toContain('12/QĐ-UBND ngày 10/11/2026');
  });
});

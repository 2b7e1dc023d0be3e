import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Visitor } from '../../../test/browse.ts';
import { citizenVisitor } from '../../../test/citizens.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { dossierLife } from '../../../test/dossier-life.ts';
import { ownLife } from '../../../test/own-life.ts';
import { findIndicator, recountFigures } from '../../features/indicators/index.ts';
import { ratingPath } from '../../features/notices/index.ts';
import { jobHandlers } from '../../jobs.ts';
import { parseLocal } from '../../law/day.ts';
import { workOnce } from '../../platform/jobs/worker.ts';
import { type LocalPeers, startLocalPeers } from '../../platform/messages/local-peers.ts';

const NOW = parseLocal('2026-11-23T10:00');
const DAY = 86_400_000;
let at: TestDatabase;
let peers: LocalPeers;
let life: ReturnType<typeof dossierLife>;
let own: ReturnType<typeof ownLife>;
beforeAll(async () => {
  at = await testDatabase(NOW);
  peers = await startLocalPeers(at.platform.now);
  Object.assign(at.platform.settings.messages, { smtpUrl: peers.smtpUrl, smsUrl: peers.gatewayUrl });
  life = dossierLife(at);
  own = ownLife(at);
});
beforeEach(() => at.platform.setNow(NOW));
afterAll(async () => {
  await peers.close();
  await at.close();
});

const refused = async (change: object = {}) => {
  const id = await life.accept(change);
  await life.take(id, 'quay1', 'refuse', { reason: 'Không thuộc thẩm quyền.' });
  return id;
};
const codeOf = async (id: number) => (await own.find(id)).state.code;
const linkOf = async (id: number) => ratingPath(at.platform.settings.secret, at.wardId, await codeOf(id));
const answersOf = async (id: number) => {
  const rows = await at.database.db
    .selectFrom('survey_scores')
    .select(['question', 'score'])
    .where('dossier_id', '=', id)
    .orderBy('question')
    .execute();
  return rows.map((row) => `${row.question} ${row.score}`);
};
const rate = (path: string, fields: Record<string, string>, visitor = new Visitor(at)) =>
  visitor.send(path, { clientKey: randomUUID(), ...fields });

describe('a rating by the link of a notice', () => {
  it('is asked for in mail and message, and the links in both open it without a session', async () => {
    peers.delivered.length = 0;
    const id = await refused({ applicantEmail: 'nguoi@example.com', applicantPhone: '0000001234' });
    while (await workOnce(at.database, jobHandlers(at.platform), at.platform.now));
    const mail = peers.delivered
      .filter((each) => each.channel === 'mail')
      .map((each) => each.text.replace(/=\r?\n/g, '').replaceAll('=3D', '='))
      .find((text) => text.includes('/danh-gia/'))!;
    const path = /\/danh-gia\/[\w.-]+[\w-]/.exec(mail)![0];
    expect(path).toBe(await linkOf(id));
    const done = await life.accept({ applicantPhone: '0000001234' });
    await life.finish(done);
    await life.take(done, 'quay1', 'return_result', { receiver: 'Người nộp' });
    while (await workOnce(at.database, jobHandlers(at.platform), at.platform.now));
    const short = /\/dg\/[\w.-]+/.exec(peers.delivered.findLast((each) => each.channel === 'sms')!.text)![0];
    const anyone = new Visitor(at);
    const opened = await anyone.get(short);
    expect(opened.headers.get('location')).toBe(await linkOf(done));
    const page = await (await anyone.get(path)).text();
    expect(page).toContain('Thái độ của người tiếp nhận');
    for (const secret of ['Người nộp thử', '0000001234', await codeOf(id)]) {
      // The address itself, in the forms and in the switch of language.
      const shown = page.replaceAll(/(action|href)="[^"]*"/g, '');
      expect(shown).not.toContain(secret);
    }
  });

  it('is written once however often it is sent, changed for seven days, then no longer', async () => {
    const id = await refused();
    const path = await linkOf(id);
    const fields = { clientKey: randomUUID(), whole: '5', manner: '4' };
    const answers = await Promise.all([rate(path, fields), rate(path, fields)]);
    expect(answers.map((each) => each.status)).toEqual([303, 303]);
    expect(await answersOf(id)).toEqual(['manner 4', 'whole 5']);
    at.platform.setNow(new Date(NOW.getTime() + 7 * DAY));
    expect((await rate(path, { whole: '2' })).status).toBe(303);
    expect(await answersOf(id)).toEqual(['whole 2']);
    at.platform.setNow(new Date(NOW.getTime() + 7 * DAY + 1));
    const late = await rate(path, { whole: '5' });
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('chỉ sửa được trong 7 ngày');
    expect(await answersOf(id)).toEqual(['whole 2']);
  });

  it('shows whoever holds the link that it was used, not what was answered', async () => {
    const id = await refused();
    const path = await linkOf(id);
    await rate(path, { whole: '1', comment: 'Chờ quá lâu' });
    const page = await (await new Visitor(at).get(path)).text();
    expect(page).toContain('còn sửa được đến');
    expect(page).not.toContain('checked');
    expect(page).not.toContain('Chờ quá lâu');
  });

  it.each<[string, Record<string, string>]>([
    ['no answer to the whole', { manner: '5' }],
    ['a score of six', { whole: '6' }],
    ['a score of nought', { whole: '0' }],
    ['half a score', { whole: '4.5' }],
    ['words for a score', { whole: 'tốt' }],
    ['a score of a part that is none', { whole: '4', manner: '-1' }],
    ['a comment that is too long', { whole: '4', comment: 'a'.repeat(1001) }],
  ])('with %s is refused at the field, and nothing is written', async (_name, fields) => {
    const id = await refused();
    const answer = await rate(await linkOf(id), fields);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('Chưa gửi được đánh giá');
    expect(await answersOf(id)).toEqual([]);
  });

  it('takes no question that is not asked', async () => {
    const id = await refused();
    expect((await rate(await linkOf(id), { whole: '4', 'x); drop table': '5', stranger: '5' })).status).toBe(
      303,
    );
    expect(await answersOf(id)).toEqual(['whole 4']);
  });

  it('is closed while the dossier goes on, and long after its end', async () => {
    const open = await life.accept();
    expect((await rate(await linkOf(open), { whole: '5' })).status).toBe(409);
    const id = await refused();
    at.platform.setNow(new Date(NOW.getTime() + 90 * DAY));
    expect((await rate(await linkOf(id), { whole: '5' })).status).toBe(303);
    const other = await refused();
    at.platform.setNow(new Date(NOW.getTime() + 181 * DAY));
    expect((await rate(await linkOf(other), { whole: '5' })).status).toBe(409);
    expect(await answersOf(open)).toEqual([]);
    expect(await answersOf(other)).toEqual([]);
  });

  it('is opened by no link that we did not write: of another dossier, ward or purpose', async () => {
    const [id, other] = [await refused(), await refused()];
    const path = await linkOf(id);
    const seal = path.split('.').at(-1)!;
    const { secret } = at.platform.settings;
    const forged = [
      `/danh-gia/${await codeOf(other)}.${seal}`,
      `${path.slice(0, -1)}${path.endsWith('A') ? 'B' : 'A'}`,
      ratingPath(secret, at.wardId + 1, await codeOf(id)),
      ratingPath('another secret', at.wardId, await codeOf(id)),
      `/danh-gia/${await codeOf(id)}`,
      ratingPath(secret, at.wardId, 'H24.106.24-261123-9999'),
    ];
    for (const each of forged) {
      expect((await new Visitor(at).get(each)).status, each).toBe(404);
      expect((await rate(each, { whole: '1' })).status, each).toBe(404);
    }
    expect(await answersOf(id)).toEqual([]);
    expect(await answersOf(other)).toEqual([]);
    const stop = seal.slice(0, 12);
    for (const each of ['/dg/1', `/dg/1.${stop}`, '/dg/99999999999999999999.aaaaaaaaaaaa'])
      expect((await new Visitor(at).get(each)).status, each).toBe(404);
    const seen: number[] = [];
    for (let count = 0; count < 40; count++)
      seen.push((await new Visitor(at).get(`/danh-gia/H24-${count}.${'a'.repeat(43)}`)).status);
    expect(seen.at(-1)).toBe(429);
    expect((await new Visitor(at).get(path)).status).toBe(200);
  });
});

describe('a rating from the page of one’s own dossier', () => {
  it('shows the applicant what he answered, and another nothing', async () => {
    const { visitor } = await citizenVisitor(at, { personalId: '999666000001' });
    const id = await refused({ applicantPersonalId: '999666000001' });
    const path = `/ho-so-cua-toi/${await codeOf(id)}`;
    expect(await (await visitor.get(path)).text()).toContain('Đánh giá việc phục vụ');
    expect((await rate(`${path}/danh-gia`, { whole: '4' }, visitor)).status).toBe(403);
    const sent = await visitor.post(`${path}/danh-gia`, {
      clientKey: randomUUID(),
      whole: '4',
      comment: '<b>Tốt</b>',
    });
    expect(sent.status).toBe(303);
    const page = await (await visitor.get(`${path}/danh-gia`)).text();
    expect(page).toContain('&lt;b&gt;Tốt');
    expect(page).toContain('checked');
    const { visitor: other } = await citizenVisitor(at);
    expect((await other.get(`${path}/danh-gia`)).status).toBe(404);
  });
});

describe('the figure of satisfaction', () => {
  /** As if it had been answered then; what was counted on the way there is counted again. */
  const answeredAt = async (id: number, time: string) => {
    await at.database.transact((tx) =>
      tx
        .updateTable('survey_answers')
        .set({ answered_at: parseLocal(time) })
        .where('dossier_id', '=', id)
        .execute(),
    );
    await recountFigures(at.database, at.wardId, NOW);
  };
  const page = async (query: string) => {
    const officer = new Visitor(at);
    await officer.signIn('chutich');
    return (await officer.get(`/can-bo/chi-tieu/satisfaction?${query}`)).text();
  };

  it('is "no data" without a form, a share with its number and a warning with few, and leads to nobody', async () => {
    const period = 'tu=2026-06-01&den=2026-06-30';
    expect(await page(period)).toContain('Không có dữ liệu');
    const ids: number[] = [];
    for (let count = 0; count < 4; count++) {
      const id = await refused();
      ids.push(id);
      await rate(await linkOf(id), { whole: String(count + 2), comment: `Góp ý số ${count}` });
      await answeredAt(id, '2026-06-10T09:00');
    }
    const few = await page(period);
    expect(few).toContain('50 %');
    expect(few).toContain('Mới có 4 phiếu, dưới 30');
    expect(few).not.toContain('Góp ý số');
    expect(few).not.toContain('<th scope="col">Lĩnh vực');
    const fifth = await refused();
    await rate(await linkOf(fifth), { whole: '5', comment: 'Góp ý số 4 <script>' });
    await answeredAt(fifth, '2026-06-30T23:59');
    const enough = await page(period);
    expect(enough).toContain('60 %');
    expect(enough).toContain('Góp ý số 3');
    expect(enough).not.toContain('4 <script>');
    for (const id of [...ids, fifth]) expect(enough).not.toContain(await codeOf(id));
    expect(await page('tu=2026-07-01&den=2026-07-31')).toContain('Không có dữ liệu');
    const officer = new Visitor(at);
    await officer.signIn('chutich');
    expect((await officer.get(`/can-bo/chi-tieu/satisfaction.csv?${period}`)).status).toBe(404);
  });

  it('of land, building and investment counts only their dossiers', async () => {
    const indicator = findIndicator('satisfaction-land');
    if (indicator.kind !== 'answers') throw new Error('not a figure over answers');
    const bounds = [parseLocal('2026-06-01'), parseLocal('2026-07-01')];
    expect(await indicator.read(at.database.db, at.wardId, bounds, NOW)).toEqual([
      { numerator: 0, denominator: 0 },
    ]);
    const all = findIndicator('satisfaction');
    if (all.kind !== 'answers') throw new Error('not a figure over answers');
    expect(await all.read(at.database.db, at.wardId, bounds, NOW)).toEqual([
      { numerator: 3, denominator: 5 },
    ]);
    expect(await all.read(at.database.db, at.wardId, bounds, parseLocal('2026-06-15'))).toEqual([
      { numerator: 2, denominator: 4 },
    ]);
  });
});

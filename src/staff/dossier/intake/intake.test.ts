import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from '../../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { dossierLife } from '../../../../test/dossier-life.ts';
import { findDossier, verifyDossiers } from '../../../features/dossiers/index.ts';
import { listSessions, planSession } from '../../../features/organisation/index.ts';
import { addDays, parseLocal, toLocalDay } from '../../../law/day.ts';
import { drawSample } from '../../../seed/sample-paper.ts';

const PATH = '/can-bo/ho-so/moi';
const CARD = '999000000123||Nguyễn Thị Ánh|05021990|Nữ|Tổ dân phố số 3, phường Hải Dương|10052021';

let at: TestDatabase;
let desk: Visitor;
beforeAll(async () => {
  at = await testDatabase(parseLocal('2026-11-16T09:00'));
  desk = new Visitor(at);
  await desk.signIn('quay1');
});
afterAll(() => at.close());

const form = (change: Record<string, string | Blob> = {}) => ({
  ...{ clientKey: randomUUID(), procedureCode: '1.000656', channel: 'direct', returnBy: 'post' },
  ...{
    applicantKind: 'citizen',
    applicantName: `Người ${randomUUID().slice(0, 8)}`,
    applicantPhone: '0000001234',
  },
  ...{ competentUnitId: String(at.officer('hotich').unitId), termNo: '1', answer: 'accept' },
  ...change,
});
const send = (fields: Record<string, string | Blob>) => desk.post(PATH, fields, `${PATH}?thu-tuc=1.000656`);
const dossierOf = async (answer: Response) => {
  const dossierId = Number(/ho-so\/(\d+)/.exec(answer.headers.get('location') ?? '')?.[1]);
  return findDossier(at.database.db, { wardId: at.wardId, dossierId });
};
const countDossiers = async () =>
  (
    await at.database.db
      .selectFrom('dossiers')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .execute()
  )[0]!.n;

describe('choosing a procedure', () => {
  it('opens one of those asked most by its digit', async () => {
    const life = dossierLife(at);
    await life.accept();
    await life.accept();
    await life.accept({ procedureCode: '1.000894', termNo: 1 });
    const page = await (await desk.get(PATH)).text();
    expect(page.indexOf('1.004873')).toBeLessThan(page.indexOf('1.000894'));
    expect((await desk.get(`${PATH}?q=2`)).headers.get('location')).toBe(`${PATH}?thu-tuc=1.000894`);
  });

  it.each([
    ['initials', 'ttkt', 'Thủ tục đăng ký khai tử'.slice(0, 3)],
    ['words without accents', 'khai tu luu dong', 'khai tử'],
    ['a code', '1.000656', 'khai tử'],
  ])('finds it by %s', async (_name, q, words) => {
    const answer = await desk.get(`${PATH}?${new URLSearchParams({ q })}`);
    const location = answer.headers.get('location');
    const page = await (location ? await desk.get(location) : answer).text();
    expect(page).toContain(words);
  });
});

describe('an identity card', () => {
  it('fills the form on the server, and the earlier phone with it', async () => {
    await send(
      form({
        applicantName: 'Nguyễn Thị Ánh',
        applicantPersonalId: '999000000123',
        applicantPhone: '0000005678',
      }),
    );
    const page = await (
      await desk.post(`${PATH}/the`, { procedureCode: '1.000894', card: CARD }, `${PATH}?thu-tuc=1.000894`)
    ).text();
    for (const value of [
      'Nguyễn Thị Ánh',
      '999000000123',
      '1990-02-05',
      'Tổ dân phố số 3, phường Hải Dương',
      '0000005678',
    ])
      expect(page).toContain(`value="${value}"`);
    expect(page).toContain('Đã có hồ sơ trước');
  });

  it('that is none is told, and nothing is lost', async () => {
    const answer = await desk.post(
      `${PATH}/the`,
      { procedureCode: '1.000894', card: 'abc' },
      `${PATH}?thu-tuc=1.000894`,
    );
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('không phải mã QR của thẻ căn cước');
  });
});

describe('papers', () => {
  it('that a database replaces are not asked without a reason', async () => {
    const replaced = await (await desk.get(`${PATH}?thu-tuc=1.000894`)).text();
    const row = /name="doc\.(\d+)\.because"/.exec(replaced)?.[1];
    expect(row).toBeDefined();
    const fields = {
      ...form({ procedureCode: '1.000894' }),
      [`doc.${row}.got`]: '1',
      [`doc.${row}.source`]: 'original',
    };
    const before = await countDossiers();
    const refused = await desk.post(PATH, fields, `${PATH}?thu-tuc=1.000894`);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('ghi vì sao vẫn phải nộp');
    expect(await countDossiers()).toBe(before);
    const because = { [`doc.${row}.because`]: 'Cơ sở dữ liệu không trả lời lúc 9 giờ.' };
    const { state } = await dossierOf(
      await desk.post(PATH, { ...fields, ...because }, `${PATH}?thu-tuc=1.000894`),
    );
    expect(state.documents[0]).toMatchObject({
      source: 'original',
      askedBecause: expect.stringContaining('9 giờ'),
    });
  });

  it('digitised earlier are offered again, and only what we named is taken', async () => {
    const id = '999000000777';
    const scan = new File([new Uint8Array(await drawSample('Giấy tờ'))], 'giay.pdf', {
      type: 'application/pdf',
    });
    const first = {
      ...form({ applicantPersonalId: id }),
      'doc.0.got': '1',
      'doc.0.source': 'original',
      'doc.0.file': scan,
    };
    const { state } = await dossierOf(await send(first));
    const sha256 = state.documents[0]!.file!;
    const page = await (
      await desk.post(
        `${PATH}/the`,
        { procedureCode: '1.000656', card: CARD.replace('999000000123', id) },
        `${PATH}?thu-tuc=1.000656`,
      )
    ).text();
    const kept = new RegExp(`name="doc.0.kept" value="(${sha256}[^"]+)"`).exec(page)![1]!;
    const again = {
      ...form({ applicantPersonalId: id, acknowledged: '1' }),
      'doc.0.got': '1',
      'doc.0.source': 'reused',
    };
    const reused = await dossierOf(await send({ ...again, 'doc.0.kept': kept }));
    expect(reused.state.documents[0]).toMatchObject({ source: 'reused', file: sha256, reusable: true });
    const forged = await dossierOf(
      await send({ ...again, clientKey: randomUUID(), 'doc.0.kept': `${sha256}.x` }),
    );
    expect(forged.state.documents[0]!.file).toBeNull();
  });

  it('chosen once stay chosen when something else is wrong', async () => {
    const scan = new File([new Uint8Array(await drawSample('Giấy tờ'))], 'giay.pdf', {
      type: 'application/pdf',
    });
    const fields = { ...form(), 'doc.0.got': '1', 'doc.0.source': 'original', 'doc.0.file': scan };
    const wrong = await (await send({ ...fields, applicantPhone: '12' })).text();
    const kept = /name="doc.0.kept" value="([^"]+)"/.exec(wrong)![1]!;
    const { 'doc.0.file': _file, ...rest } = fields;
    const { state } = await dossierOf(await send({ ...rest, 'doc.0.kept': kept }));
    expect(state.documents[0]!.file).toBe(kept.split('.')[0]);
  });
});

describe('a likely duplicate', () => {
  it('is shown first, and taken in when the officer says that it is another', async () => {
    const person = { applicantName: 'Trần Văn Trùng', applicantPersonalId: '999000000555' };
    const { state } = await dossierOf(await send(form(person)));
    const before = await countDossiers();
    const warned = await send(form(person));
    expect(warned.status).toBe(422);
    expect(await warned.text()).toContain(state.code);
    expect(await countDossiers()).toBe(before);
    expect((await send(form({ ...person, acknowledged: '1' }))).status).toBe(303);
    expect(await countDossiers()).toBe(before + 1);
  });
});

describe('other answers', () => {
  it.each([
    [
      'request_supplement',
      { answerItems: 'Giấy báo tử', answerReason: 'Thiếu giấy tờ bắt buộc.' },
      'awaiting_intake_supplement',
    ],
    ['refuse', { answerReason: 'Không thuộc thẩm quyền.' }, 'refused'],
  ])('"%s" registers the dossier with its slip in one go', async (answer, fields, status) => {
    const before = await countDossiers();
    const lacking = await send(form({ answer, ...fields, answerReason: '' }));
    expect(lacking.status).toBe(422);
    expect(await lacking.text()).toContain('Ghi lý do cụ thể.');
    expect(await countDossiers()).toBe(before);
    const { state, steps } = await dossierOf(await send(form({ answer, ...fields })));
    expect(state).toMatchObject({ status, receivedAt: null });
    expect(steps.map((each) => each.step.step)).toEqual(['submit', answer]);
  });
});

describe('on behalf, for others, for the same person again', () => {
  it('keeps the representative, the organisation and the way of return', async () => {
    const { state, applicant } = await dossierOf(
      await send(
        form({
          ...{
            applicantKind: 'organisation',
            applicantPersonalId: '0123456789',
            channel: 'online',
            assistedOnline: '1',
          },
          ...{
            representativeName: 'Lê Thị Đại',
            representativePersonalId: '999000000888',
            representativeBasis: 'Giám đốc',
          },
        }),
      ),
    );
    expect(applicant).toMatchObject({
      representativeBasis: 'Giám đốc',
      personalId: '0123456789',
      returnBy: 'post',
    });
    expect(state.assistedOnline).toBe(true);
  });

  it('receives for another body', async () => {
    const { state } = await dossierOf(await send(form({ forBody: 'Sở Xây dựng' })));
    expect(state).toMatchObject({ place: 'forwarded', elsewhere: 'Sở Xây dựng' });
  });

  it.each([
    ['a representative without a basis', { representativeName: 'Lê Thị Đại' }, 'representativeBasis'],
    ['a postal number that no post brought', { postalNumber: 'EB123456789VN' }, 'postalNumber'],
    ['a trip that there is not', { channel: 'mobile', sessionId: '999' }, 'sessionId'],
    ['a way to tell that there is not', { noticeBy: 'pigeon' }, 'noticeBy'],
    [
      'an organisation with eleven figures',
      { applicantKind: 'organisation', applicantPersonalId: '01234567890' },
      'applicantPersonalId',
    ],
  ])('refuses %s and keeps what was typed', async (_name, fields, field) => {
    const before = await countDossiers();
    const answer = await send(form({ applicantName: 'Người gõ dở', ...fields }));
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain(`href="#${field}"`);
    expect(page).toContain('value="Người gõ dở"');
    expect(await countDossiers()).toBe(before);
  });

  it('keeps the post item, the way to tell, and the number of a household as tax code', async () => {
    const fields = { channel: 'post', postalNumber: 'EB123456789VN', noticeBy: 'sms' };
    const business = { applicantKind: 'organisation', applicantPersonalId: '999000000321' };
    const { id, state, applicant } = await dossierOf(await send(form({ ...fields, ...business })));
    expect(state.postalNumber).toBe('EB123456789VN');
    expect(applicant).toMatchObject({ noticeBy: 'sms', personalId: '999000000321' });
    expect(await (await desk.get(`/can-bo/ho-so/${id}`)).text()).toContain('Chỉ tin nhắn SMS');
    const today = toLocalDay(at.platform.now());
    const register = await (await desk.get(`/can-bo/so-theo-doi?tu=${today}&den=${today}`)).text();
    expect(register).toContain('bưu gửi EB123456789VN');
  });

  it('belongs to the trip of the mobile team that took it in', async () => {
    const today = toLocalDay(at.platform.now());
    const plan = (place: string, day: string) =>
      at.database.transact((tx) =>
        planSession(tx, at.act('giamdoc'), {
          ...{ day, from: 480, to: 660, place, isMobile: true, clientKey: crypto.randomUUID() },
        }),
      );
    await plan('Nhà văn hóa khu 1', today);
    const trip = await dossierOf(await send(form({ channel: 'mobile' })));
    expect(trip.state.sessionId).not.toBeNull();
    expect(await (await desk.get(`/can-bo/ho-so/${trip.id}`)).text()).toContain('Nhà văn hóa khu 1');
    expect((await dossierOf(await send(form({ channel: 'direct' })))).state.sessionId).toBeNull();
    await plan('Nhà văn hóa khu 2', today);
    expect((await send(form({ channel: 'mobile' }))).status).toBe(422);
    const chosen = await dossierOf(
      await send(form({ channel: 'mobile', sessionId: String(trip.state.sessionId) })),
    );
    expect(chosen.state.sessionId).toBe(trip.state.sessionId);
    await plan('Nhà văn hóa khu 3', addDays(today, 1));
    const [, , later] = await listSessions(at.database.db, at.wardId, Number(today.slice(0, 4)));
    expect((await send(form({ channel: 'mobile', sessionId: String(later!.id) }))).status).toBe(422);
    expect((await verifyDossiers(at.database.db, at.wardId)).faults).toEqual([]);
  });

  it('opens the next form with the same person', async () => {
    const { id } = await dossierOf(await send(form({ applicantName: 'Phạm Thị Hai Việc' })));
    expect(await (await desk.get(`/can-bo/ho-so/${id}`)).text()).toContain(`tiep=${id}`);
    const page = await (await desk.get(`${PATH}?thu-tuc=1.000894&tiep=${id}&luot=7`)).text();
    expect(page).toContain('value="Phạm Thị Hai Việc"');
    expect(page).toContain('name="luot" value="7"');
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from '../../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { dossierLife } from '../../../../test/dossier-life.ts';
import { countBySession, findDossier, verifyDossiers } from '../../../features/dossiers/index.ts';
import { listSessions, planSession } from '../../../features/organisation/index.ts';
import { parseLocal, toLocalDay } from '../../../law/day.ts';
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
      await desk.post(PATH, { procedureCode: '1.000894', card: CARD }, `${PATH}?thu-tuc=1.000894`)
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
      PATH,
      {
        ...form({ procedureCode: '1.000894', applicantName: 'Đã gõ trước', applicantAddress: 'Tổ 5' }),
        ...{ card: 'abc', 'doc.0.quantity': '7' },
      },
      `${PATH}?thu-tuc=1.000894`,
    );
    expect(answer.status).toBe(422);
    const page = await answer.text();
    for (const words of [
      'không phải mã QR của thẻ căn cước',
      'value="Đã gõ trước"',
      'value="Tổ 5"',
      'value="7"',
      'value="abc"',
    ])
      expect(page).toContain(words);
  });
});

describe('a line of a card in another field', () => {
  it('fills the form on the server too, and leaves what stood in the field', async () => {
    const before = await countDossiers();
    const answer = await send(
      form({ applicantName: 'Gõ dở', request: `Xin gấp ${CARD.replace('0123|', '0124|')}` }),
    );
    expect(answer.status).toBe(200);
    const page = await answer.text();
    expect(page).toContain('value="Nguyễn Thị Ánh"');
    expect(page).toContain('value="999000000124"');
    expect(page).toMatch(/<textarea[^>]*id="request"[^>]*>Xin gấp<\/textarea>/);
    expect(await countDossiers()).toBe(before);
  });

  it('is the representative’s when an organisation files, and of a person when the desk says so', async () => {
    for (const change of [{ applicantKind: 'organisation' }, { cardOf: 'representative' }]) {
      const page = await (await send(form({ ...change, applicantName: 'Giữ tên này', card: CARD }))).text();
      expect(page).toContain('value="Giữ tên này"');
      expect(page).toMatch(/id="representativeName"[^>]*value="Nguyễn Thị Ánh"/);
      expect(page).toMatch(/id="representativePersonalId"[^>]*value="999000000123"/);
    }
  });

  it('is not there when a button is pressed for nothing, and nobody is taken in', async () => {
    const before = await countDossiers();
    const answer = await send(form({ answer: 'card', card: '' }));
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('Quét thẻ, hoặc gõ số định danh');
    expect(await countDossiers()).toBe(before);
  });
});

describe('who files, by what, and how he is told', () => {
  const organisation = { applicantKind: 'organisation', applicantPersonalId: '9990000005' };
  const behalf = { representativeName: 'Lê Thị Đại', representativeBasis: 'Giám đốc' };
  it.each<[string, Record<string, string>, string]>([
    ['an organisation without anyone', organisation, 'representativeName'],
    [
      'an organisation whose representative has no basis',
      { ...organisation, representativeName: 'Lê Thị Đại' },
      'representativeBasis',
    ],
    ['someone for another without a basis', { representativeName: 'Lê Thị Đại' }, 'representativeBasis'],
    ['a basis without anyone', { representativeBasis: 'Giấy ủy quyền' }, 'representativeName'],
    [
      'a representative’s number of nine digits',
      { ...behalf, representativePersonalId: '012345678' },
      'representativePersonalId',
    ],
    [
      'an organisation’s number of eleven digits',
      { ...behalf, ...organisation, applicantPersonalId: '01234567890' },
      'applicantPersonalId',
    ],
    ['an organisation’s number for a person', { applicantPersonalId: '0123456789' }, 'applicantPersonalId'],
    ['a wish for mail without an address', { noticeBy: 'mail' }, 'applicantEmail'],
    ['a wish for Zalo without a phone', { noticeBy: 'zalo', applicantPhone: '' }, 'applicantPhone'],
    ['a wish that there is not', { noticeBy: 'pigeon' }, 'noticeBy'],
    ['a postal number that no post brought', { postalNumber: 'EB123456789VN' }, 'postalNumber'],
    ['a postal number of odd signs', { channel: 'post', postalNumber: 'số 1!' }, 'postalNumber'],
    ['a trip on a day without any', { channel: 'mobile' }, 'sessionId'],
    ['a trip that is none', { channel: 'mobile', sessionId: '99999999999999999999' }, 'sessionId'],
    ['a quantity of nothing', { 'doc.0.got': '1', 'doc.0.quantity': '0' }, 'doc.0.quantity'],
  ])('%s is refused at its field, and nothing is lost or written', async (_name, change, field) => {
    const before = await countDossiers();
    const answer = await send(form({ applicantName: 'Người gõ dở', applicantAddress: 'Tổ 9', ...change }));
    expect(answer.status).toBe(422);
    const page = await answer.text();
    for (const words of [`href="#${field}"`, `id="${field}"`, 'value="Người gõ dở"', 'value="Tổ 9"'])
      expect(page).toContain(words);
    expect(page).not.toMatch(/Invalid|expected/);
    expect(await countDossiers()).toBe(before);
  });

  it('keeps the postal number in capitals, the wish, and a household’s number; the register notes the item', async () => {
    const fields = { channel: 'post', postalNumber: 'eb 123 456 789 vn', noticeBy: 'sms' };
    const { id, state, applicant } = await dossierOf(
      await send(
        form({
          ...fields,
          ...behalf,
          applicantKind: 'organisation',
          applicantPersonalId: '999 000 000 321',
          representativePersonalId: '999 000 000 322',
        }),
      ),
    );
    expect(state.postalNumber).toBe('EB123456789VN');
    expect(applicant).toMatchObject({
      noticeBy: 'sms',
      personalId: '999000000321',
      representativePersonalId: '999000000322',
    });
    expect(await (await desk.get(`/can-bo/ho-so/${id}`)).text()).toContain('EB123456789VN');
    expect(await (await desk.get('/can-bo/so-theo-doi?tu=2026-11-16&den=2026-11-16')).text()).toContain(
      'EB123456789VN',
    );
  });

  it('offers what an organisation said before by its number', async () => {
    await send(form({ ...organisation, ...behalf, applicantName: 'Hợp tác xã Năm' }));
    const page = await (
      await desk.post(PATH, { procedureCode: '1.000894', card: '9990000005' }, `${PATH}?thu-tuc=1.000894`)
    ).text();
    for (const value of ['Hợp tác xã Năm', '9990000005', 'Lê Thị Đại', 'Giám đốc'])
      expect(page).toContain(`value="${value}"`);
    expect(page).toMatch(/value="organisation" selected/);
  });

  it('belongs to the trip of its own ward and day; the only one is taken, of several one is chosen', async () => {
    const plan = (place: string, day: string, isMobile = true) =>
      at.database.transact((tx) =>
        planSession(tx, at.act('giamdoc'), {
          ...{ day, from: 480, to: 660, place, isMobile },
          clientKey: randomUUID(),
        }),
      );
    await plan('Nhà văn hóa khu 1', '2026-11-16');
    await plan('Trụ sở, tối thứ hai', '2026-11-16', false);
    await plan('Nhà văn hóa hôm qua', '2026-11-15');
    const first = await dossierOf(await send(form({ channel: 'mobile' })));
    expect(first.state.sessionId).not.toBeNull();
    expect(await (await desk.get(`/can-bo/ho-so/${first.id}`)).text()).toContain(
      'Nhà văn hóa khu 1, 16/11/2026',
    );
    expect(await (await desk.get('/can-bo/so-theo-doi?tu=2026-11-16&den=2026-11-16')).text()).toContain(
      'Nhà văn hóa khu 1, 16/11/2026',
    );
    expect((await dossierOf(await send(form()))).state.sessionId).toBeNull();
    await plan('Nhà văn hóa khu 2', '2026-11-16');
    const before = await countDossiers();
    const unclear = await send(form({ channel: 'mobile' }));
    expect(await unclear.text()).toContain('có 2 buổi lưu động: chọn một buổi');
    const sessions = await at.database.db.selectFrom('reception_sessions').select(['id', 'place']).execute();
    for (const place of ['Nhà văn hóa hôm qua', 'Trụ sở, tối thứ hai']) {
      const { id } = sessions.find((each) => each.place === place)!;
      const wrong = await send(form({ channel: 'mobile', sessionId: String(id) }));
      expect(wrong.status).toBe(422);
      expect(await wrong.text()).toContain('không phải buổi lưu động của phường trong ngày 16/11/2026');
    }
    expect(await countDossiers()).toBe(before);
    const chosen = await dossierOf(
      await send(form({ channel: 'mobile', sessionId: String(first.state.sessionId) })),
    );
    expect(chosen.state.sessionId).toBe(first.state.sessionId);
    expect((await verifyDossiers(at.database.db, at.wardId)).faults).toEqual([]);
  });
});

describe('a trip of the mobile team', () => {
  it('shows how many dossiers it took in, and leads to them', async () => {
    const day = toLocalDay(at.platform.now());
    const rows = await listSessions(at.database.db, at.wardId, Number(day.slice(0, 4)));
    const counts = await countBySession(
      at.database.db,
      at.wardId,
      rows.map((each) => each.id),
    );
    expect(counts.size).toBeGreaterThan(0);
    const calendar = await (await desk.get('/can-bo/lich')).text();
    for (const [id, count] of counts) {
      expect(calendar).toContain(`<a href="/can-bo/ho-so?viec=all&amp;buoi=${id}">${count} hồ sơ</a>`);
      const list = await (await desk.get(`/can-bo/ho-so?viec=all&buoi=${id}`)).text();
      expect(new Set(list.match(/\/can-bo\/ho-so\/\d+(?=")/g)).size).toBe(count);
    }
  });
});

describe('a race', () => {
  it('of one form sent many times at once makes one dossier', async () => {
    const fields = form({ applicantPersonalId: '999000000601' });
    const token = /name="_token" value="([^"]+)"/.exec(
      await (await desk.get(`${PATH}?thu-tuc=1.000656`)).text(),
    )![1]!;
    const before = await countDossiers();
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => desk.send(PATH, { ...fields, _token: token })),
    );
    expect(new Set(answers.map((each) => each.status))).toEqual(new Set([303]));
    expect(new Set(answers.map((each) => each.headers.get('location'))).size).toBe(1);
    expect(await countDossiers()).toBe(before + 1);
  });

  it('of two desks with one person loses nobody: each is kept or warned of the other', async () => {
    const other = new Visitor(at);
    await other.signIn('quay2');
    const person = { applicantName: 'Trần Văn Đua', applicantPersonalId: '999000000602' };
    const before = await countDossiers();
    const answers = await Promise.all(
      [desk, other].map((each) => each.post(PATH, form(person), `${PATH}?thu-tuc=1.000656`)),
    );
    const kept = answers.filter((each) => each.status === 303).length;
    const warned = answers.filter((each) => each.status === 422);
    expect(kept + warned.length).toBe(2);
    expect(kept).toBeGreaterThan(0);
    for (const each of warned) expect(await each.text()).toContain('value="Trần Văn Đua"');
    expect(await countDossiers()).toBe(before + kept);
    const third = await send(form(person));
    expect(third.status).toBe(422);
    expect(await third.text()).toContain('Người này đã có hồ sơ cùng thủ tục');
  });
});

describe('papers', () => {
  it('of a wrong kind or too large are named at their row; the good ones and all words stay', async () => {
    const good = new File([new Uint8Array(await drawSample('Giấy tờ'))], 'tot.pdf', {
      type: 'application/pdf',
    });
    const fake = new File(['MZ not a picture'], 'virus.jpg', { type: 'image/jpeg' });
    const large = new File([new Uint8Array(20 * 1024 * 1024 + 1)], 'lon.pdf', { type: 'application/pdf' });
    const before = await countDossiers();
    const row = (at: number, file: File) => ({
      [`doc.${at}.name`]: `Giấy ${at}`,
      [`doc.${at}.got`]: '1',
      [`doc.${at}.file`]: file,
    });
    const fields = {
      ...form({ applicantName: 'Người có tệp' }),
      ...row(0, good),
      ...row(1, fake),
      ...row(2, large),
    };
    const answer = await send(fields);
    expect(answer.status).toBe(422);
    const page = await answer.text();
    for (const words of [
      'href="#doc.1.file"',
      'virus.jpg',
      'Chỉ nhận PDF, ảnh JPEG, ảnh PNG',
      'href="#doc.2.file"',
      'lớn hơn 20 MB',
      'value="Người có tệp"',
    ])
      expect(page).toContain(words);
    expect(page).toMatch(/name="doc.0.kept" value="[0-9a-f]{64}\./);
    expect(page).not.toMatch(/name="doc.[12].kept"/);
    expect(await countDossiers()).toBe(before);
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

  it('opens the next form with the same person', async () => {
    const { id } = await dossierOf(await send(form({ applicantName: 'Phạm Thị Hai Việc' })));
    expect(await (await desk.get(`/can-bo/ho-so/${id}`)).text()).toContain(`tiep=${id}`);
    const page = await (await desk.get(`${PATH}?thu-tuc=1.000894&tiep=${id}&luot=7`)).text();
    expect(page).toContain('value="Phạm Thị Hai Việc"');
    expect(page).toContain('name="luot" value="7"');
  });
});

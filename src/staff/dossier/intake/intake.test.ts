import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from '../../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { dossierLife } from '../../../../test/dossier-life.ts';
import { findDossier } from '../../../features/dossiers/index.ts';
import { parseLocal } from '../../../law/day.ts';
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
        PATH,
        { procedureCode: '1.000656', card: CARD.replace('999000000123', id) },
        `${PATH}?thu-tuc=1.000656`,
      )
    ).text();
    const kept = new RegExp(`name="doc.0.earlier" value="(${sha256}[^"]+)"`).exec(page)![1]!;
    const again = {
      ...form({ applicantPersonalId: id, acknowledged: '1' }),
      'doc.0.got': '1',
      'doc.0.source': 'reused',
    };
    const reused = await dossierOf(await send({ ...again, 'doc.0.earlier': kept }));
    expect(reused.state.documents[0]).toMatchObject({ source: 'reused', file: sha256, reusable: true });
    const forged = await dossierOf(
      await send({ ...again, clientKey: randomUUID(), 'doc.0.earlier': `${sha256}.x` }),
    );
    expect(forged.state.documents[0]!.file).toBeNull();
    const others = { clientKey: randomUUID(), applicantPersonalId: '999000000778' };
    const taken = await dossierOf(await send({ ...again, ...others, 'doc.0.earlier': kept }));
    expect(taken.state.documents[0]!.file, 'a paper of someone else').toBeNull();
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

import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Visitor } from '../../../../test/browse.ts';
import { makeCitizen } from '../../../../test/citizens.ts';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { dossierLife } from '../../../../test/dossier-life.ts';
import { formToken } from '../../../platform/security/form-token.ts';
import { VISITOR_COOKIE } from '../../../portal/visitor.ts';
import { personalData } from './shape.ts';

const A = { personalId: '999000000101', name: 'Người Thứ Nhất', phone: '0000000101' };
const B = { personalId: '999000000202', name: 'Người Thứ Hai', phone: '0000000202' };
let at: TestDatabase;
let a: Awaited<ReturnType<typeof someone>>;
let b: Awaited<ReturnType<typeof someone>>;
const codes: Record<string, string> = {};

async function someone(person: typeof A, assurance: 1 | 2 = 2) {
  const { citizenId, cookie } = await makeCitizen(at, { ...person, assurance });
  const visitor = new Visitor(at);
  visitor.setCookie(VISITOR_COOKIE, cookie);
  return { visitor, citizenId, token: formToken(at.platform.settings.secret, cookie) };
}

beforeAll(async () => {
  at = await testDatabase();
  [a, b] = [await someone(A), await someone(B)];
  const life = dossierLife(at);
  const file = async (word: string, change: Parameters<typeof life.accept>[0], columns: object = {}) => {
    const id = await life.accept(change);
    const { code } = await at.database.transact((tx) =>
      tx
        .updateTable('dossiers')
        .set({ citizen_id: null, ...columns })
        .where('id', '=', id)
        .returning('code')
        .executeTakeFirstOrThrow(),
    );
    codes[word] = code;
    return id;
  };
  const by = ({ personalId, name, phone }: typeof A) => ({
    ...{ applicantPersonalId: personalId, applicantName: name, applicantPhone: phone },
  });
  const own = await file('ownOfA', by(A));
  await file('ownOfB', by(B));
  await file(
    'byAforB',
    {
      ...by(B),
      representativeName: A.name,
      representativePersonalId: A.personalId,
      representativeBasis: 'Giấy ủy quyền',
    },
    {
      citizen_id: a.citizenId,
    },
  );
  const firm = await a.visitor.send('/tai-khoan/to-chuc', {
    ...{ _token: a.token, name: 'Công ty Chung', code: '9997777777', clientKey: crypto.randomUUID() },
  });
  const organisationId = Number(firm.headers.get('location')!.split('/').at(-1));
  await file(
    'ofFirm',
    {
      ...by(B),
      applicantKind: 'organisation',
      applicantName: 'Công ty Chung',
      representativeName: B.name,
      representativePersonalId: B.personalId,
      representativeBasis: 'Giám đốc',
      applicantPersonalId: '9997777777',
    },
    { citizen_id: a.citizenId, client_organisation_id: organisationId },
  );
  const officer = new Visitor(at);
  await officer.signIn('hotich');
  await officer.get(`/can-bo/ho-so/${own}`);
});
afterAll(() => at.close());

async function read(answer: Response) {
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip']);
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  const [json, page] = [strFromU8(files['du-lieu.json']!), strFromU8(files['doc.html']!)];
  const schema = JSON.parse(strFromU8(files['du-lieu.schema.json']!));
  return { data: personalData.parse(JSON.parse(json)), json, page, schema };
}

it('gives a person what is kept of him, in the shape that goes with it, and nothing of another or of a firm', async () => {
  const { data, json, page, schema } = await read(await a.visitor.get('/tai-khoan/du-lieu.zip'));
  expect(schema.required).toEqual(Object.keys(data));
  expect(data.account).toMatchObject({
    name: A.name,
    organisations: [{ name: 'Công ty Chung', role: 'head' }],
  });
  expect(data.dossiers.map(({ code }) => code).sort()).toEqual([codes.ownOfA, codes.byAforB].sort());
  const of = (word: string) => data.dossiers.find(({ code }) => code === codes[word])!;
  expect(of('ownOfA').applicant).toMatchObject({ name: A.name, personalId: A.personalId, phone: A.phone });
  expect(of('ownOfA').steps).toMatchObject([{ step: 'Tiếp nhận' }]);
  expect(of('byAforB')).toMatchObject({ applicant: null, answers: null });
  for (const text of [json, page])
    for (const word of [B.name, B.personalId, B.phone, codes.ownOfB!, codes.ofFirm!])
      expect(text).not.toContain(word);
  expect(page).toContain(codes.ownOfA);
  expect(data.looks).toMatchObject([
    { dossier: codes.ownOfA, kind: 'Trang hồ sơ', by: expect.stringContaining(',') },
  ]);
  expect(json).not.toContain(at.officer('hotich').displayName);
});

it('names to the one who was represented who came for him, without that one’s number', async () => {
  const { data, json } = await read(await b.visitor.get('/tai-khoan/du-lieu.zip'));
  expect(data.dossiers.map(({ code }) => code).sort()).toEqual([codes.ownOfB, codes.byAforB].sort());
  const through = data.dossiers.find(({ code }) => code === codes.byAforB)!;
  expect(through.applicant).toMatchObject({ name: B.name, representative: A.name });
  expect(json).not.toContain(A.personalId);
});

it('is closed to a person whom nobody vouches for, and to whoever is not signed in', async () => {
  const { visitor } = await someone(A, 1);
  expect((await visitor.get('/tai-khoan/du-lieu.zip')).status).toBe(403);
  expect((await new Visitor(at).get('/tai-khoan/du-lieu.zip')).status).toBe(302);
});

it('is made at the desk with a reason, which is kept without names, and the person is told of it', async () => {
  const clerk = new Visitor(at);
  await clerk.signIn('quay1');
  const PATH = '/can-bo/quyen-du-lieu';
  const form = {
    name: A.name,
    personalId: A.personalId,
    reason: `Yêu cầu tại quầy của ${A.personalId}`,
    checked: '1',
  };
  expect((await clerk.post(`${PATH}/tai`, { ...form, reason: '' }, PATH)).status).toBe(422);
  expect((await clerk.post(`${PATH}/tai`, { ...form, checked: '' }, PATH)).status).toBe(422);
  const { data } = await read(await clerk.post(`${PATH}/tai`, form, PATH));
  expect([data.madeFor, data.account, data.dossiers.map(({ code }) => code)]).toEqual([
    'desk',
    null,
    [codes.ownOfA],
  ]);
  const noted = await at.database.db
    .selectFrom('access_log')
    .select('subject')
    .where('action', '=', 'export_person')
    .execute();
  expect(noted).toEqual([{ subject: expect.stringMatching(/^1 hồ sơ, vì: Yêu cầu tại quầy/) }]);
  expect(noted[0]!.subject).not.toContain(A.personalId);
  const told = await (await a.visitor.get('/tai-khoan/ai-da-xem')).text();
  expect(told).toContain('lập tệp dữ liệu cho người yêu cầu tại quầy');
});

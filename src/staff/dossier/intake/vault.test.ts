import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from '../../../../test/browse.ts';
import { citizenVisitor } from '../../../../test/citizens.ts';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { otherWard } from '../../../../test/other-ward.ts';
import { scanOf, vaultLife } from '../../../../test/vault-life.ts';
import { findDossier } from '../../../features/dossiers/index.ts';
import { findIndicator } from '../../../features/indicators/index.ts';
import { noteUses } from '../../../features/vault/index.ts';

const PATH = '/can-bo/ho-so/moi';
const CERTIFICATE = 'Giấy xác nhận tình trạng hôn nhân';
/** Marriage: its second paper is the certificate that 1.004873 gives. */
const MARRIAGE = '1.000894';

let at: TestDatabase;
let desk: Visitor;
let life: ReturnType<typeof vaultLife>;
beforeAll(async () => {
  at = await testDatabase();
  desk = new Visitor(at);
  await desk.signIn('quay1');
  life = vaultLife(at);
});
afterAll(() => at.close());

let people = 0;
const newPerson = () => {
  const n = String(++people).padStart(4, '0');
  const letters = [...n].map((digit) => 'ABCDEGHIKL'[Number(digit)]).join('');
  return { applicantName: `Nguyễn Thị ${letters}`, applicantPersonalId: `99900001${n}` };
};
type Person = ReturnType<typeof newPerson>;

/** Someone who has been given the certificate. */
async function withCertificate(change: object = {}) {
  const person = newPerson();
  const dossierId = await life.settle({ ...person, ...change });
  const [item] = await life.itemsOf(dossierId);
  return { person, dossierId, item: item! };
}

const form = (person: Person, change: Record<string, string> = {}) => ({
  ...{ clientKey: randomUUID(), procedureCode: MARRIAGE, channel: 'direct', returnBy: 'centre' },
  ...{ applicantKind: 'citizen', applicantPhone: '0000001234', termNo: '1', answer: 'accept' },
  ...{ competentUnitId: String(at.officer('hotich').unitId), ...person, ...change },
});
const reuse = (itemId: number, consent: string) => ({
  ...{ 'doc.1.got': '1', 'doc.1.source': 'reused', 'doc.1.vault': String(itemId), vaultConsent: consent },
});
const send = (fields: Record<string, string>, who = desk) =>
  who.post(PATH, fields, `${PATH}?thu-tuc=${MARRIAGE}`);
const dossierOf = async (answer: Response) => {
  expect(answer.status, await answer.clone().text()).toBe(303);
  const dossierId = Number(/ho-so\/(\d+)/.exec(answer.headers.get('location') ?? '')?.[1]);
  return findDossier(at.database.db, { wardId: at.wardId, dossierId });
};
const counts = async () => {
  const count = async (table: 'dossiers' | 'notices' | 'dossier_steps') =>
    (await at.database.db.selectFrom(table).select('ward_id').execute()).length;
  const used = await at.database.db
    .selectFrom('vault_uses')
    .select('id')
    .where('what', '=', 'used')
    .execute();
  return [await count('dossiers'), await count('dossier_steps'), await count('notices'), used.length];
};
const figure = async (code: string) => {
  const indicator = findIndicator(code);
  if (indicator.kind !== 'dossiers') throw new Error(code);
  const bounds = [new Date('2026-01-01T00:00:00+07:00'), new Date('2027-01-01T00:00:00+07:00')];
  const [ratio] = await indicator.read(at.database.db, at.wardId, bounds, new Date('2026-12-31T00:00:00Z'));
  return ratio!;
};

describe('a second dossier of the same person', () => {
  it('takes the certificate from his vault, the figure counts exactly it, and he sees the use', async () => {
    const { person, item } = await withCertificate();
    const before = { reuse: await figure('reuse'), papers: await figure('reuse-papers') };
    const closed = await (await send(form(person, { answer: 'vault' }))).text();
    expect(closed).toContain('Kho có 1 giấy tờ thuộc hồ sơ này, hiện ra khi người nộp đồng ý.');
    expect(closed).not.toContain(`số ${item.number}`);
    const open = await send(form(person, { answer: 'vault', vaultConsent: '1' }));
    expect(open.status).toBe(200);
    const page = await open.text();
    expect(page).toContain(`name="doc.1.vault" value="${item.id}"`);
    expect(page).toMatch(/<option value="reused" selected[^>]*>/);
    expect(page).toContain('có giá trị đến hết ngày 23/05/2027');
    const file = await desk.get(`${PATH}/kho/${item.id}`);
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/pdf']);

    const fields = form(person, reuse(item.id, person.applicantPersonalId));
    const dossier = await dossierOf(await send(fields));
    expect(dossier.state.documents[0]).toMatchObject({
      ...{ name: CERTIFICATE, source: 'reused', file: item.file, vaultItemId: item.id },
      ...{ reusable: true, reusableFrom: 'vault' },
    });
    const again = await dossierOf(await send(fields));
    expect(again.id).toBe(dossier.id);

    const uses = await life.usesOf(item.id);
    expect(uses.map(({ what }) => what)).toEqual(['kept', 'viewed', 'viewed', 'used']);
    expect(uses.at(-1)).toMatchObject({
      ...{ dossier_id: dossier.id, document_no: 1, basis: 'desk', officer_id: at.officer('quay1').id },
    });
    const notices = await at.database.db
      .selectFrom('notices')
      .select('values')
      .where('event', '=', 'vault_used')
      .where('subject_code', '=', dossier.state.code)
      .execute();
    expect(notices).toHaveLength(1);
    const after = { reuse: await figure('reuse'), papers: await figure('reuse-papers') };
    for (const which of ['reuse', 'papers'] as const)
      expect([
        after[which].numerator - before[which].numerator,
        after[which].denominator - before[which].denominator,
      ]).toEqual([1, 1]);

    const shown = await (await desk.get(`/can-bo/ho-so/${dossier.id}`)).text();
    expect(shown).toContain('được tái sử dụng từ kho, mã kết quả thay thế KQ.G15.000038');
    const { visitor } = await citizenVisitor(at, {
      ...{ name: person.applicantName, personalId: person.applicantPersonalId },
    });
    const log = await (await visitor.get(`/kho-giay-to/${item.id}`)).text();
    expect(log).toContain(dossier.state.code);
    expect(log).toContain('vì bạn đồng ý tại quầy');
    expect(log).not.toContain(at.officer('quay1').displayName);
  });

  it('is counted as one that could have spared the paper when the desk takes it all the same', async () => {
    const { person } = await withCertificate();
    const before = { reuse: await figure('reuse'), papers: await figure('reuse-papers') };
    const taken = form(person, { 'doc.1.got': '1', 'doc.1.source': 'original' });
    const { state } = await dossierOf(await send(taken));
    expect(state.documents[0]).toMatchObject({ reusable: true, reusableFrom: 'vault', source: 'original' });
    for (const which of ['reuse', 'papers'] as const) {
      const ratio = await figure(which === 'reuse' ? 'reuse' : 'reuse-papers');
      expect(ratio.numerator).toBe(before[which].numerator);
      expect(ratio.denominator).toBe(before[which].denominator + 1);
    }
  });

  it('is offered without asking where the owner allowed it on the portal, and refused again when he takes that back', async () => {
    const { person, item } = await withCertificate();
    const { visitor } = await citizenVisitor(at, {
      ...{ name: person.applicantName.toUpperCase(), personalId: person.applicantPersonalId },
    });
    const choose = (choice: string) =>
      visitor.post('/kho-giay-to/lua-chon', { choice, clientKey: randomUUID() }, '/kho-giay-to');
    expect((await choose('allow')).status).toBe(303);
    const card = `${person.applicantPersonalId}||${person.applicantName}|05021990|Nữ|Tổ 3|10052021`;
    const page = await (await send({ procedureCode: MARRIAGE, clientKey: randomUUID(), card })).text();
    expect(page).toContain(`name="doc.1.vault" value="${item.id}"`);
    const { id } = await dossierOf(await send(form(person, reuse(item.id, ''))));
    expect((await life.usesOf(item.id)).at(-1)).toMatchObject({ basis: 'standing', dossier_id: id });
    await choose('ask');
    const before = await counts();
    const refused = await send(form(person, { ...reuse(item.id, ''), acknowledged: '1' }));
    expect([refused.status, await counts()]).toEqual([422, before]);
  });
});

describe('an item is refused, and nothing is written', () => {
  const refuse = async (fields: Record<string, string>, words: string, who = desk) => {
    const before = await counts();
    const answer = await send(fields, who);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(words);
    expect(await counts()).toEqual(before);
  };

  it('when nobody agreed, and when the tick was made for another number', async () => {
    const { person, item } = await withCertificate();
    await refuse(form(person, reuse(item.id, '')), 'cần sự đồng ý của chủ giấy tờ');
    await refuse(form(person, reuse(item.id, '999000009999')), 'cần sự đồng ý của chủ giấy tờ');
    const unasked = await send(form(person, { answer: 'vault' }));
    expect(unasked.status).toBe(422);
  });

  it('when it is another’s, another name stands at the number, or it is another paper', async () => {
    const { person, item } = await withCertificate();
    const other = await withCertificate();
    const none = 'kho của người này không có bản ấy';
    await refuse(form(other.person, reuse(item.id, '1')), none);
    await refuse(form({ ...person, applicantName: 'Người Gõ Nhầm Số' }, reuse(item.id, '1')), none);
    await refuse(form(person, { ...reuse(item.id, '1'), 'doc.1.vault': 'x' }), none);
    await refuse(form(person, { ...reuse(item.id, '1'), 'doc.1.vault': '' }), none);
    const elsewhere = { 'doc.0.got': '1', 'doc.0.source': 'reused', 'doc.0.vault': String(item.id) };
    await refuse(form(person, { ...elsewhere, vaultConsent: '1' }), none);
    const page = await send(
      form({ ...person, applicantName: 'Người Gõ Nhầm Số' }, { answer: 'vault', vaultConsent: '1' }),
    );
    expect(await page.text()).toContain('Kho không có giấy tờ nào dùng được');
  });

  it('when it is expired, withdrawn, replaced, or its result is being corrected', async () => {
    const { person, item } = await withCertificate();
    const now = at.platform.now();
    at.platform.setNow(new Date('2027-05-23T17:00:00Z'));
    const late = new Visitor(at);
    await late.signIn('quay1');
    await refuse(form(person, reuse(item.id, '1')), 'đã hết giá trị từ ngày 24/05/2027', late);
    at.platform.setNow(now);

    const { visitor } = await citizenVisitor(at, {
      ...{ name: person.applicantName, personalId: person.applicantPersonalId },
    });
    const deed = (what: string) =>
      visitor.post(`/kho-giay-to/${item.id}/viec`, { deed: what }, `/kho-giay-to/${item.id}`);
    await deed('withdraw');
    await refuse(form(person, reuse(item.id, '1')), 'đã ngừng cho dùng');
    await deed('restore');

    const wrong = await withCertificate();
    await life.take(wrong.dossierId, 'hotich', 'request_correction', {
      what: 'Sai tên',
      reason: 'Nhập nhầm.',
    });
    await refuse(form(wrong.person, reuse(wrong.item.id, '1')), 'đang được đính chính');
    await dossierOf(await send(form(person, reuse(item.id, '1'))));
  });

  it('when the ward is another: the item is not there, nor its file', async () => {
    const { person, item } = await withCertificate();
    const there = await otherWard(at);
    const stranger = new Visitor(at);
    const login = { ward: String(there.wardId), password: 'mat-khau-thu-2026' };
    await stranger.post('/dang-nhap', { username: there.officer('quay').username, ...login });
    const fields = form(person, { ...reuse(item.id, '1'), competentUnitId: String(there.unitId) });
    await refuse(fields, 'kho của người này không có bản ấy', stranger);
    expect((await stranger.get(`${PATH}/kho/${item.id}`)).status).toBe(404);
  });

  it('the file of one that was never offered, or more than an hour ago, is not shown', async () => {
    const { item } = await withCertificate();
    expect((await desk.get(`${PATH}/kho/${item.id}`)).status).toBe(404);
    const officerId = at.officer('quay1').id;
    const long = new Date(at.platform.now().getTime() - 61 * 60_000);
    await at.database.transact((tx) =>
      noteUses(tx, at.wardId, [{ itemId: item.id, what: 'viewed', at: long, officerId }]),
    );
    expect((await desk.get(`${PATH}/kho/${item.id}`)).status).toBe(404);
  });
});

describe('what an owner put in himself', () => {
  it('serves after the officer has compared it with the original, and is verified from then on', async () => {
    const person = newPerson();
    const { visitor } = await citizenVisitor(at, {
      ...{ name: person.applicantName, personalId: person.applicantPersonalId },
    });
    const file = new File([scanOf(CERTIFICATE).scan!.bytes as never], 'anh.pdf', { type: 'application/pdf' });
    const added = await visitor.post('/kho-giay-to/them', {
      clientKey: randomUUID(),
      name: CERTIFICATE,
      issuedOn: '2026-10-01',
      file,
    });
    const id = Number(added.headers.get('location')!.split('/').at(-1));
    // One sitting at the desk: what is shown again is seen once.
    const clientKey = randomUUID();
    const page = await (await send(form(person, { clientKey, answer: 'vault', vaultConsent: '1' }))).text();
    expect(page).toContain('Đã đối chiếu với bản chính');
    expect(page).not.toMatch(/<option value="reused" selected/);
    const before = await counts();
    const unseen = await send(form(person, { ...reuse(id, '1'), clientKey }));
    expect([unseen.status, await counts()]).toEqual([422, before]);
    await dossierOf(await send(form(person, { ...reuse(id, '1'), clientKey, 'doc.1.compared': '1' })));
    const uses = await life.usesOf(id);
    expect(uses.map(({ what }) => what)).toEqual(['kept', 'viewed', 'verified', 'used']);
    const deleted = await visitor.post(`/kho-giay-to/${id}/viec`, { deed: 'delete' }, `/kho-giay-to/${id}`);
    expect(deleted.status).toBe(409);
  });
});

it('an organisation’s item is offered by its code and name, with its representative’s word', async () => {
  const firm = { applicantName: 'Công ty Thử Nghiệm', applicantPersonalId: '9990001234' };
  const behalf = {
    ...{ applicantKind: 'organisation' as const, representativeName: 'Lê Thị Đại' },
    representativeBasis: 'Giám đốc',
  };
  const dossierId = await life.settle({ ...firm, ...behalf });
  const [item] = await life.itemsOf(dossierId);
  const { id } = await dossierOf(
    await send(form(firm, { ...behalf, ...reuse(item!.id, firm.applicantPersonalId) })),
  );
  expect((await life.usesOf(item!.id)).at(-1)).toMatchObject({
    ...{ basis: 'desk_representative', dossier_id: id },
  });
});

it('taken out of use while the desk uses it, it is used before or refused, never both', async () => {
  const outcomes = new Set<number>();
  for (let round = 0; round < 6; round++) {
    const { person, item } = await withCertificate();
    const { visitor } = await citizenVisitor(at, {
      ...{ name: person.applicantName, personalId: person.applicantPersonalId },
    });
    const token = /name="_token" value="([^"]+)"/.exec(
      await (await visitor.get(`/kho-giay-to/${item.id}`)).text(),
    )![1]!;
    const [used] = await Promise.all([
      send(form(person, reuse(item.id, '1'))),
      visitor.send(`/kho-giay-to/${item.id}/viec`, { _token: token, deed: 'withdraw' }),
    ]);
    outcomes.add(used.status);
    const whats = (await life.usesOf(item.id)).map(({ what }) => what).filter((what) => what !== 'viewed');
    expect(whats).toEqual(used.status === 303 ? ['kept', 'used', 'withdrawn'] : ['kept', 'withdrawn']);
  }
  expect([...outcomes].every((status) => status === 303 || status === 422)).toBe(true);
});

it('one form sent twice at once is one dossier and one use', async () => {
  const { person, item } = await withCertificate();
  const fields = form(person, reuse(item.id, '1'));
  const [a, b] = await Promise.all([send(fields), send(fields)]);
  expect((await dossierOf(a)).id).toBe((await dossierOf(b)).id);
  expect((await life.usesOf(item.id)).filter(({ what }) => what === 'used')).toHaveLength(1);
});

import { randomUUID } from 'node:crypto';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from '../../../test/browse.ts';
import { citizenVisitor } from '../../../test/citizens.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { lastingPaper, pdfOf, runJobs, scanOf, vaultLife } from '../../../test/vault-life.ts';
import { findDossier } from '../../features/dossiers/index.ts';
import { findIndicator } from '../../features/indicators/index.ts';
import { unsealNumber } from '../../platform/personal-ids/sealing.ts';

let at: TestDatabase;
let life: ReturnType<typeof vaultLife>;
let paper: Awaited<ReturnType<typeof lastingPaper>>['paper'];
let procedure: Awaited<ReturnType<typeof lastingPaper>>['procedure'];
beforeAll(async () => {
  at = await testDatabase();
  life = vaultLife(at);
  ({ paper, procedure } = await lastingPaper(at));
});
afterAll(() => at.close());

const NAME = 'Công dân Thử Nghiệm';
let people = 0;
const newId = () => `99900003${String(++people).padStart(4, '0')}`;

/** Someone at level 2 whose vault has the paper. */
async function withPaper() {
  const personalId = newId();
  const dossierId = await life.settle({ applicantName: NAME, applicantPersonalId: personalId }, [
    scanOf(paper.name),
  ]);
  const item = (await life.itemsOf(dossierId)).find(({ source }) => source === 'document')!;
  return { personalId, item, dossierId, ...(await citizenVisitor(at, { name: NAME, personalId })) };
}

const PERSON = {
  ...{ tuCach: 'choMinh', 'nguoiNop.hoTen': NAME, 'nguoiNop.ngaySinh': '1990-05-20' },
  ...{ 'nguoiNop.noiCuTru': 'Tổ dân phố 1', 'nguoiNop.dienThoai': '0000001234', 'nguoiNop.email': '' },
};
const placeOf = (response: Response) => {
  expect(response.status).toBe(303);
  return response.headers.get('location')!;
};

/** A draft of the procedure that is complete but for the paper, which the vault is to give. */
async function draftWith(who: Visitor, personalId: string, itemId: number | string): Promise<string> {
  const draft = placeOf(await who.post(`/nop-ho-so/${procedure.code}`, {}));
  await who.post(`${draft}/nguoi-nop`, { ...PERSON, 'nguoiNop.soDinhDanh': personalId });
  await who.post(`${draft}/noi-dung`, { noiDung: 'Xin giải quyết việc này' });
  const page = await (await who.get(`${draft}/giay-to`)).text();
  const choices: Record<string, string> = {};
  for (const [, no] of page.matchAll(/name="part" value="(\d+)"/g))
    choices[`lyDo.${no}`] = 'Sẽ mang đến quầy';
  choices[`lyDo.${paper.no}`] = '';
  choices[`coDungLai.${paper.no}`] = '1';
  choices[`dungLai.${paper.no}`] = String(itemId);
  await who.post(`${draft}/giay-to`, choices);
  await who.post(`${draft}/nhan-ket-qua`, { returnBy: 'centre', noticeBy: 'sms' });
  return draft;
}
const dossierOf = async (receipt: string) => {
  const row = await at.database.db
    .selectFrom('dossiers')
    .select('id')
    .where('code', '=', receipt.split('/')[2]!)
    .executeTakeFirstOrThrow();
  return findDossier(at.database.db, { wardId: at.wardId, dossierId: row.id });
};
const tokenOf = async (who: Visitor) =>
  /name="_token" value="([^"]+)"/.exec(await (await who.get('/kho-giay-to')).text())![1]!;
const countDossiers = async () => (await at.database.db.selectFrom('dossiers').select('id').execute()).length;

describe('filing from home', () => {
  it('uses a paper of one’s own vault, the log and the notice say so, and the figure counts it once admitted', async () => {
    const { visitor, personalId, item } = await withPaper();
    const draft = await draftWith(visitor, personalId, item.id);
    const papers = await (await visitor.get(`${draft}/giay-to`)).text();
    expect(papers).toContain('có trong kho giấy tờ của bạn');
    expect(await (await visitor.get(`${draft}/xem-lai`)).text()).toContain('dùng lại từ kho giấy tờ của tôi');
    const dossier = await dossierOf(placeOf(await visitor.post(`${draft}/xem-lai`, {})));
    const reused = dossier.state.documents.find(({ source }) => source === 'reused');
    expect(reused).toMatchObject({ name: paper.name, file: item.file, vaultItemId: item.id, reusable: true });
    expect((await life.usesOf(item.id)).at(-1)).toMatchObject({
      ...{ what: 'used', basis: 'portal', dossier_id: dossier.id, officer_id: null },
    });
    const log = await (await visitor.get(`/kho-giay-to/${item.id}`)).text();
    expect(log).toContain('vì bạn chọn khi nộp trực tuyến');
    await runJobs(at);
    const told = await at.database.db
      .selectFrom('notices')
      .select(['channel', 'event'])
      .where('subject_code', '=', dossier.state.code)
      .where('event', '=', 'vault_used')
      .execute();
    expect(told).toEqual([{ channel: 'sms', event: 'vault_used' }]);
    const unit = String(at.officer('hotich').unitId);
    await life.take(dossier.id, 'quay1', 'admit', {
      termNo: String(procedure.terms[0]!.no),
      competentUnitId: unit,
    });
    const reuse = findIndicator('reuse');
    if (reuse.kind !== 'dossiers') throw new Error('reuse');
    const bounds = [new Date('2026-01-01'), new Date('2027-01-01')];
    const [ratio] = await reuse.read(at.database.db, at.wardId, bounds, new Date('2026-12-31'));
    expect(ratio).toEqual({ numerator: 1, denominator: 1 });
  });

  it('is refused when it was taken out of use meanwhile, and nothing is filed; forged choices are not kept', async () => {
    const { visitor, personalId, item } = await withPaper();
    const other = await withPaper();
    const forged = await draftWith(visitor, personalId, other.item.id);
    expect(await (await visitor.get(`${forged}/xem-lai`)).text()).not.toContain('dùng lại từ kho');
    const draft = await draftWith(visitor, personalId, item.id);
    await visitor.post(`/kho-giay-to/${item.id}/viec`, { deed: 'withdraw' }, `/kho-giay-to/${item.id}`);
    const before = await countDossiers();
    const refused = await visitor.post(`${draft}/xem-lai`, {}, `/kho-giay-to/${item.id}`);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('không còn dùng được');
    expect(await countDossiers()).toBe(before);
    expect((await life.usesOf(item.id)).map(({ what }) => what)).not.toContain('used');
  });

  it('and the owner who takes it out of use at the same moment agree on what came first', async () => {
    for (let round = 0; round < 4; round++) {
      const { visitor, personalId, item } = await withPaper();
      const draft = await draftWith(visitor, personalId, item.id);
      const page = await (await visitor.get(`/kho-giay-to/${item.id}`)).text();
      const _token = /name="_token" value="([^"]+)"/.exec(page)![1]!;
      const [filed] = await Promise.all([
        visitor.send(`${draft}/xem-lai`, { _token }),
        visitor.send(`/kho-giay-to/${item.id}/viec`, { _token, deed: 'withdraw' }),
      ]);
      const whats = (await life.usesOf(item.id)).map(({ what }) => what);
      expect(whats).toEqual(filed.status === 303 ? ['kept', 'used', 'withdrawn'] : ['kept', 'withdrawn']);
    }
  });
});

describe('a vault', () => {
  const statusOf = async (who: Visitor, itemId: number) => [
    (await who.get(`/kho-giay-to/${itemId}`)).status,
    (await who.get(`/kho-giay-to/${itemId}/tep`)).status,
    (await who.post(`/kho-giay-to/${itemId}/viec`, { deed: 'withdraw' }, '/kho-giay-to')).status,
  ];

  it('opens for nobody else: not another name at the number, not level 1, not a claimed organisation, not a stranger', async () => {
    const { personalId, item, visitor } = await withPaper();
    const others = [
      { name: 'Người Khác', personalId },
      { name: NAME, personalId, assurance: 1 as const },
      { name: NAME, personalId: newId() },
    ];
    for (const other of others)
      expect(await statusOf((await citizenVisitor(at, other)).visitor, item.id)).toEqual([404, 404, 404]);
    const firm = { applicantKind: 'organisation' as const, applicantName: 'Công ty Bị Nhận Vơ' };
    const behalf = { representativeName: 'Giám đốc Thật', representativeBasis: 'Giám đốc' };
    const director = newId();
    const firms = {
      ...firm,
      ...behalf,
      applicantPersonalId: '9990007777',
      representativePersonalId: director,
    };
    const [result] = await life.itemsOf(await life.settle(firms));
    const code = '9990007777';
    const claims = async (who: Visitor) => {
      const place = placeOf(
        await who.post('/tai-khoan/to-chuc', { name: firm.applicantName, code, address: '' }),
      );
      const id = /\d+/.exec(place)![0];
      placeOf(await who.post('/tai-khoan/thay-mat', { organisationId: id }, '/tai-khoan/to-chuc'));
    };
    await claims(visitor);
    expect(await statusOf(visitor, result!.id)).toEqual([404, 404, 404]);
    const guest = await new Visitor(at).get('/kho-giay-to');
    expect([guest.status, guest.headers.get('location')]).toEqual([
      302,
      '/dang-nhap-cong-dan?tiep=%2Fkho-giay-to',
    ]);
    expect((await life.usesOf(item.id)).map(({ what }) => what)).toEqual(['kept']);
  });

  it('opens for whoever came for the organisation, once he acts for it on the portal', async () => {
    const director = newId();
    const dossierId = await life.settle({
      ...{ applicantKind: 'organisation', applicantName: 'Công ty Thật', applicantPersonalId: '9990008888' },
      ...{ representativeName: NAME, representativeBasis: 'Giám đốc', representativePersonalId: director },
    });
    const [item] = await life.itemsOf(dossierId);
    const { visitor } = await citizenVisitor(at, { name: NAME, personalId: director });
    expect((await visitor.get(`/kho-giay-to/${item!.id}`)).status).toBe(404);
    const firm = { name: 'Công ty Thật', code: '9990008888', address: '' };
    const id = /\d+/.exec(placeOf(await visitor.post('/tai-khoan/to-chuc', firm)))![0];
    placeOf(await visitor.post('/tai-khoan/thay-mat', { organisationId: id }, '/tai-khoan/to-chuc'));
    expect((await visitor.get(`/kho-giay-to/${item!.id}`)).status).toBe(200);
    expect(await (await visitor.get('/kho-giay-to')).text()).toContain('Kho của Công ty Thật');
  });

  it('of level 1 holds what was filed from that account; the result is also that of the person whom it was issued to', async () => {
    const typed = newId();
    const { visitor } = await citizenVisitor(at, { assurance: 1, name: NAME, personalId: newId() });
    const draft = await draftWith(visitor, typed, '');
    const dossier = await dossierOf(placeOf(await visitor.post(`${draft}/xem-lai`, {})));
    const competentUnitId = String(at.officer('hotich').unitId);
    await life.take(dossier.id, 'quay1', 'admit', {
      termNo: String(procedure.terms[0]!.no),
      competentUnitId,
    });
    await life.end(dossier.id);
    const [item] = await life.itemsOf(dossier.id);
    expect(item).toMatchObject({ source: 'result' });
    expect(unsealNumber('vault_items.owner_number', item!.owner_number)).toBe(typed);
    expect(await (await visitor.get('/kho-giay-to')).text()).toContain(item!.name);
    const owner = await citizenVisitor(at, { name: NAME, personalId: typed });
    expect((await owner.visitor.get(`/kho-giay-to/${item!.id}`)).status).toBe(200);
    expect((await visitor.get('/kho-giay-to/them')).status).toBe(200);
    const file = new File([pdfOf('x') as never], 'x.pdf', { type: 'application/pdf' });
    const refused = await visitor.send('/kho-giay-to/them', {
      ...{ _token: await tokenOf(visitor), clientKey: randomUUID(), name: 'Giấy khai sinh', file },
    });
    expect(refused.status).toBe(403);
  });

  it('is taken home whole, with the list and the log', async () => {
    const { visitor, item } = await withPaper();
    const zip = await visitor.get('/kho-giay-to/tat-ca.zip');
    const found = unzipSync(new Uint8Array(await zip.arrayBuffer()));
    const text = (name: string) => Buffer.from(found[name]!).toString();
    expect(Object.keys(found)).toHaveLength(4);
    expect(text('danh-sach.csv')).toContain(paper.name);
    expect(text('nhat-ky-su-dung.csv')).toContain('Tải cả kho');
    expect(Buffer.from(found[`tep/kho-giay-to-${item.id}.pdf`]!)).toEqual(pdfOf(paper.name));
  });

  it('takes a paper of one’s own, keeps what was typed when something is wrong, and lets it be deleted', async () => {
    const { visitor, citizenId } = await withPaper();
    const file = () => new File([pdfOf('own') as never], 'anh.pdf', { type: 'application/pdf' });
    const countOwn = async () =>
      (
        await at.database.db
          .selectFrom('vault_items')
          .select('id')
          .where('citizen_id', '=', citizenId)
          .execute()
      ).length;
    const fields = {
      clientKey: randomUUID(),
      name: 'Giấy khai sinh',
      number: '12/2001',
      issuedOn: '2030-01-01',
    };
    const wrong = await visitor.post('/kho-giay-to/them', { ...fields, file: file() });
    expect(wrong.status).toBe(422);
    const page = await wrong.text();
    for (const words of ['Ngày cấp không thể ở tương lai', 'value="Giấy khai sinh"', 'value="12/2001"'])
      expect(page).toContain(words);
    expect(await countOwn()).toBe(0);
    for (const [name, given] of [
      ['Tờ khai đăng ký khai sinh', file()],
      ['Giấy khai sinh', new File(['not a paper'], 'a.pdf')],
    ] as const)
      expect(
        (await visitor.post('/kho-giay-to/them', { ...fields, name, issuedOn: '', file: given })).status,
      ).toBe(422);
    const right = { ...fields, issuedOn: '2001-02-03' };
    const place = placeOf(await visitor.post('/kho-giay-to/them', { ...right, file: file() }));
    expect(placeOf(await visitor.post('/kho-giay-to/them', { ...right, file: file() }))).toBe(place);
    expect(await countOwn()).toBe(1);
    placeOf(await visitor.post(`${place}/viec`, { deed: 'delete' }, place));
    expect((await visitor.get(`${place}/tep`)).status).toBe(404);
    expect(await (await visitor.get(place)).text()).toContain('Đã xóa tệp');
  });

  it('keeps what must be kept, and every choice stands in the log', async () => {
    const { visitor, item } = await withPaper();
    const path = `/kho-giay-to/${item.id}`;
    const deed = (fields: Record<string, string>) => visitor.post(`${path}/viec`, fields, path);
    expect((await deed({ deed: 'delete' })).status).toBe(409);
    expect((await deed({ deed: 'choose', choice: 'always' })).status).toBe(422);
    for (const choice of ['allow', 'allow', 'ask', '']) await deed({ deed: 'choose', choice });
    for (const what of ['withdraw', 'withdraw', 'restore']) await deed({ deed: what });
    const whats = (await life.usesOf(item.id)).map(({ what }) => what);
    expect(whats).toEqual(['kept', 'allowed', 'asked', 'unset', 'withdrawn', 'restored']);
    expect((await visitor.send(`${path}/viec`, { deed: 'withdraw', _token: 'x' })).status).toBe(403);
  });

  it('its records cannot be changed by the application', async () => {
    await withPaper();
    const tries = [
      () => at.database.transact((tx) => tx.deleteFrom('vault_uses').execute()),
      () => at.database.transact((tx) => tx.updateTable('vault_uses').set({ what: 'viewed' }).execute()),
      () => at.database.transact((tx) => tx.updateTable('vault_items').set({ owner_number: null }).execute()),
      () => at.database.transact((tx) => tx.deleteFrom('vault_consents').execute()),
    ];
    for (const each of tries) await expect(each()).rejects.toThrow(/permission denied/);
  });
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { citizenVisitor, makeCitizen } from '../../../../test/citizens.ts';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { otherWard } from '../../../../test/other-ward.ts';
import { pdfOf, runJobs, scanOf, vaultLife } from '../../../../test/vault-life.ts';
import { unsealNumber } from '../../../platform/personal-ids/sealing.ts';
import { findDossier, type IntakeInput, takeStep } from '../../dossiers/index.ts';
import { keepSettled } from './keep-settled.ts';

const PAPER = 'Giấy tờ chứng minh đã ly hôn hoặc vợ, chồng đã chết';

let at: TestDatabase;
let life: ReturnType<typeof vaultLife>;
beforeAll(async () => {
  at = await testDatabase();
  life = vaultLife(at);
});
afterAll(() => at.close());

let people = 0;
const newPerson = (): Partial<IntakeInput> => ({
  applicantName: 'Trần Thị Bé',
  applicantPersonalId: `99900002${String(++people).padStart(4, '0')}`,
});
const database = () => at.database;

it('puts the result in with its kind and until when it holds, and the examined papers; what is one matter’s stays out', async () => {
  const person = newPerson();
  const own = ['Tờ khai cấp Giấy xác nhận tình trạng hôn nhân', 'Giấy tờ khác: ảnh nhà'];
  const papers = [PAPER, ...own].map(scanOf);
  const shown = { ...scanOf('Căn cước'), source: 'shown' as const };
  const id = await life.settle(person, [...papers, shown]);
  const items = await life.itemsOf(id);
  expect(items.map(({ name, source, document_no }) => [name, source, document_no])).toEqual([
    ['Giấy xác nhận tình trạng hôn nhân', 'result', 0],
    [PAPER, 'document', 1],
  ]);
  expect(items[0]).toMatchObject({
    ...{ result_code: 'KQ.G15.000038', issued_on: '2026-11-23', valid_until: '2027-05-24' },
    ...{ verified_how: 'issued', verified_by: at.officer('chutich').id, owner_kind: 'citizen' },
    ...{ owner_name: 'tran thi be', citizen_id: null },
  });
  expect(unsealNumber('vault_items.owner_number', items[0]!.owner_number)).toBe(person.applicantPersonalId);
  expect(items[1]).toMatchObject({
    verified_how: 'scanned',
    verified_by: at.officer('quay1').id,
    valid_until: null,
  });
});

it('done again, also twice at once, it changes nothing', async () => {
  const id = await life.settle(newPerson(), [scanOf(PAPER)]);
  const before = await life.itemsOf(id);
  const again = () =>
    database().transact((tx) => keepSettled(tx, { wardId: at.wardId, dossierId: id }, at.platform.now()));
  await Promise.all([again(), again()]);
  expect(await life.itemsOf(id)).toEqual(before);
  expect(await life.usesOf(before[0]!.id)).toHaveLength(1);
});

it('nothing comes of a denied dossier, of one without a number, and before the result is the owner’s', async () => {
  expect(await life.itemsOf(await life.settle(newPerson(), [scanOf(PAPER)], 'denied'))).toEqual([]);
  expect(await life.itemsOf(await life.settle({ applicantName: 'Không Số' }, [scanOf(PAPER)]))).toEqual([]);
  const ready = await life.accept(newPerson(), [scanOf(PAPER)]);
  await life.finish(ready);
  await runJobs(at);
  expect(await life.itemsOf(ready)).toEqual([]);
});

it('a corrected result takes the place of the one before, which its owner cannot fetch meanwhile', async () => {
  const person = newPerson();
  const id = await life.settle(person);
  const { visitor } = await citizenVisitor(at, {
    ...{ name: person.applicantName!, personalId: person.applicantPersonalId! },
  });
  const [first] = await life.itemsOf(id);
  await life.take(id, 'hotich', 'request_correction', { what: 'Sai tên', reason: 'Nhập nhầm.' });
  expect((await visitor.get(`/kho-giay-to/${first!.id}/tep`)).status).toBe(409);
  const { state } = await findDossier(at.database.db, { wardId: at.wardId, dossierId: id });
  await database().transact((tx) =>
    takeStep(tx, at.platform.files, at.act('phochutich'), {
      ...{ dossierId: id, step: 'approve_correction', clientKey: crypto.randomUUID(), fields: {} },
      stepCount: state.stepCount,
      file: { name: 'sua.pdf', mediaType: 'application/pdf', bytes: pdfOf('corrected') },
    }),
  );
  await life.take(id, 'quay1', 'return_result', { receiver: 'Người nộp' });
  await runJobs(at);
  const [old, current] = await life.itemsOf(id);
  expect([old!.replaced_by, current!.replaced_by]).toEqual([current!.id, null]);
  const file = await visitor.get(`/kho-giay-to/${current!.id}/tep`);
  expect(Buffer.from(await file.arrayBuffer())).toEqual(pdfOf('corrected'));
});

it('papers that an account filed under a number that is not its own never enter that number’s vault', async () => {
  const victim = newPerson();
  const { citizenId } = await makeCitizen(at, { assurance: 1, name: 'Người Khác' });
  const id = await life.settle(victim, [scanOf(PAPER)]);
  // As it stands when an account filed it: the account is in the first step, which this test may not write.
  const dossier = await findDossier(at.database.db, { wardId: at.wardId, dossierId: id });
  const { findHolders } = await import('./holder.ts');
  const first = dossier.steps[0]!;
  const filed = (account: { citizenId: number; organisationId: number | null }) => ({
    ...dossier,
    steps: [{ ...first, step: { ...first.step, payload: { ...first.step.payload, account } } as never }],
  });
  const other = await findHolders(at.database.db, filed({ citizenId, organisationId: null }));
  expect(other.papers).toMatchObject({ owner_number: null, citizen_id: citizenId });
  expect(other.result).toMatchObject({ owner_number: victim.applicantPersonalId });
  const self = await makeCitizen(at, { personalId: victim.applicantPersonalId! });
  const vouched = await findHolders(
    at.database.db,
    filed({ citizenId: self.citizenId, organisationId: null }),
  );
  expect(vouched.papers).toMatchObject({ owner_number: victim.applicantPersonalId });
});

it('of a dossier that went to another ward, each ward keeps its own and no item is named over the border', async () => {
  const there = await otherWard(at);
  const id = await life.accept({ ...newPerson(), forWardId: there.wardId }, [scanOf(PAPER)]);
  await life.take(id, 'quay1', 'forward');
  const { state } = await findDossier(at.database.db, { wardId: at.wardId, dossierId: id });
  await there.resolve(state.twin!.dossierId, 'stamp');
  await life.take(id, 'quay1', 'return_result', { receiver: 'Người nộp' });
  await runJobs(at);
  const rows = await at.database.db
    .selectFrom('vault_items')
    .select(['ward_id', 'dossier_id', 'name'])
    .execute();
  expect(rows.filter((row) => row.ward_id === there.wardId)).toMatchObject([
    { dossier_id: state.twin!.dossierId, name: PAPER },
  ]);
  expect(rows.filter((row) => row.ward_id === at.wardId && row.dossier_id === id)).toMatchObject([
    { name: PAPER },
  ]);
});

import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { takeArticleStep, writeArticle } from '../src/features/articles/index.ts';
import { openBatch } from '../src/features/digitisation/index.ts';
import { certify } from '../src/features/documents/index.ts';
import { acceptDossier, findDossier } from '../src/features/dossiers/index.ts';
import { planInspection } from '../src/features/inspections/index.ts';
import { planMeeting } from '../src/features/meetings/index.ts';
import {
  absenceForm,
  addOfficer,
  addWard,
  DUTY_LABELS,
  type Duty,
  listAbsences,
  listSessions,
  planSession,
  recordAbsence,
  sessionForm,
} from '../src/features/organisation/index.ts';
import { planOutreach, takeOutreachStep } from '../src/features/outreach/index.ts';
import { addCharge, openShift, requestRefund, takeCash } from '../src/features/payments/index.ts';
import { assignSubtask } from '../src/features/plans/index.ts';
import { post } from '../src/features/postings/index.ts';
import { fileRequestAtDesk } from '../src/features/privacy/index.ts';
import { listWindows } from '../src/features/reception/index.ts';
import { makeAdHocReport } from '../src/features/reports/index.ts';
import { answerSurvey, listFollowUps } from '../src/features/surveys/index.ts';
import { insertCase } from '../src/features/urging/store.ts';
import { toLocalDay } from '../src/law/day.ts';
import { asOwner } from '../src/platform/database/database.ts';
import { sealJson } from '../src/platform/personal-ids/sealing.ts';
import { root } from '../src/platform/root.ts';
import { readOrganisationSeed } from '../src/seed/seed-organisation.ts';
import { archiveThings } from './archive-life.ts';
import { Visitor } from './browse.ts';
import type { TestDatabase } from './database.ts';
import { dossierLife } from './dossier-life.ts';
import { feedbackLife } from './feedback-forms.ts';
import { hallLife } from './hall-life.ts';
import { officialLife } from './official-life.ts';

export const DUTIES = Object.keys(DUTY_LABELS) as Duty[];
export const STRANGER = 'nguoi.la';
export const STRANGERS_PASSWORD = 'mat-khau-thu-2026';

/** A small PDF that a paper may be. */
export const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

/** One of everything that an address can name, at the demo's ward. */
export async function makeWorld(at: TestDatabase) {
  const { database, platform, wardId } = at;
  const life = dossierLife(at);
  const hall = hallLife(at);
  const scan = { name: 'to-khai.pdf', mediaType: 'application/pdf', bytes: PDF };
  const form = {
    ...{ clientKey: randomUUID(), procedureCode: '1.004873', termNo: 1, channel: 'direct' as const },
    ...{ competentUnitId: at.officer('hotich').unitId, applicantKind: 'citizen' as const },
    ...{
      applicantName: 'Người có giấy tờ',
      applicantPhone: '0000001234',
      applicantEmail: 'nguoi@example.com',
    },
  };
  const document = { name: 'Tờ khai', source: 'original' as const, quantity: 1, reusable: false };
  const accepted = await database.transact((tx) =>
    acceptDossier(tx, platform.files, at.act('quay1'), {
      form,
      documents: [{ ...document, scan, scanExemptReason: null }],
    }),
  );
  await database.transact((tx) =>
    tx
      .insertInto('dossier_answers')
      .values({
        ...{ ward_id: wardId, dossier_id: accepted.dossierId, procedure_code: '1.004873' },
        ...{
          form_version: null,
          answers: sealJson('dossier_answers.answers', { noiDung: 'Điều đã khai' }),
          digest: '0',
        },
      })
      .execute(),
  );
  const finished = await life.accept();
  await life.finish(finished);
  const finishedCode = (await findDossier(database.db, { wardId, dossierId: finished })).state.code;
  await hall.sit('quay1', 1);
  const ticket = await hall.take('A');
  await hall.call('quay1');
  const appointment = await hall.book();
  const key = () => randomUUID();
  const today = toLocalDay(platform.now());
  await database.transact(async (tx) => {
    const away = { clientKey: key(), officerId: at.officer('vanhoa').id, reason: 'Nghỉ phép' };
    await recordAbsence(
      tx,
      at.act('chanhvp'),
      absenceForm.parse({ ...away, fromDay: today, untilDay: today }),
    );
    const session = { clientKey: key(), day: '2026-12-05', from: '08:00', to: '11:00', place: 'Tổ 1' };
    await planSession(tx, at.act('quantri'), sessionForm.parse(session));
    const entry = {
      clientKey: key(),
      kind: 'copy',
      requester: 'Người chứng thực',
      signerId: at.officer('chutich').id,
    };
    await certify(tx, at.act('quay1'), entry, [{ document: 'Bằng', pages: '2', copies: '1' }]);
    const posted = { clientKey: key(), place: 'board', items: ['1.001193~1'] };
    await post(tx, platform.files, at.act('kiemsoat'), { form: posted, photo: scan });
  });
  const requestId = await database.transact((tx) =>
    fileRequestAtDesk(tx, at.act('quay1'), {
      ...{ clientKey: randomUUID(), kind: 'correct', parts: 'dossiers', words: 'Sửa tên trong hồ sơ' },
      ...{ name: 'Người có giấy tờ', personalId: '999000000909', checked: '1' },
    }),
  );
  const articleId = await database.transact(async (tx) => {
    const text = { clientKey: key(), kind: 'news', title: 'Tin của phường', body: 'Nội dung' };
    const id = await writeArticle(tx, at.act('kiemsoat'), null, text);
    await takeArticleStep(tx, at.act('giamdoc'), id, { clientKey: key(), step: 'publish', version: '1' });
    return id;
  });
  const control = new Visitor(at);
  await control.signIn('kiemsoat');
  const plan = readFileSync(join(root, 'db', 'seeds', 'plans', 'hai-duong-2026.txt'));
  const place = await control.post('/can-bo/ke-hoach/nhap', { file: new File([plan], 'ke-hoach.txt') });
  const official = await control.post('/can-bo/chi-tieu-chinh-thuc', {
    ...{
      clientKey: key(),
      kind: 'figures',
      source: 'Cổng quốc gia',
      from: '2026-01-01',
      until: '2026-12-31',
    },
    file: new File(['Chỉ số,Tỷ lệ\nHồ sơ nộp trực tuyến,80\n'], 'chi-so.csv'),
  });
  const first = async (table: 'certifications' | 'notices' | 'jobs' | 'postings') =>
    (await database.db.selectFrom(table).select('id').limit(1).executeTakeFirst())?.id;
  const sha256 = (
    await database.db
      .selectFrom('dossier_documents')
      .select('file')
      .where('dossier_id', '=', accepted.dossierId)
      .executeTakeFirstOrThrow()
  ).file!;
  const money = await takeMoney(at);
  const archived = await archiveThings(at, sha256);
  const batchId = await openScans(at, accepted.dossierId);
  const urgingId = await openUrging(at);
  const { id: feedbackId } = await feedbackLife(at).receive();
  return {
    ...(await giveWork(at)),
    followUpId: await rateBadly(at),
    ...(await publishOne(at)),
    ...money,
    ...archived,
    batchId,
    urgingId,
    feedbackId,
    ...{ dossierId: accepted.dossierId, finished, finishedCode, sha256, ticketId: ticket.id, appointment },
    serviceId: await hall.serviceId('A'),
    windowId: (await listWindows(database.db, wardId, today))[0]!.id,
    absenceId: (await listAbsences(database.db, wardId, today))[0]!.id,
    sessionId: (await listSessions(database.db, wardId, 2026))[0]!.id,
    certificationId: (await first('certifications'))!,
    noticeId: (await first('notices'))!,
    jobId: (await first('jobs'))!,
    articleId,
    requestId,
    officialId: await issueOne(at),
    reportId: await database.transact((tx) =>
      makeAdHocReport(tx, at.act('kiemsoat'), {
        ...{ clientKey: randomUUID(), from: '2026-11-01', until: '2026-11-20' },
      }),
    ),
    postingId: (await first('postings'))!,
    officerId: at.officer('vanhoa').id,
    unitId: at.officer('hotich').unitId,
    officialImportId: Number(official.headers.get('location')!.split('/').at(-1)),
    importId: Number(place.headers.get('location')!.split('/').at(-1)),
  };
}

/** What a bad rating of a refused dossier set off. @returns its id */
async function rateBadly(at: TestDatabase): Promise<number> {
  const { database, platform, wardId } = at;
  const life = dossierLife(at);
  const id = await life.accept();
  await life.take(id, 'quay1', 'refuse', { reason: 'Không thuộc thẩm quyền.' });
  const dossier = await findDossier(database.db, { wardId, dossierId: id });
  const sent = { clientKey: randomUUID(), way: 'link' as const, now: platform.now() };
  await database.transact((tx) => answerSurvey(tx, dossier, sent, { whole: 1 }));
  return (await listFollowUps(database.db, at.officer('kiemsoat'), { isOpen: true }))[0]!.id;
}

/** An open case about a unit outside the ward. @returns its id */
async function openUrging({ database, platform, wardId }: TestDatabase): Promise<number> {
  const opened = {
    ...{ kind: 'task' as const, subject: 'task/1/1', title: 'Nhiệm vụ chậm', unitIds: [], dossiers: [] },
    why: 'Đã qua hạn.',
  };
  const entry = { now: platform.now(), clientKey: () => randomUUID() };
  return (await database.transact((tx) => insertCase(tx, wardId, opened, entry)))!;
}

/** A document that everybody of the ward may read, without its signatures. @returns its id */
async function issueOne(at: TestDatabase): Promise<number> {
  const id = await officialLife(at).draft({ subject: 'Văn bản của Người thử' });
  await at.database.transact((tx) =>
    tx.updateTable('official_documents').set({ state: 'issued', issued_on: '2026-11-23' }).execute(),
  );
  return id;
}

/** A piece of work of no task, a meeting that was called, an inspection that was planned. */
async function giveWork(at: TestDatabase) {
  const act = at.act('giamdoc');
  const today = toLocalDay(at.platform.now());
  const work = { title: 'Việc của phường thử', unitId: String(at.officer('vanhoa').unitId), dueOn: today };
  const meeting = { title: 'Cuộc họp của phường thử', heldOn: today, from: '14:00', place: 'Phòng họp' };
  const inspection = {
    ...{ unitId: work.unitId, plannedOn: today, fromOn: '2026-01-01', untilOn: today },
    ...{ aim: 'Cuộc kiểm tra của phường thử', leaderId: String(act.officer.id) },
  };
  return at.database.transact(async (tx) => ({
    inspectionId: await planInspection(tx, act, { ...inspection, clientKey: randomUUID() }),
    subtaskId: await assignSubtask(tx, act, {
      ...{ of: null, origin: null, form: { ...work, clientKey: randomUUID() } },
    }),
    meetingId: await planMeeting(tx, act, { ...meeting, clientKey: randomUUID() }),
  }));
}

/** A piece of outreach with a file as its proof. @returns its id and the file's hash */
async function publishOne(at: TestDatabase) {
  const act = at.act('kiemsoat');
  const day = toLocalDay(at.platform.now());
  const plan = { kind: 'article', title: 'Tin bài của phường thử', day };
  const told = { step: 'publish', day, outlet: 'Báo thử', note: '' };
  const file = { name: 'bai.pdf', mediaType: 'application/pdf', bytes: PDF };
  return at.database.transact(async (tx) => {
    const unitId = String(act.officer.unitId);
    const outreachId = await planOutreach(tx, act, { ...plan, unitId, clientKey: randomUUID() });
    const form = { ...told, clientKey: randomUUID() };
    await takeOutreachStep(tx, at.platform.files, act, { id: outreachId, form, file });
    return { outreachId };
  });
}

/** A batch of scans with a paper of one page. @returns its id */
async function openScans(at: TestDatabase, dossierId: number): Promise<number> {
  const { database, wardId } = at;
  return database.transact(async (tx) => {
    const { id } = await openBatch(tx, at.act('quay1'), dossierId);
    const proposed = sealJson('scan_documents.proposed', []);
    const document = { ward_id: wardId, batch_id: id, state: 'proposed', kind: 'other', proposed };
    await tx
      .insertInto('scan_documents')
      .values({ ...document, kind_confidence: 0, kind_why: '' })
      .execute();
    return id;
  });
}

/** A till with a payment that is asked back, a charge that waits, and a reconciliation. */
async function takeMoney(at: TestDatabase) {
  const { database, wardId } = at;
  const { accept } = dossierLife(at);
  const key = () => ({ clientKey: randomUUID() });
  const [paidId, dueId] = [
    await accept({ procedureCode: '2.000635', applicantName: 'Người có giấy tờ' }),
    await accept({ procedureCode: '2.000635' }),
  ];
  return database.transact(async (tx) => {
    const act = at.act('quay1');
    await openShift(tx, act, { ...key(), openingVnd: '0' });
    const intent = await takeCash(tx, act, paidId, { ...key(), amountVnd: '8000' });
    await requestRefund(tx, act, intent.id, { ...key(), reason: 'Thu nhầm hồ sơ' });
    const charge = await addCharge(tx, act, dueId, { ...key(), feeNo: '0' });
    const { id: runId } = await tx
      .insertInto('reconciliation_runs')
      .values({ ward_id: wardId, started_at: act.now, finished_at: act.now })
      .returning('id')
      .executeTakeFirstOrThrow();
    const refund = await tx.selectFrom('refunds').select('id').executeTakeFirstOrThrow();
    return {
      ...{ dueId, chargeId: charge.id, intentId: intent.id, shiftId: intent.shiftId!, refundId: refund.id },
      runId,
    };
  });
}

export type World = Awaited<ReturnType<typeof makeWorld>>;

/** A neighbouring ward with the same units and one officer who has every duty there. @returns its id */
export async function addNeighbour(at: TestDatabase): Promise<number> {
  const { ward, units } = readOrganisationSeed();
  const other = { ...ward, code: '10526', agencyCode: 'H24.106.25', name: 'phường Bên Cạnh' };
  return asOwner(at.ownerUrl, (owner) =>
    owner.transact(async (tx) => {
      const id = await addWard(tx, { ward: other, units });
      await addOfficer(tx, id, {
        ...{ unitCode: 'TTPVHCC', username: STRANGER, displayName: 'Người phường khác' },
        ...{ duties: DUTIES, title: 'Công chức', password: STRANGERS_PASSWORD },
      });
      return id;
    }),
  );
}

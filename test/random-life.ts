import { openToApplicant } from '../src/features/dossiers/by-applicant/decide.ts';
import {
  acceptDossier,
  CHANNELS,
  type Channel,
  type Dossier,
  findDossier,
  findMoment,
  type IntakeDocument,
  type IntakeInput,
  lookUpForDossier,
  openConsultations,
  openSteps,
  submitDossier,
  type TakeableStep,
  takeStep,
} from '../src/features/dossiers/index.ts';
import { listOfficers, type Officer, planSession } from '../src/features/organisation/index.ts';
import { openShift, seedOnlinePayment, takeCash } from '../src/features/payments/index.ts';
import { openIntent } from '../src/features/payments/intents/open-intent.ts';
import { settle } from '../src/features/payments/intents/settle.ts';
import { dataReplacementsOf } from '../src/features/procedures/index.ts';
import { answerSurvey } from '../src/features/surveys/index.ts';
import { addDays, instant, toLocalDay, toLocalIso } from '../src/law/day.ts';
import type { Tx } from '../src/platform/database/database.ts';
import { Problem } from '../src/platform/problem.ts';
import type { Chance } from '../src/seed/chance.ts';
import { seedLookups } from '../src/seed/seed-lookups.ts';
import type { TestDatabase } from './database.ts';
import { makePdf } from './files.ts';
import { ownLife } from './own-life.ts';

/** With a fee; without; with papers that data replace. */
const PROCEDURES = ['2.000635', '1.004873', '1.000894'];
const ENDING: readonly TakeableStep[] = ['refuse', 'withdraw', 'stop'];
const ONWARD: readonly TakeableStep[] = [
  ...([
    'admit',
    'transfer',
    'assign',
    'take_over',
    'propose',
    'submit_for_signature',
    'sign',
    'stamp',
  ] as const),
  ...([
    'return_result',
    'forward',
    'note_result',
    'receive_supplement',
    'resume',
    'answer_consultation',
  ] as const),
  ...(['undo', 'approve_correction'] as const),
];

/** Lives of dossiers that go any way that is open, by the real verbs; the same name goes the same way. */
export async function randomLife(at: TestDatabase) {
  const { database, platform, wardId } = at;
  const officers = await listOfficers(database.db, wardId);
  const { undoMinutes } = await findMoment(database.db, officers[0]!, platform.now());
  const applicants = ownLife(at);
  const find = (dossierId: number) => findDossier(database.db, { wardId, dossierId });
  const taken = new Map<string, number>();
  const note = (what: string) => taken.set(what, (taken.get(what) ?? 0) + 1);
  /** What is refused changes nothing and is nothing here. */
  const attempt = async (what: string, work: () => Promise<unknown>) => {
    try {
      await work();
      note(what);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
    }
  };
  const cash = at.act('quay1', platform.now());
  await database.transact((tx) => openShift(tx, cash, { clientKey: crypto.randomUUID(), openingVnd: '0' }));

  const arrive = async (chance: Chance, now: Date): Promise<number | null> => {
    const day = toLocalDay(now);
    const channel: Channel = chance.weighted(CHANNELS, () => 1);
    const procedureCode = chance.weighted(PROCEDURES, () => 1);
    const rules = await dataReplacementsOf(database.db, procedureCode, day);
    const form: IntakeInput = {
      clientKey: crypto.randomUUID(),
      ...{ procedureCode, termNo: procedureCode === '1.004873' ? 1 : null, channel },
      competentUnitId: at.officer(chance.happens(0.7) ? 'hotich' : 'kinhte').unitId,
      ...{ applicantKind: 'citizen', applicantName: 'Người nộp thử', applicantPhone: '0000001234' },
      applicantPersonalId: '999000000123',
      ...(channel === 'post' && { postalNumber: 'VN123456789' }),
      ...(chance.happens(0.15) && {
        paperBookAt: toLocalIso(new Date(now.getTime() - 90_000_000)).slice(0, 16),
      }),
      ...(chance.happens(0.12) && { forBody: 'Sở Tư pháp' }),
    };
    if (form.forBody === undefined && chance.happens(0.1)) form.fromBody = 'Phường khác';
    const act = at.act('quay1', now);
    const isSubmitted = channel === 'online' && form.forBody === undefined && chance.happens(0.7);
    const work = async (tx: Tx) => {
      if (channel === 'mobile') {
        const trip = {
          clientKey: crypto.randomUUID(),
          day,
          from: 420,
          to: 1020,
          isMobile: true,
          place: 'Nhà văn hóa',
        };
        await planSession(tx, at.act('giamdoc', now), trip);
      }
      const documents = await seedLookups(tx, act, {
        ...{
          procedureCode,
          rules,
          key: String(chance.real()),
          documents: papersOf(
            chance,
            rules.map((rule) => rule.paper),
          ),
        },
        filer: {
          ...{ applicantKind: 'citizen', name: 'Người nộp thử', personalId: '999000000123', birthOn: null },
          ...{ representativeName: null, representativePersonalId: null },
        },
      });
      const take = isSubmitted ? submitDossier : acceptDossier;
      return take(tx, platform.files, act, { form, documents, quiet: true });
    };
    let id: number | null = null;
    await attempt(`arrive ${channel}`, async () => {
      ({ dossierId: id } = await database.transact(work));
    });
    return id;
  };

  /** One step, payment, answer or look-up; false when nothing is open. */
  const goOn = async (chance: Chance, id: number, now: Date): Promise<boolean> => {
    const dossier = await find(id);
    if (chance.happens(0.12)) await attempt('pay', () => pay(chance, dossier, now));
    if (chance.happens(0.15)) await attempt('look up', () => lookUp(chance, dossier, now));
    if (dossier.state.status === 'returned' || dossier.state.status === 'refused') {
      for (let times = chance.between(0, 2); times > 0; times--)
        await attempt('answer', () => answer(chance, dossier, now));
      if (chance.happens(0.7)) return false;
    }
    const own = openToApplicant(dossier.state, now).filter((step) => step !== 'correct_contact');
    const [first] = own;
    if (first !== undefined && (first !== 'withdraw' || chance.happens(0.05)) && chance.happens(0.3)) {
      await attempt(`own ${first}`, () => applicants.take(id, first, now));
      return true;
    }
    const ways = officers.flatMap((officer) =>
      openSteps(dossier.state, officer, { now, undoMinutes, standsInFor: [] }).map((step) => ({
        officer,
        step,
      })),
    );
    if (ways.length === 0) return false;
    const way = chance.weighted(ways, ({ step }) =>
      ENDING.includes(step)
        ? taken.has(step)
          ? 0.05
          : 0.3
        : ONWARD.includes(step) || !taken.has(step)
          ? 2
          : 0.15,
    );
    await attempt(way.step, () => take(chance, dossier, way, now));
    return true;
  };

  const take = async (chance: Chance, dossier: Dossier, { officer, step }: Way, now: Date) => {
    const fields = fieldsOf(chance, dossier, { officer, step }, now);
    const file =
      ['stamp', 'approve_correction', 'attach_scan', 'note_result'].includes(step) && chance.happens(0.7);
    const request = {
      ...{ dossierId: dossier.id, step, fields, clientKey: crypto.randomUUID(), quiet: true },
      stepCount: dossier.state.stepCount,
      file: file ? { name: 'a.pdf', mediaType: 'application/pdf', bytes: PDF } : null,
    };
    await database.transact((tx) =>
      takeStep(tx, platform.files, { officer, now, requestId: 'test' }, request),
    );
  };

  const fieldsOf = (chance: Chance, { state }: Dossier, { officer, step }: Way, now: Date) => {
    const other = officers.find(
      (each) => each.unitId !== state.holderUnitId && each.duties.includes('examine'),
    )!;
    const mates = officers.filter(
      (each) => each.unitId === officer.unitId && each.duties.includes('examine'),
    );
    const asked = openConsultations(state);
    const fields: Partial<Record<TakeableStep, Record<string, unknown>>> = {
      admit: {
        termNo: state.termNo,
        competentUnitId: chance.happens(0.6) ? state.competentUnitId : other.unitId,
      },
      assign: { officerId: (mates[0] ?? other).id },
      attach_scan: { documentNo: chance.weighted(state.documents, () => 1)?.no ?? 1 },
      exempt_scan: { documentNo: chance.weighted(state.documents, () => 1)?.no ?? 1, cause: 'shown' },
      request_supplement: {
        ...{ items: 'Bản sao', mode: chance.happens(0.5) ? 'restart' : 'pause', days: '10' },
        directorReason: 'Giám đốc đồng ý.',
      },
      receive_supplement: { received: 'Bản sao' },
      return_supplement: { items: 'Bản chính' },
      suspend: { cause: 'confirmation' },
      consult: { unitIds: [other.unitId], question: 'Ý kiến thế nào?' },
      answer_consultation: {
        no: asked.find((each) => each.unitId === officer.unitId)?.no,
        answer: 'Đồng ý.',
      },
      close_consultation: { no: asked[0]?.no },
      open_linked: { procedureCode: '1.004873', termNo: 1, body: 'Công an thành phố', term: 'added' },
      propose: { outcome: chance.happens(0.8) ? 'granted' : 'denied' },
      return_result: { receiver: 'Người nộp' },
      request_correction: { what: 'Sai ngày' },
      extend: { newDueAt: `${addDays(toLocalDay(state.dueAt ?? now), 4)}T10:00`, cause: 'staff' },
      apologise: { expectedOn: addDays(toLocalDay(now), 3), cause: 'other' },
      note_status: { nationalStatus: chance.weighted([3, 4, 7, 8], (each) => (each === 4 ? 6 : 1)) },
      note_result: { outcome: 'granted', number: '1/KQ', resultOn: toLocalDay(now) },
    };
    return { reason: 'Lý do của bước này.', ...fields[step] };
  };

  const pay = async (chance: Chance, { id, state }: Dossier, now: Date) => {
    const how = chance.between(0, 2);
    const clientKey = crypto.randomUUID();
    if (how === 0)
      return database.transact((tx) => seedOnlinePayment(tx, { wardId, dossierId: id, clientKey, at: now }));
    if (how === 1 && state.receivedAt !== null)
      return database.transact((tx) =>
        takeCash(tx, at.act('quay1', now), id, { clientKey, amountVnd: '8000' }),
      );
    return database.transact(async (tx) => {
      const opening = {
        clientKey,
        method: 'vietqr' as const,
        place: 'desk' as const,
        amountVnd: null,
        by: null,
        now,
      };
      const intent = await openIntent(tx, await findDossier(tx, { wardId, dossierId: id }), opening);
      const amountVnd = chance.happens(0.6) ? intent.amountVnd : intent.amountVnd + 1000;
      await settle(tx, intent, {
        at: now,
        amountVnd,
        transactionId: clientKey.slice(0, 20),
        by: null,
        via: 'callback',
      });
    });
  };

  const lookUp = (chance: Chance, { id, state }: Dossier, now: Date) => {
    const holder = officers.find(
      (each) =>
        each.unitId === state.holderUnitId &&
        each.duties.some((duty) => duty === 'receive' || duty === 'examine'),
    );
    if (!holder || state.documents.length === 0) return Promise.reject(new Problem('not_found', ''));
    const outcome = chance.happens(0.5) ? 'found' : 'not_found';
    const documentNo = chance.weighted(state.documents, () => 1).no;
    return lookUpForDossier(
      platform,
      { officer: holder, now, requestId: 'test' },
      {
        ...{ dossierId: id, documentNo, clientKey: crypto.randomUUID() },
        byHand: { outcome, reason: 'Đã xem ở trang của cơ sở dữ liệu.', checkedAt: '' },
      },
    );
  };

  const answer = (chance: Chance, dossier: Dossier, now: Date) =>
    database.transact((tx) =>
      answerSurvey(
        tx,
        dossier,
        { clientKey: crypto.randomUUID(), way: 'session', now },
        { whole: chance.between(1, 5) },
      ),
    );

  return { arrive, goOn, taken };
}

interface Way {
  officer: Officer;
  step: TakeableStep;
}

const PDF = makePdf({ objects: [] });

function papersOf(chance: Chance, replaced: readonly string[]): IntakeDocument[] {
  const sources = ['original', 'copy', 'electronic', 'database', 'reused', 'shown'] as const;
  return Array.from({ length: chance.between(0, 3) }, (_, no) => {
    const name =
      replaced.length > 0 && chance.happens(0.6) ? chance.weighted(replaced, () => 1) : `Tờ khai ${no}`;
    return {
      ...{ name, source: chance.weighted(sources, () => 1), quantity: 1, reusable: chance.happens(0.3) },
      scan: chance.happens(0.4) ? { name: 'a.pdf', mediaType: 'application/pdf', bytes: PDF } : null,
      scanExemptReason: chance.happens(0.2) ? 'Bản khổ lớn' : null,
      ...(chance.happens(0.3) && {
        reusableFrom: chance.happens(0.5) ? ('vault' as const) : ('database' as const),
      }),
    };
  });
}

/** When the next thing happens: soon, later, or at a midnight to the millisecond. */
export function nextTime(chance: Chance, now: Date): Date {
  if (chance.happens(0.1)) return instant(addDays(toLocalDay(now), chance.between(1, 3)), 0);
  if (chance.happens(0.4)) return new Date(now.getTime() + 1000 + Math.floor(chance.real() * 120_000));
  const [most, share] = chance.happens(0.25) ? [3 * 86_400_000, 0.9] : [7_200_000, 1];
  return new Date(now.getTime() + 1000 + Math.floor(chance.real() * most * share));
}

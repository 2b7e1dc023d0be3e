import {
  acceptDossier,
  type IntakeDocument,
  type IntakeInput,
  type TakeableStep,
  takeStep,
} from '../features/dossiers/index.ts';
import { listOfficers, listUnits, type Officer, planSession } from '../features/organisation/index.ts';
import {
  type DataReplacement,
  matchDataReplacement,
  readCatalogueSeed,
} from '../features/procedures/index.ts';
import { isWorkingDay } from '../law/calendar.ts';
import { addDays, instant, toLocalDay, toLocalIso } from '../law/day.ts';
import { due, parseTerm } from '../law/due.ts';
import { demoPersonalId } from '../law/personal-id.ts';
import { addWorkingMinutes, workingMinutesBetween } from '../law/working-time.ts';
import type { Database, Tx } from '../platform/database/database.ts';
import type { FileStore, StoredFile } from '../platform/files/file-store.ts';
import { Chance } from './chance.ts';
import { keyOf } from './key.ts';
import { drawSample } from './sample-paper.ts';
import { seedLookups } from './seed-lookups.ts';

/** Numbers below are those of the persons who can sign in. */
const FIRST_APPLICANT = 1001;

/** A dossier so far. */
interface Known {
  id: number;
  steps: number;
}

/** One thing that happens to one dossier at a simulated time. */
interface Event {
  at: Date;
  dossier: number;
  no: number;
  run(known: Known): Promise<Known>;
}

export interface DossierSeed {
  database: Database;
  files: FileStore;
  wardId: number;
  count: number;
  /** The simulated year runs from 2 January up to here. */
  until: Date;
  tell?(share: number): void;
}

const AT_ONCE = 12;

/**
 * A year of dossiers made by the real verbs with a simulated clock. Running it again repeats the same client keys and
 * so changes nothing: an interrupted seed goes on where it stopped.
 */
export async function seedDossiers(seed: DossierSeed): Promise<void> {
  const stage = await setStage(seed);
  const events = (await Promise.all(Array.from({ length: seed.count }, (_, at) => script(stage, at)))).flat();
  events.sort((a, b) => a.at.getTime() - b.at.getTime() || a.dossier - b.dossier || a.no - b.no);
  const ids = new Map<number, Known>();
  for (let at = 0; at < events.length; ) {
    const batch: Event[] = [];
    const busy = new Set<number>();
    while (at < events.length && batch.length < AT_ONCE && !busy.has(events[at]!.dossier)) {
      busy.add(events[at]!.dossier);
      batch.push(events[at++]!);
    }
    await Promise.all(
      batch.map(async (event) => {
        const known = ids.get(event.dossier) ?? { id: 0, steps: 0 };
        ids.set(event.dossier, await event.run(known));
      }),
    );
    seed.tell?.(at / events.length);
  }
}

interface Stage extends DossierSeed {
  officers: Map<string, Officer>;
  unitIds: Map<string, number>;
  procedures: Choice[];
  scan: StoredFile;
  result: StoredFile;
  days: string[];
}

interface Choice {
  code: string;
  weight: number;
  term: string;
  termNo: number;
  unitCode: string;
  documents: {
    name: string;
    form: 'original' | 'copy' | 'presented';
    replaced: boolean;
    required: boolean;
  }[];
  business: boolean;
  /** Which papers data replace. */
  rules: DataReplacement[];
}

/** How often a procedure is asked for, against 1 for the others. */
const DEMAND: Record<string, number> = {
  '2.000815': 60,
  '2.000884': 18,
  '1.001193': 16,
  '1.004873': 14,
  '2.000635': 14,
  '1.000656': 6,
  '1.000894': 5,
  '1.001612': 12,
  '2.000720': 6,
  '1.001266': 4,
  '1.013225': 4,
  '1.012812': 2,
  '2.001035': 5,
  '1.011607': 3,
};

async function setStage(seed: DossierSeed): Promise<Stage> {
  const { procedures, replacements } = readCatalogueSeed();
  const officers = await listOfficers(seed.database.db, seed.wardId);
  const units = await listUnits(seed.database.db, seed.wardId);
  const choices = procedures.flatMap((each): Choice[] => {
    const variant = each.terms.find((term) => term.term !== null);
    if (!variant?.term || each.documents.length === 0 || each.competentUnitCode === null) return [];
    const rules = replacements.filter((rule) => rule.code === each.code);
    const documents = each.documents.map(({ name, form, required }) => ({
      ...{ name, form, required },
      replaced: matchDataReplacement(name, rules) !== null,
    }));
    const { code, competentUnitCode: unitCode, forBusiness: business } = each;
    return [
      {
        code,
        unitCode,
        business,
        documents,
        rules,
        term: variant.term,
        termNo: variant.no,
        weight: DEMAND[code] ?? 1,
      },
    ];
  });
  const year = toLocalDay(seed.until).slice(0, 4);
  const days: string[] = [];
  for (let day = `${year}-01-02`; day <= toLocalDay(seed.until); day = addDays(day, 1))
    if (isWorkingDay(day)) days.push(day);
  return {
    ...seed,
    officers: new Map(officers.map((each) => [each.username, each])),
    unitIds: new Map(units.map((each) => [each.code, each.id])),
    procedures: choices,
    scan: { name: 'ban-quet-mau.pdf', mediaType: 'application/pdf', bytes: await drawSample('Bản quét mẫu') },
    result: { name: 'ket-qua-mau.pdf', mediaType: 'application/pdf', bytes: await drawSample('Kết quả mẫu') },
    days,
  };
}

/** Who examines and who reviews in each unit. */
const PEOPLE: Record<string, { examine: string; review: string; sign: string }> = {
  VP: { examine: 'hotich', review: 'chanhvp', sign: 'phochutich' },
  KTHTDT: { examine: 'kinhte', review: 'truongphong.kt', sign: 'chutich' },
  VHXH: { examine: 'vanhoa', review: 'truongphong.vh', sign: 'phochutich' },
  CA: { examine: 'congan', review: 'truongcongan', sign: 'truongcongan' },
  CHQS: { examine: 'quansu', review: 'chihuytruong', sign: 'chihuytruong' },
};

/** The whole life of one dossier, cut off at "now". */
async function script(stage: Stage, order: number): Promise<Event[]> {
  const chance = new Chance(`dossier ${order}`);
  const procedure = chance.weighted(stage.procedures, (each) => each.weight);
  const day = stage.days[Math.floor((order / stage.count) * stage.days.length)]!;
  const share = order / stage.count;
  const isMobile = chance.happens(0.02) && Number(day.slice(5, 7)) >= 4;
  const channel = isMobile
    ? 'mobile'
    : chance.happens(0.66 + 0.2 * share)
      ? 'online'
      : chance.happens(0.04)
        ? 'post'
        : 'direct';
  const minute =
    chance.between(0, 9) < 6
      ? chance.between(7 * 60 + 5, 11 * 60 + 20)
      : chance.between(13 * 60 + 32, 16 * 60 + 50);
  const receivedAt = instant(day, minute);
  const desk = isMobile ? 'luudong' : chance.happens(0.5) ? 'quay1' : 'quay2';
  const people = PEOPLE[procedure.unitCode]!;
  const events: Event[] = [];
  const add = (
    at: Date,
    who: string,
    step: TakeableStep,
    fields: Record<string, unknown> = {},
    file: StoredFile | null = null,
  ) => {
    const no = events.length + 1;
    if (at > stage.until || events.at(-1)?.at === undefined) return;
    events.push({
      at,
      dossier: order,
      no,
      run: ({ id, steps: stepCount }) =>
        take(stage, who, at, { id, stepCount, step, fields, file, key: `${order}/${no}` }),
    });
  };
  if (receivedAt > stage.until) return [];
  const elsewhere = channel === 'direct' && chance.happens(0.03) ? 'Sở Tư pháp thành phố Hải Phòng' : null;
  events.push({
    at: receivedAt,
    dossier: order,
    no: 1,
    run: () => accept(stage, desk, receivedAt, { order, procedure, channel, chance, elsewhere }),
  });
  const dueAt = new Date(due(receivedAt, parseTerm(procedure.term)).dueAt);
  const whole = Math.max(60, workingMinutesBetween(receivedAt, dueAt));
  const isLate = chance.happens(0.045 - 0.02 * share);
  const pace = isLate ? 1.08 + chance.real() * 0.5 : 0.3 + chance.real() * 0.62;
  let delay = 0;
  const when = (part: number) => addWorkingMinutes(receivedAt, Math.round(whole * pace * part) + delay);
  if (chance.happens(0.012)) {
    add(when(0.05), desk, 'refuse', { reason: 'Thủ tục không thuộc thẩm quyền giải quyết của phường.' });
    return events;
  }
  if (elsewhere !== null) {
    add(when(0.04), desk, 'forward');
    add(when(0.2), desk, 'note_status', { nationalStatus: '4' });
    const resultOn = toLocalDay(when(0.9));
    add(when(0.9), desk, 'note_result', { outcome: 'granted', number: `${order}/KQ`, resultOn });
    add(when(1), desk, 'return_result', { receiver: `Người nộp ${order + 1}` });
    return events;
  }
  add(when(0.04), desk, 'transfer');
  add(when(0.07), people.review, 'assign', { officerId: stage.officers.get(people.examine)!.id });
  add(when(0.1), people.examine, 'take_over');
  if (chance.happens(0.012)) {
    add(when(0.3), desk, 'withdraw', { reason: 'Người nộp đề nghị rút hồ sơ.' });
    return events;
  }
  if (chance.happens(0.035)) {
    const mode = chance.happens(0.6) ? 'restart' : 'pause';
    add(when(0.3), people.examine, 'request_supplement', {
      items: 'Bản sao giấy tờ còn thiếu chữ ký',
      reason: 'Giấy tờ chưa đủ chữ ký của người nộp.',
      mode,
    });
    delay += chance.between(1, 4) * 480;
    add(when(0.3), desk, 'receive_supplement', { received: 'Bản sao giấy tờ đã ký' });
  }
  if (delay === 0 && chance.happens(0.03)) {
    const other = procedure.unitCode === 'VHXH' ? 'KTHTDT' : 'VHXH';
    const asked = { unitIds: [stage.unitIds.get(other)!], question: 'Đề nghị cho ý kiến về hồ sơ này.' };
    add(when(0.3), people.examine, 'consult', asked);
    add(when(0.5), PEOPLE[other]!.examine, 'answer_consultation', { no: 1, answer: 'Nhất trí.' });
  } else if (delay === 0 && chance.happens(0.01)) {
    add(when(0.3), people.examine, 'suspend', {
      ...{ cause: 'fee', reason: 'Lệ phí theo quy định.', amountVnd: 50_000 },
    });
    delay += chance.between(1, 3) * 240;
    add(when(0.3), desk, 'resume');
  } else if (isLate && delay === 0 && chance.happens(0.4)) {
    const newDueAt = toLocalIso(addWorkingMinutes(dueAt, 3 * 480)).slice(0, 16);
    add(when(0.55), people.review, 'extend', { newDueAt, cause: 'coordination', reason: 'Chờ xác minh.' });
  }
  const outcome = chance.happens(0.985) ? 'granted' : 'denied';
  add(when(0.65), people.examine, 'propose', { outcome });
  add(when(0.75), people.review, 'submit_for_signature');
  add(when(0.9), people.sign, 'sign');
  add(when(1), 'vanthu', 'stamp', {}, chance.happens(0.93 + 0.06 * share) ? stage.result : null);
  const picked = addWorkingMinutes(when(1), channel === 'online' ? 5 : chance.between(10, 900));
  add(picked, isMobile ? 'luudong' : chance.happens(0.5) ? 'quay1' : 'quay2', 'return_result', {
    receiver: `Người nộp ${order + 1}`,
  });
  if (chance.happens(0.004)) {
    add(addWorkingMinutes(picked, 480), people.examine, 'request_correction', {
      ...{ what: 'Sai ngày tháng ở phần đầu văn bản.', reason: 'Lỗi đánh máy.' },
    });
    add(addWorkingMinutes(picked, 720), people.sign, 'approve_correction', {}, stage.result);
    add(addWorkingMinutes(picked, 960), desk, 'return_result', { receiver: `Người nộp ${order + 1}` });
  }
  return events;
}

async function accept(
  stage: Stage,
  who: string,
  at: Date,
  given: {
    order: number;
    procedure: Choice;
    channel: 'direct' | 'online' | 'post' | 'mobile';
    chance: Chance;
    elsewhere: string | null;
  },
): Promise<Known> {
  const { order, procedure, channel, chance, elsewhere } = given;
  const number = String(order + 1).padStart(4, '0');
  const isPaperBook = chance.happens(0.008) && channel === 'direct';
  const documents = procedure.documents
    .filter((each) => each.required || chance.happens(0.3))
    .map((each): IntakeDocument => {
      const source =
        each.replaced && chance.happens(0.9)
          ? 'database'
          : each.form === 'presented'
            ? 'shown'
            : channel === 'online'
              ? 'electronic'
              : each.form;
      const isKept = source !== 'database' && source !== 'shown';
      return {
        ...{ name: each.name, source, quantity: 1, reusable: each.replaced },
        scan: isKept && (channel === 'online' || chance.happens(0.97)) ? stage.scan : null,
        scanExemptReason: source === 'shown' ? 'Giấy tờ chỉ xuất trình' : null,
      };
    });
  const isBusiness = procedure.business && chance.happens(0.5);
  const form: IntakeInput = {
    clientKey: keyOf(`${order}/1`),
    procedureCode: procedure.code,
    termNo: procedure.termNo,
    channel,
    competentUnitId: stage.unitIds.get(procedure.unitCode)!,
    applicantKind: isBusiness ? 'organisation' : 'citizen',
    applicantName: `Người nộp ${number}`,
    applicantPersonalId: demoPersonalId(order + FIRST_APPLICANT),
    applicantPhone: `000000${number}`,
    applicantAddress: `Tổ dân phố số ${(order % 30) + 1}, phường Hải Dương`,
    ...(isBusiness && {
      representativeName: `Người đại diện ${number}`,
      representativeBasis: 'Giám đốc',
    }),
    assistedOnline: channel === 'online' && chance.happens(0.2),
    forBody: elsewhere ?? '',
    paperBookAt: isPaperBook ? toLocalIso(new Date(at.getTime() - 1_800_000)).slice(0, 16) : '',
  };
  const accepted = await stage.database.transact(async (tx) => {
    if (channel === 'mobile') await planTrip(tx, stage, at);
    const act = actOf(stage, who, at);
    const looked = await seedLookups(tx, act, {
      ...{ procedureCode: procedure.code, rules: procedure.rules, documents, key: `${order}/1` },
      filer: filerOf(form),
    });
    return acceptDossier(tx, stage.files, act, { documents: looked, quiet: true, form });
  });
  return { id: accepted.dossierId, steps: 1 };
}

function filerOf(form: IntakeInput) {
  return {
    ...{ applicantKind: form.applicantKind, name: form.applicantName, birthOn: null },
    personalId: form.applicantPersonalId ?? null,
    representativeName: form.representativeName ?? null,
    representativePersonalId: form.representativePersonalId ?? null,
  };
}

/** The trip of the mobile team on a day, planned by the director when the first dossier of it comes. */
async function planTrip(tx: Tx, stage: Stage, at: Date): Promise<void> {
  const day = toLocalDay(at);
  await planSession(tx, actOf(stage, 'giamdoc', at), {
    ...{ clientKey: keyOf(`trip ${day}`), day, from: 7 * 60, to: 17 * 60, isMobile: true },
    place: `Nhà văn hóa tổ dân phố số ${(Number(day.slice(8)) % 30) + 1}`,
  });
}

interface Taken {
  id: number;
  stepCount: number;
  step: TakeableStep;
  fields: Record<string, unknown>;
  file: StoredFile | null;
  key: string;
}

async function take(stage: Stage, who: string, at: Date, taken: Taken): Promise<Known> {
  const { id, step, stepCount, fields, file } = taken;
  const request = { dossierId: id, step, stepCount, fields, file, clientKey: keyOf(taken.key), quiet: true };
  const { state } = await stage.database.transact((tx) =>
    takeStep(tx, stage.files, actOf(stage, who, at), request),
  );
  return { id, steps: state.stepCount };
}

function actOf(stage: Stage, username: string, now: Date) {
  return { officer: stage.officers.get(username)!, now, requestId: 'gieo' };
}

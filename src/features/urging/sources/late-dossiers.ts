import type { Calendar } from '../../../law/calendar.ts';
import { type Day, formatDay, toLocalDay } from '../../../law/day.ts';
import { isDossierUrged } from '../../../law/urging.ts';
import { workingDaysBetween } from '../../../law/working-days.ts';
import type { Db } from '../../../platform/database/database.ts';
import type { Block } from '../../official-documents/index.ts';
import { findCalendar, listOfficersEver, listUnits } from '../../organisation/index.ts';
import { findUrgingRules } from '../rules.ts';
import type { Ended, GoneDossier } from '../schema.ts';
import { howTheyLeft, listOverdue, type OverdueDossier } from './overdue-dossiers.ts';
import type { LateSource, LateSubject } from './source.ts';

/** More rows than this stand in an annex. */
const MOST_IN_LETTER = 12;

/** Overdue dossiers, those of one competent unit and one procedure together. */
export const lateDossiers: LateSource = {
  kinds: ['dossiers'],
  async look(db, wardId, now) {
    const today = toLocalDay(now);
    const [overdue, rules, { calendar }, naming] = await Promise.all([
      listOverdue(db, wardId, now),
      findUrgingRules(db, wardId, today),
      findCalendar(db, wardId),
      namesOf(db, wardId),
    ]);
    const urged = new Set(
      overdue
        .filter(({ dueAt }) => isDossierUrged(toLocalDay(dueAt), today, rules, calendar))
        .map(({ id }) => id),
    );
    const moment = { ...naming, today, calendar };
    const bySubject = groups(overdue);
    const late = [...bySubject].flatMap(([subject, dossiers]) => {
      const found = dossiers.filter(({ id }) => urged.has(id));
      return found.length > 0 ? [lateSubject(subject, found, moment)] : [];
    });
    return {
      late,
      judge: async ({ state }) => {
        const all = bySubject.get(state.subject) ?? [];
        const listed = new Set(state.dossiers.map(({ id }) => id));
        const still = all.filter(({ id }) => listed.has(id) || urged.has(id));
        const over = state.dossiers.filter(({ id }) => !all.some((each) => each.id === id));
        const left = await howTheyLeft(db, wardId, over, now);
        if (still.length === 0)
          return { left, joined: [], ended: endedBy([...state.gone, ...left]), late: null };
        const joined = still.filter(({ id }) => !listed.has(id)).map(({ id, code }) => ({ id, code }));
        return { left, joined, ended: null, late: lateSubject(state.subject, still, moment) };
      },
    };
  },
};

const subjectOf = ({ competentUnitId, procedureCode }: OverdueDossier) =>
  `dossiers/${competentUnitId}/${procedureCode}`;

function groups(dossiers: readonly OverdueDossier[]): Map<string, OverdueDossier[]> {
  const found = new Map<string, OverdueDossier[]>();
  for (const each of dossiers) found.set(subjectOf(each), [...(found.get(subjectOf(each)) ?? []), each]);
  return found;
}

function endedBy(gone: readonly GoneDossier[]): Ended {
  const results = gone.filter(({ how }) => how === 'result');
  const last = results.toSorted((one, other) => (one.on < other.on ? -1 : 1)).at(-1);
  const rest = gone.length - results.length;
  const others = rest > 0 ? `; ${rest} hồ sơ khác không còn phải giải quyết hoặc không còn quá hạn` : '';
  if (last)
    return {
      closing: 'product',
      because: `${results.length} hồ sơ đã có kết quả, hồ sơ cuối ${last.code} ngày ${formatDay(last.on)}${others}.`,
      evidence: { kind: 'dossier', id: String(last.id), on: last.on },
    };
  const isEnded = gone.some(({ how }) => how === 'ended');
  return {
    closing: isEnded ? 'ended' : 'recovered',
    because: isEnded
      ? 'Các hồ sơ đã bị từ chối, rút hoặc dừng.'
      : 'Các hồ sơ không còn quá hạn (đang chờ người nộp hoặc hạn đã tính lại).',
    evidence: null,
  };
}

interface Naming {
  /** In full, as a letter begins. */
  fullNames: ReadonlyMap<number, string>;
  unitNames: ReadonlyMap<number, string>;
  officerNames: ReadonlyMap<number, string>;
}

async function namesOf(db: Db, wardId: number): Promise<Naming> {
  const [units, officers] = await Promise.all([listUnits(db, wardId), listOfficersEver(db, wardId)]);
  return {
    fullNames: new Map(units.map((unit) => [unit.id, unit.name])),
    unitNames: new Map(units.map((unit) => [unit.id, unit.shortName])),
    officerNames: new Map(officers.map((officer) => [officer.id, officer.displayName])),
  };
}

type Moment = Naming & { today: Day; calendar: Calendar };

function lateSubject(subject: string, dossiers: OverdueDossier[], moment: Moment): LateSubject {
  const { procedureCode, procedureName, competentUnitId, dueAt } = dossiers[0]!;
  const most = workingDaysBetween(toLocalDay(dueAt), moment.today, moment.calendar);
  const why = `${dossiers.length} hồ sơ quá hạn, lâu nhất ${most} ngày làm việc.`;
  const table = tableOf(dossiers, moment);
  const isLong = dossiers.length > MOST_IN_LETTER;
  return {
    ...{ kind: 'dossiers', subject, unitIds: [competentUnitId], why },
    title: `Hồ sơ quá hạn: ${procedureCode} ${procedureName}`,
    addressees: [moment.fullNames.get(competentUnitId)!],
    dossiers: dossiers.map(({ id, code }) => ({ id, code })),
    matter: {
      about: `giải quyết ${dossiers.length} hồ sơ quá hạn của thủ tục "${procedureName}"`,
      body: [
        {
          kind: 'paragraph',
          text: `Đến ngày ${formatDay(moment.today)}, ${moment.fullNames.get(competentUnitId)} có ${dossiers.length} hồ sơ của thủ tục "${procedureName}" (mã ${procedureCode}) đã quá hạn mà chưa có kết quả, lâu nhất ${most} ngày làm việc${isLong ? ' (danh sách kèm theo)' : ', cụ thể'}:`,
        },
        ...(isLong ? [] : [table]),
      ],
      asked: 'giải quyết dứt điểm các hồ sơ nêu trên, xin lỗi người nộp và hẹn lại theo quy định',
      annexes: isLong ? [{ title: 'Danh sách hồ sơ quá hạn', isLandscape: false, body: [table] }] : [],
      task: null,
    },
  };
}

/** No name of an applicant stands in a letter between offices: the code is enough. */
function tableOf(dossiers: readonly OverdueDossier[], moment: Moment): Block {
  const rows = dossiers.map((each, at) => {
    const dueOn = toLocalDay(each.dueAt);
    const holder = [
      moment.unitNames.get(each.holderUnitId) ?? '',
      each.holderOfficerId === null ? '' : (moment.officerNames.get(each.holderOfficerId) ?? ''),
    ];
    const daysLate = workingDaysBetween(dueOn, moment.today, moment.calendar);
    return [String(at + 1), each.code, formatDay(dueOn), String(daysLate), holder.filter(Boolean).join(', ')];
  });
  return {
    kind: 'table',
    caption: null,
    columns: [
      { label: 'TT', align: 'center', weight: 1 },
      { label: 'Mã hồ sơ', align: 'left', weight: 5 },
      { label: 'Hẹn trả', align: 'center', weight: 3 },
      { label: 'Quá (ngày làm việc)', align: 'right', weight: 3 },
      { label: 'Đang giữ', align: 'left', weight: 5 },
    ],
    rows,
    strong: [],
  };
}

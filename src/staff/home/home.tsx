import { Hono } from 'hono';
import {
  countFound,
  countWaiting,
  type DossierLine,
  type DossierSearch,
  findWardRules,
  STATUS_LABELS,
  searchDossiers,
} from '../../features/dossiers/index.ts';
import { listOfficers, listUnits, type Officer } from '../../features/organisation/index.ts';
import { formatTime } from '../../law/day.ts';
import { intakeAnswerDue } from '../../law/intake-answer.ts';
import { DossierTable } from '../dossier/list/queue-parts.tsx';
import { FeedbackAlarmsCard } from '../feedback/alarms/alarms-card.tsx';
import { FeedbackCard } from '../feedback/home-card.tsx';
import { handlesDossiers, StaffPage } from '../frame.tsx';
import { InspectionCard } from '../inspections/notice-card.tsx';
import { sayRows } from '../looks/say-rows.ts';
import type { StaffContext, StaffEnv } from '../session.ts';
import { FollowUpCard } from '../surveys/follow-ups.tsx';
import { IdleLetters, UrgingCard } from '../urging/urging-card.tsx';
import { readUnitWork, UnitWorkCard } from './unit-work.tsx';

const SHOWN = 10;
/** Of what stands above the list of everything that waits. */
const SHOWN_FIRST = 5;

/** Officers open on what they must do now, leaders on the plan's wall, who oversees other wards on these, administrators on what they keep in order. */
export const home = new Hono<StaffEnv>()
  .get('/can-bo', (c) => {
    const { officer } = c.var;
    if (officer.overseesWards) return c.redirect('/can-bo/thanh-pho');
    if (officer.duties.includes('oversee') || officer.duties.includes('control'))
      return c.redirect('/can-bo/ke-hoach');
    return c.redirect(handlesDossiers(officer) ? '/can-bo/viec' : '/can-bo/quan-tri');
  })
  .get('/can-bo/viec', async (c) => {
    const { officer } = c.var;
    const { database, now } = c.var.platform;
    if (!handlesDossiers(officer)) return c.redirect('/can-bo/quan-tri');
    const rules = await findWardRules(database.db, officer.wardId, now());
    const units = await listUnits(database.db, officer.wardId);
    const officers = await listOfficers(database.db, officer.wardId);
    const waiting = await countWaiting(database.db, officer);
    const moment = { now: now(), soonUntil: rules.soonUntil };
    const list = async (change: Partial<DossierSearch>) => {
      const { lines } = await searchDossiers(database.db, officer, { ...EVERYTHING, ...change }, moment);
      sayRows(c, lines.length);
      return lines;
    };
    const table = {
      unitNames: new Map(units.map((unit) => [unit.id, unit.shortName])),
      officerNames: new Map(officers.map((each) => [each.id, each.displayName])),
      now: now(),
      rules,
    };
    const urgent = await Promise.all(
      URGENT.filter(
        ({ duties }) => duties === null || duties.some((duty) => officer.duties.includes(duty)),
      ).map(async ({ search, ...words }) => ({
        ...words,
        count: await countFound(
          database.db,
          officer,
          { ...EVERYTHING, ...search(), limit: MOST_URGENT },
          moment,
        ),
      })),
    );
    const concerns = await Promise.all(
      CONCERNS.filter((each) => each.duties.some((duty) => officer.duties.includes(duty))).map(
        async (each) => ({ ...each, lines: await list({ ...each.search(officer), limit: SHOWN_FIRST }) }),
      ),
    );
    return c.html(
      <StaffPage title="Việc hôm nay" officer={officer} token={c.var.token} place="/can-bo/viec">
        <h1>Việc hôm nay</h1>
        <UnitWorkCard work={await readUnitWork(database.db, officer, now())} />
        <FeedbackAlarmsCard c={c} />
        <UrgingCard c={c} />
        <InspectionCard c={c} />
        <IdleLetters c={c} />
        <FeedbackCard c={c} />
        <FollowUpCard c={c} />
        <div id="viec-cho" data-live="/can-bo/su-kien/dossiers">
          <nav class="tally" aria-label="Đang chờ tôi">
            {waiting.map(({ status, count }) => (
              <a href={`/can-bo/ho-so?viec=mine&tinh-trang=${status}`}>
                <b>{count}</b> {STATUS_LABELS[status]}
              </a>
            ))}
          </nav>
          <nav class="tally" aria-label="Thời hạn">
            {urgent
              .filter(({ count }) => count > 0)
              .map(({ label, query, count }) => (
                <a href={`/can-bo/ho-so?${query}`}>
                  <strong>{count === MOST_URGENT ? `từ ${MOST_URGENT}` : count}</strong> {label}
                </a>
              ))}
          </nav>
          {concerns
            .filter(({ lines }) => lines.length > 0)
            .map(({ title, lines, query, hint }) => (
              <section class="mb-3" aria-label={title}>
                <h2>{title}</h2>
                {hint && <p class="mb-1">{hint(lines, rules)}</p>}
                <DossierTable lines={lines} {...table} />
                <p>
                  <a href={`/can-bo/ho-so?${query(officer)}`}>Xem hết: {title.toLowerCase()}</a>
                </p>
              </section>
            ))}
          <h2>Chờ tôi, gấp trước</h2>
          <DossierTable lines={await list({ queue: 'mine' })} {...table} />
          <UnitsLate c={c} lines={await list({ queue: 'overdue', unitId: officer.unitId })} table={table} />
        </div>
      </StaffPage>,
    );
  });

const EVERYTHING: DossierSearch = {
  ...{ queue: 'mine', q: '', status: null, channel: null, unitId: null, place: null, procedureCode: null },
  ...{ holderId: null, unreceived: false, after: null, limit: SHOWN },
};

const MOST_URGENT = 100;

/** What waits for me by its due time: each as the list of the same address shows it. */
const URGENT: {
  label: string;
  /** Null: whoever handles dossiers. */
  duties: Officer['duties'] | null;
  query: string;
  search(): Partial<DossierSearch>;
}[] = [
  {
    label: 'Quá giờ trả lời tiếp nhận',
    duties: ['receive'],
    query: 'viec=unanswered',
    search: () => ({ queue: 'unanswered' }),
  },
  {
    label: 'Quá hạn, chờ tôi',
    duties: null,
    query: 'viec=mine&tre=1',
    search: () => ({ queue: 'mine', late: true }),
  },
  {
    label: 'Sắp đến hạn, chờ tôi',
    duties: null,
    query: 'viec=mine&sap=1',
    search: () => ({ queue: 'mine', soon: true }),
  },
];

interface Concern {
  title: string;
  duties: Officer['duties'];
  search(officer: Officer): Partial<DossierSearch>;
  /** The same as the list's own address writes it. */
  query(officer: Officer): string;
  hint?(lines: DossierLine[], rules: Parameters<typeof DossierTable>[0]['rules']): string;
}

/** What must not wait behind everything else, for whoever has these duties; what nobody has is not shown. */
const CONCERNS: Concern[] = [
  {
    title: 'Hồ sơ mới đến, phải trả lời',
    duties: ['receive'],
    search: () => ({ queue: 'open', status: 'submitted', sort: 'oldest' }),
    query: () => 'viec=open&tinh-trang=submitted&xep=oldest',
    hint: (lines, rules) => {
      const first = lines[0]!;
      const kind = first.channel === 'online' ? 'online' : 'paper';
      const by = intakeAnswerDue(first.submittedAt, kind, rules.calendar, rules.hoursOn);
      return by === null
        ? 'Tiếp nhận, yêu cầu bổ sung hoặc từ chối.'
        : `Trả lời hồ sơ đầu trước ${formatTime(by)}.`;
    },
  },
  {
    title: 'Bổ sung gửi qua cổng, phải kiểm tra',
    duties: ['receive'],
    search: () => ({ queue: 'open', answered: true, sort: 'oldest' }),
    query: () => 'viec=open&da-bo-sung=1&xep=oldest',
  },
  {
    title: 'Đã giao, chưa nhận',
    duties: ['examine', 'review', 'sign', 'stamp', 'return'],
    search: () => ({ queue: 'unit', unreceived: true }),
    query: () => 'viec=unit&chua-nhan=1',
  },
  {
    title: 'Người giữ đã nghỉ, phải giao lại',
    duties: ['review'],
    search: () => ({ queue: 'unit', orphaned: true }),
    query: () => 'viec=unit&nguoi-nghi=1',
  },
  {
    title: 'Bị trả lại',
    duties: ['examine', 'review'],
    search: () => ({ queue: 'mine', sentBack: true }),
    query: () => 'viec=mine&tra-lai=1',
  },
];

/** What became late in the officer's own unit, whoever holds it. */
function UnitsLate(props: {
  c: StaffContext;
  lines: Parameters<typeof DossierTable>[0]['lines'];
  table: Omit<Parameters<typeof DossierTable>[0], 'lines'>;
}) {
  if (props.lines.length === 0) return null;
  return (
    <>
      <h2 class="mt-3">Đơn vị tôi đang quá hạn</h2>
      <DossierTable lines={props.lines} {...props.table} />
      <p>
        <a href={`/can-bo/ho-so?viec=overdue&don-vi=${props.c.var.officer.unitId}`}>Xem hết</a>
      </p>
    </>
  );
}

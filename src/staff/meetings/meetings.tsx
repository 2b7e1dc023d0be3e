import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import {
  listMeetings,
  MEETING_STATE_LABELS,
  type Meeting,
  mayLead,
  planMeeting,
} from '../../features/meetings/index.ts';
import { listOfficers } from '../../features/organisation/index.ts';
import { addDays, clockTime, type Day, formatDay, toLocalDay, weekday, weekdayName } from '../../law/day.ts';
import { readId } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { FormToken, fieldsOf, Input, Select } from '../../ui/field.tsx';
import { ErrorSummary, SCROLLS } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import { actOf, type StaffContext, type StaffEnv } from '../session.ts';
import { AGENDA_SOURCES } from './agenda-sources.ts';
import { meetingPage } from './meeting.tsx';

const PATH = '/can-bo/giao-ban';
const SHOWN = 30;

/** The weekly meetings: the list, a new one, and each one's page. */
export const meetingPages = new Hono<StaffEnv>()
  .get(PATH, async (c) => c.html(await show(c, startOf(toLocalDay(c.var.platform.now())))))
  .post(PATH, async (c) => {
    const body = await c.req.parseBody();
    try {
      const id = await c.var.platform.database.transact((tx) =>
        planMeeting(tx, actOf(c), body, AGENDA_SOURCES),
      );
      return c.redirect(`${PATH}/${id}`, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'invalid') throw error;
      return c.html(await show(c, body, error), error.status);
    }
  })
  .route('/', meetingPage);

/** A fresh form: next Monday at eight. */
function startOf(today: Day): Record<string, string> {
  const monday = addDays(today, (8 - weekday(today)) % 7);
  return {
    ...{ clientKey: randomUUID(), heldOn: monday, from: '08:00', place: 'Phòng họp Trung tâm' },
    title: `Giao ban tuần (${formatDay(monday)})`,
  };
}

async function show(c: StaffContext, values: Record<string, unknown>, problem?: Problem) {
  const { db } = c.var.platform.database;
  const { officer } = c.var;
  const [day, id] = (c.req.query('sau') ?? '').split('~');
  const afterId = readId(id);
  const found = await listMeetings(db, officer.wardId, {
    limit: SHOWN + 1,
    after: afterId !== null && /^\d{4}-\d\d-\d\d$/.test(day ?? '') ? { heldOn: day!, id: afterId } : null,
  });
  const meetings = found.slice(0, SHOWN);
  const last = meetings.at(-1);
  return (
    <StaffPage title="Giao ban" officer={officer} token={c.var.token} place="/can-bo/ke-hoach">
      <p class="no-print">
        <a href="/can-bo/ke-hoach">Kế hoạch</a>
      </p>
      <h1>Giao ban</h1>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      <div class="two-columns">
        <section aria-label="Các cuộc họp">
          {meetings.length === 0 ? (
            <p class="empty-state">Chưa có cuộc họp nào. Lên lịch thì chương trình tự có từ việc đang mở.</p>
          ) : (
            <MeetingTable meetings={meetings} />
          )}
          {last && found.length > SHOWN && (
            <p>
              <a href={`${PATH}?sau=${last.heldOn}~${last.id}`}>Xem thêm</a>
            </p>
          )}
        </section>
        {mayLead(officer) && (
          <PlanForm c={c} values={values} problem={problem} leaders={await leadersOf(c)} />
        )}
      </div>
    </StaffPage>
  );
}

async function leadersOf(c: StaffContext) {
  const officers = await listOfficers(c.var.platform.database.db, c.var.officer.wardId);
  return officers
    .filter(mayLead)
    .map((each) => ({ value: String(each.id), label: `${each.displayName} (${each.title})` }));
}

function MeetingTable({ meetings }: { meetings: Meeting[] }) {
  return (
    <div class="table-responsive" {...SCROLLS}>
      <table class="table">
        <thead>
          <tr>
            <th>Ngày</th>
            <th>Cuộc họp</th>
            <th>Tình trạng</th>
          </tr>
        </thead>
        <tbody>
          {meetings.map((each) => (
            <tr>
              <td>
                {formatDay(each.heldOn)}
                <div class="text-secondary">
                  {weekdayName(each.heldOn)}, {clockTime(each.fromMinute)}
                </div>
              </td>
              <td>
                <a href={`${PATH}/${each.id}`}>{each.title}</a>
                <div class="text-secondary">{each.place}</div>
              </td>
              <td>{MEETING_STATE_LABELS[each.state]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface PlanFormProps {
  c: StaffContext;
  values: Record<string, unknown>;
  problem: Problem | undefined;
  leaders: { value: string; label: string }[];
}

function PlanForm({ c, values, problem, leaders }: PlanFormProps) {
  const field = fieldsOf({ chairId: String(c.var.officer.id), ...values }, problem?.fields);
  return (
    <section class="card card-body mb-3 no-print" aria-labelledby="len-lich">
      <h2 id="len-lich">Lên lịch họp</h2>
      <p class="text-secondary">
        Chương trình lấy từ nhiệm vụ chậm, chỉ tiêu giảm, hồ sơ quá hạn, việc đến hạn và kết luận chưa xong
        lúc lên lịch; sau đó sửa được.
      </p>
      <form method="post" action={PATH}>
        <FormToken value={c.var.token} />
        <input type="hidden" name="clientKey" value={String(values.clientKey ?? '')} />
        <Input {...field('title')} label="Cuộc họp" required />
        <Input {...field('heldOn')} label="Ngày" type="date" required />
        <Input {...field('from')} label="Giờ" type="time" required />
        <Input {...field('place')} label="Nơi họp" required />
        <Select {...field('chairId')} label="Chủ trì" required choices={leaders} />
        <button class="btn btn-primary" type="submit">
          Lên lịch và lập chương trình
        </button>
      </form>
    </section>
  );
}

import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import {
  cancelMeeting,
  changeAgenda,
  closeMeeting,
  composeAgenda,
  conclude,
  draftMinutes,
  findMeeting,
  holdMeeting,
  listAttendance,
  listConclusions,
  listMeetingSteps,
  listPoints,
  MEETING_STATE_LABELS,
  MEETING_STEP_LABELS,
  type Meeting,
  type MeetingDeed,
  mayLead,
  openSteps,
  originOf,
} from '../../features/meetings/index.ts';
import { drawPdf, listByOrigin, writeDocx } from '../../features/official-documents/index.ts';
import { type Act, listOfficersEver, listUnits, type Officer } from '../../features/organisation/index.ts';
import { listSubtasks } from '../../features/plans/index.ts';
import { clockTime, formatDay, formatTime, toLocalDay, weekdayName } from '../../law/day.ts';
import type { Tx } from '../../platform/database/database.ts';
import { mustBeId } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { ErrorSummary } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import { actOf, type StaffContext, type StaffEnv } from '../session.ts';
import { Agenda } from './agenda.tsx';
import { AttendanceForm, AttendanceList, MeetingDocuments, OtherSteps } from './meeting-forms.tsx';
import type { MeetingForm, MeetingView } from './meeting-view.ts';

const PATH = '/can-bo/giao-ban/:id{[0-9]+}';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

type Body = Record<string, unknown>;
const VERBS: Record<MeetingForm['name'], (tx: Tx, act: Act, id: number, body: Body) => Promise<unknown>> = {
  ...{ 'chuong-trinh': changeAgenda, 'thanh-phan': holdMeeting, 'ket-luan': conclude },
  ...{ 'ket-thuc': closeMeeting, 'khong-hop': cancelMeeting, 'bien-ban': draftMinutes },
};

/** One meeting: its agenda, who was there, what was concluded, its papers. */
export const meetingPage = new Hono<StaffEnv>()
  .get(PATH, async (c) => c.html(await show(c, null)))
  .get(`${PATH}/chuong-trinh.docx`, async (c) => {
    const document = await agendaOf(c);
    return sendBytes(c, await writeDocx(document), { type: DOCX, name: 'chuong-trinh.docx' });
  })
  .get(`${PATH}/chuong-trinh.pdf`, async (c) => {
    const document = await agendaOf(c);
    return sendBytes(c, await drawPdf(document), { type: 'application/pdf', name: 'chuong-trinh.pdf' });
  });

for (const name of Object.keys(VERBS) as MeetingForm['name'][])
  meetingPage.post(`${PATH}/${name}`, async (c) => {
    const id = mustBeId(c.req.param('id'));
    const body = await c.req.parseBody();
    try {
      await c.var.platform.database.transact((tx) => VERBS[name](tx, actOf(c), id, body));
      return c.redirect(`/can-bo/giao-ban/${id}`, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code === 'not_found' || error.code === 'not_allowed')
        throw error;
      return c.html(await show(c, { name, values: body, problem: error }), error.status);
    }
  });

function agendaOf(c: StaffContext) {
  const { database, now } = c.var.platform;
  return composeAgenda(database.db, c.var.officer.wardId, mustBeId(c.req.param('id')), now());
}

function sendBytes(c: StaffContext, bytes: Uint8Array, { type, name }: { type: string; name: string }) {
  c.header('content-type', type);
  c.header('content-disposition', `attachment; filename="${name}"`);
  return c.body(new Uint8Array(bytes));
}

async function readMeeting(
  c: StaffContext,
  form: MeetingForm | null,
): Promise<MeetingView & { steps: MeetingDeed[] }> {
  const { database, now } = c.var.platform;
  const { officer, token } = c.var;
  const { db } = database;
  const meeting = await findMeeting(db, officer.wardId, mustBeId(c.req.param('id')));
  const [points, conclusions, attendance, steps, units, officers, subtasks, documents] = await Promise.all([
    listPoints(db, officer.wardId, meeting.id),
    listConclusions(db, officer.wardId, meeting.id),
    listAttendance(db, officer.wardId, meeting.id),
    listMeetingSteps(db, officer.wardId, meeting.id),
    listUnits(db, officer.wardId),
    listOfficersEver(db, officer.wardId),
    listSubtasks(db, officer.wardId, { originPrefix: `${originOf(meeting.id)}/` }),
    listByOrigin(db, officer.wardId, [originOf(meeting.id)]),
  ]);
  const open = mayLead(officer) ? openSteps(meeting) : [];
  const freshKey = randomUUID;
  const read = { meeting, points, conclusions, attendance, steps, units, officers, subtasks, documents };
  return { ...read, open, leads: mayLead(officer), token, form, freshKey, today: toLocalDay(now()) };
}

async function show(c: StaffContext, form: MeetingForm | null) {
  const view = await readMeeting(c, form);
  const { meeting } = view;
  return (
    <StaffPage title={meeting.title} officer={c.var.officer} token={c.var.token} place="/can-bo/ke-hoach">
      <p class="no-print">
        <a href="/can-bo/giao-ban">Giao ban</a>
      </p>
      <div class="page-head">
        <h1>{meeting.title}</h1>
        <span>{MEETING_STATE_LABELS[meeting.state]}</span>
      </div>
      <When meeting={meeting} officers={view.officers} />
      {form && <ErrorSummary message={form.problem.message} fields={fieldsOnPage(form)} />}
      <div class="two-columns">
        <Agenda view={view} />
        <div>
          <MeetingDocuments view={view} />
          <AttendanceList view={view} />
          {view.open.includes('hold') && meeting.heldOn <= view.today && <AttendanceForm view={view} />}
          <OtherSteps view={view} />
          <History steps={view.steps} officers={view.officers} />
        </div>
      </div>
    </StaffPage>
  );
}

/** The fields of a conclusion carry the number of their point. */
function fieldsOnPage({ name, values, problem }: MeetingForm): Record<string, string> {
  if (name !== 'ket-luan') return problem.fields;
  const entries = Object.entries(problem.fields);
  return Object.fromEntries(entries.map(([field, text]) => [`${field}-${String(values.pointNo)}`, text]));
}

function When({ meeting, officers }: { meeting: Meeting; officers: Officer[] }) {
  const chair = officers.find((each) => each.id === meeting.chairId);
  return (
    <p>
      {weekdayName(meeting.heldOn)}, {formatDay(meeting.heldOn)}, {clockTime(meeting.fromMinute)},{' '}
      {meeting.place}. Chủ trì: {chair ? `${chair.displayName}` : '–'}.
    </p>
  );
}

function History({ steps, officers }: { steps: MeetingDeed[]; officers: Officer[] }) {
  return (
    <details class="mb-3">
      <summary>Diễn biến ({steps.length})</summary>
      <ol class="steps">
        {steps.map((step) => (
          <li>
            <b>{MEETING_STEP_LABELS[step.step]}</b>
            {step.pointNo !== null && ` (nội dung ${step.pointNo})`}
            {step.note && `: ${step.note}`}
            <div class="text-secondary">
              {officers.find((each) => each.id === step.by)?.displayName ?? 'Cán bộ đã nghỉ'},{' '}
              {formatTime(step.at)}
            </div>
          </li>
        ))}
      </ol>
    </details>
  );
}

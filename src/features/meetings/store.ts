import type { Db, Tx } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import type {
  Attendance,
  Conclusion,
  Meeting,
  MeetingPoint,
  MeetingState,
  MeetingStep,
  PointKind,
  Presence,
} from './schema.ts';

function rowsOf(db: Db, wardId: number) {
  return db.selectFrom('meetings').selectAll().where('ward_id', '=', wardId);
}

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['executeTakeFirstOrThrow']>>;

const toMeeting = (row: Row): Meeting => ({
  ...{ id: row.id, heldOn: row.held_on, fromMinute: row.from_minute, place: row.place, title: row.title },
  ...{ state: row.state as MeetingState, chairId: row.chair_id, secretaryId: row.secretary_id },
  stepCount: row.step_count,
});

/** Meetings, the newest first; `beforeId` continues after a page. */
export async function listMeetings(
  db: Db,
  wardId: number,
  { limit, after }: { limit: number; after: { heldOn: string; id: number } | null },
): Promise<Meeting[]> {
  let query = rowsOf(db, wardId);
  if (after)
    query = query.where(({ eb, or, and }) =>
      or([
        eb('held_on', '<', after.heldOn),
        and([eb('held_on', '=', after.heldOn), eb('id', '<', after.id)]),
      ]),
    );
  const rows = await query.orderBy('held_on', 'desc').orderBy('id', 'desc').limit(limit).execute();
  return rows.map(toMeeting);
}

/** @throws Problem not_found, also for another ward's */
export async function findMeeting(db: Db, wardId: number, id: number): Promise<Meeting> {
  const row = await rowsOf(db, wardId).where('id', '=', id).executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có cuộc họp này.');
  return toMeeting(row);
}

/** The same, held until the transaction ends. */
export async function lockMeeting(tx: Tx, wardId: number, id: number): Promise<Meeting> {
  const row = await rowsOf(tx, wardId).where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có cuộc họp này.');
  return toMeeting(row);
}

/** The last meeting before a new one at which something was said; null when there was none. */
export async function findLastHeld(db: Db, wardId: number): Promise<Meeting | null> {
  const row = await rowsOf(db, wardId)
    .where('state', 'in', ['held', 'closed'])
    .orderBy('held_on', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? toMeeting(row) : null;
}

/** The points of a meeting in their order, also those that were taken off. */
export async function listPoints(db: Db, wardId: number, meetingId: number): Promise<MeetingPoint[]> {
  const rows = await db
    .selectFrom('meeting_points')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('meeting_id', '=', meetingId)
    .orderBy('ord')
    .orderBy('no')
    .execute();
  return rows.map((row) => ({
    ...{ no: row.no, order: row.ord, kind: row.kind as PointKind, subject: row.subject, title: row.title },
    ...{ detail: row.detail, address: row.address, unitId: row.unit_id, removedWhy: row.removed_why },
    task: row.plan_id === null ? null : { planId: row.plan_id, taskKey: row.task_key! },
  }));
}

/** What was concluded, in the order in which it was written down. */
export async function listConclusions(db: Db, wardId: number, meetingId: number): Promise<Conclusion[]> {
  const rows = await db
    .selectFrom('meeting_conclusions')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('meeting_id', '=', meetingId)
    .orderBy('no')
    .execute();
  return rows.map((row) => ({
    ...{ no: row.no, pointNo: row.point_no, text: row.text, subtaskId: row.subtask_id },
    ...{ by: row.concluded_by, at: row.concluded_at },
  }));
}

/** Who was there, as it was last written down; empty before. */
export async function listAttendance(db: Db, wardId: number, meetingId: number): Promise<Attendance[]> {
  const rows = await db
    .selectFrom('meeting_attendance')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('meeting_id', '=', meetingId)
    .where('step_no', '=', ({ selectFrom }) =>
      selectFrom('meeting_attendance as a')
        .select(({ fn }) => fn.max('a.step_no').as('no'))
        .where('a.ward_id', '=', wardId)
        .where('a.meeting_id', '=', meetingId),
    )
    .orderBy('unit_id')
    .execute();
  return rows.map((row) => ({ unitId: row.unit_id, presence: row.presence as Presence, who: row.who }));
}

export interface MeetingDeed {
  no: number;
  step: MeetingStep;
  pointNo: number | null;
  note: string;
  by: number;
  at: Date;
}

/** Every deed at a meeting, in their order. */
export async function listMeetingSteps(db: Db, wardId: number, meetingId: number): Promise<MeetingDeed[]> {
  const rows = await db
    .selectFrom('meeting_steps')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('meeting_id', '=', meetingId)
    .orderBy('no')
    .execute();
  return rows.map((row) => ({
    ...{ no: row.no, step: row.step as MeetingStep, pointNo: row.point_no, note: row.note },
    ...{ by: row.taken_by, at: row.taken_at },
  }));
}

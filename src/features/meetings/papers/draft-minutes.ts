import { z } from 'zod';
import { formatDay } from '../../../law/day.ts';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import { type Block, draftDocument } from '../../official-documents/index.ts';
import { type Act, listOfficersEver, listUnits } from '../../organisation/index.ts';
import { findPlanInUse, listSubtasks, matchSource } from '../../plans/index.ts';
import { PRESENCE_LABELS } from '../labels.ts';
import { type Attendance, type Conclusion, clientKey, type Meeting, type MeetingPoint } from '../schema.ts';
import { listAttendance, listConclusions, listPoints, lockMeeting } from '../store.ts';
import { mustLead } from '../workflow.ts';
import { whenAndWhere } from './agenda-blocks.ts';

const minutesForm = z.object({
  clientKey,
  kind: z.enum(['minutes', 'notice'], 'Chọn biên bản hoặc thông báo kết luận.'),
});

/** What a document of a meeting is made for: one that is not cancelled for each meeting. */
export function originOf(meetingId: number): string {
  return `meeting/${meetingId}`;
}

/**
 * Drafts the minutes of a meeting, or the notice of its conclusions, as an official document. The same client key once.
 * @returns the document's id
 * @throws Problem invalid, not_allowed, not_found, step_not_open (not held yet, or it has such a document)
 */
export async function draftMinutes(tx: Tx, act: Act, meetingId: number, form: unknown): Promise<number> {
  mustLead(act);
  const given = parseFields(minutesForm, form, 'Chưa soạn được văn bản.');
  const { wardId } = act.officer;
  const meeting = await lockMeeting(tx, wardId, meetingId);
  if (meeting.state !== 'held' && meeting.state !== 'closed')
    throw new Problem('step_not_open', 'Cuộc họp chưa diễn ra, chưa soạn được biên bản.');
  const isMinutes = given.kind === 'minutes';
  const body = await bodyOf(tx, wardId, meeting, isMinutes);
  return draftDocument(tx, act, {
    ...{ clientKey: given.clientKey, kind: given.kind, origin: originOf(meetingId), body },
    subject: isMinutes
      ? `${meeting.title} ngày ${formatDay(meeting.heldOn)}`
      : `Kết luận tại ${lowerFirst(meeting.title)} ngày ${formatDay(meeting.heldOn)}`,
    ...{ addressees: [], basis: [], recipients: ['Các đơn vị dự họp', 'Chủ tịch, các Phó Chủ tịch'] },
    ...{ signing: 'director', tasks: await tasksOf(tx, wardId, meeting) },
  });
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** The tasks of the plan that ask for meetings: the minutes fulfil them. */
async function tasksOf(db: Db, wardId: number, meeting: Meeting) {
  const plan = await findPlanInUse(db, wardId, Number(meeting.heldOn.slice(0, 4)));
  return (plan?.tasks ?? [])
    .filter((task) => matchSource('meeting', task))
    .map((task) => ({ planId: plan!.id, taskKey: task.key }));
}

async function bodyOf(db: Db, wardId: number, meeting: Meeting, isMinutes: boolean): Promise<Block[]> {
  const [points, conclusions, attendance, units, officers] = await Promise.all([
    listPoints(db, wardId, meeting.id),
    listConclusions(db, wardId, meeting.id),
    listAttendance(db, wardId, meeting.id),
    listUnits(db, wardId),
    listOfficersEver(db, wardId),
  ]);
  const nameOf = (unitId: number) => units.find((unit) => unit.id === unitId)?.name ?? '';
  const chair = officers.find((each) => each.id === meeting.chairId);
  const work = await workRows(db, wardId, { meeting, conclusions, nameOf });
  return [
    { kind: 'paragraph', text: `Thời gian, địa điểm: ${whenAndWhere(meeting)}.` },
    { kind: 'paragraph', text: `Chủ trì: ${chair ? `${chair.displayName}, ${chair.title}` : '–'}.` },
    ...(isMinutes ? attendanceBlocks(attendance, nameOf) : []),
    { kind: 'heading', level: 1, text: isMinutes ? 'II. NỘI DUNG VÀ KẾT LUẬN' : 'I. KẾT LUẬN' },
    ...pointBlocks(points, conclusions, isMinutes),
    ...work,
    ...(isMinutes ? [{ kind: 'paragraph' as const, text: 'Cuộc họp kết thúc cùng ngày./.' }] : []),
  ];
}

function attendanceBlocks(attendance: readonly Attendance[], nameOf: (unitId: number) => string): Block[] {
  return [
    { kind: 'heading', level: 1, text: 'I. THÀNH PHẦN' },
    ...attendance.map(({ unitId, presence, who }) => ({
      kind: 'item' as const,
      text: `${nameOf(unitId)}: ${PRESENCE_LABELS[presence].toLowerCase()}${who ? ` (${who})` : ''}`,
    })),
  ];
}

/** Every point with its conclusions; the notice names only what something was concluded about. */
function pointBlocks(
  points: readonly MeetingPoint[],
  conclusions: readonly Conclusion[],
  isMinutes: boolean,
): Block[] {
  const named = points
    .filter((each) => each.removedWhy === null)
    .filter((each) => isMinutes || conclusions.some((said) => said.pointNo === each.no));
  if (named.length === 0)
    return [{ kind: 'paragraph', text: 'Cuộc họp nghe báo cáo tình hình, không có kết luận riêng.' }];
  return named.flatMap((point, at): Block[] => {
    const own = conclusions.filter((each) => each.pointNo === point.no);
    return [
      {
        kind: 'paragraph',
        text: `${at + 1}. ${point.title}${isMinutes && point.detail ? `. ${point.detail}` : ''}`,
      },
      ...own.map((each) => ({ kind: 'item' as const, text: `Kết luận: ${each.text}` })),
      ...(own.length === 0 ? [{ kind: 'item' as const, text: 'Chưa kết luận, chuyển cuộc họp sau.' }] : []),
    ];
  });
}

interface WorkOf {
  meeting: Meeting;
  conclusions: readonly Conclusion[];
  nameOf(unitId: number): string;
}

/** What was given out, in a table: work, unit, due day. */
async function workRows(db: Db, wardId: number, { meeting, conclusions, nameOf }: WorkOf): Promise<Block[]> {
  const given = await listSubtasks(db, wardId, { originPrefix: `${originOf(meeting.id)}/` });
  const rows = conclusions.flatMap(({ subtaskId }) => {
    const subtask = given.find((each) => each.id === subtaskId);
    return subtask
      ? [[subtask.title, nameOf(subtask.unitId), formatDay(subtask.dueOn), subtask.product]]
      : [];
  });
  if (rows.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: 'Việc giao tại cuộc họp',
      columns: [
        { label: 'Số', align: 'center', weight: 1 },
        { label: 'Việc', align: 'left', weight: 6 },
        { label: 'Đơn vị', align: 'left', weight: 3 },
        { label: 'Hạn', align: 'center', weight: 2 },
        { label: 'Sản phẩm', align: 'left', weight: 3 },
      ],
      rows: rows.map((row, at) => [String(at + 1), ...row]),
      strong: [],
    },
  ];
}

import type { Db } from '../../../platform/database/database.ts';
import { composeDocument, type OfficialDocument } from '../../official-documents/index.ts';
import { listOfficersEver } from '../../organisation/index.ts';
import { findMeeting, listPoints } from '../store.ts';
import { agendaBlocks, whenAndWhere } from './agenda-blocks.ts';

/** The agenda of a meeting laid out as a document of the ward, without number; for printing or sending. @throws Problem not_found */
export async function composeAgenda(
  db: Db,
  wardId: number,
  meetingId: number,
  now: Date,
): Promise<OfficialDocument> {
  const meeting = await findMeeting(db, wardId, meetingId);
  const points = await listPoints(db, wardId, meetingId);
  const chair = (await listOfficersEver(db, wardId)).find((each) => each.id === meeting.chairId);
  const described = {
    ...{ wardId, kind: 'programme' as const, unitId: chair?.unitId ?? 0 },
    ...{ signing: 'director' as const, signerId: null },
  };
  const content = {
    ...{ subject: meeting.title, addressees: [], basis: [], annexes: [], recipients: ['Các đơn vị dự họp'] },
    body: [
      { kind: 'paragraph' as const, text: `Thời gian, địa điểm: ${whenAndWhere(meeting)}.` },
      { kind: 'paragraph' as const, text: `Chủ trì: ${chair ? chair.title : '–'}.` },
      ...agendaBlocks(points),
    ],
  };
  return composeDocument(db, described, content, now);
}

import type { Db } from '../../../platform/database/database.ts';
import { marksOf, unsealNumber, unsealText } from '../../../platform/personal-ids/sealing.ts';
import { Problem } from '../../../platform/problem.ts';
import type { Citizen } from '../../citizens/index.ts';
import {
  type Answer,
  DATA_PARTS,
  type DataPart,
  type DataRequest,
  type Decision,
  type Outcome,
  type RequestKind,
  type Stays,
} from './schema.ts';

function rowsOf(db: Db, wardId: number) {
  return db
    .selectFrom('data_requests as r')
    .leftJoin('data_answers as a', (join) =>
      join.onRef('a.ward_id', '=', 'r.ward_id').onRef('a.request_id', '=', 'r.id'),
    )
    .selectAll('r')
    .select(['a.outcome', 'a.words as answer_words', 'a.stays', 'a.decided_by', 'a.decided_at'])
    .where('r.ward_id', '=', wardId);
}

/** What a person himself asked: from his account, and at the desk under the number that level 2 vouches for. The newest first. */
export async function listOwnRequests(
  db: Db,
  wardId: number,
  { id, personalId, assurance }: Citizen,
): Promise<DataRequest[]> {
  const number = assurance === 2 ? (personalId ?? '') : '';
  const rows = await rowsOf(db, wardId)
    .where((where) =>
      where.or([where('r.citizen_id', '=', id), where('r.personal_id_mark', 'in', marksOf(wardId, number))]),
    )
    .orderBy('r.id', 'desc')
    .limit(100)
    .execute();
  return complete(db, wardId, rows);
}

/** @throws Problem not_found, also for another ward's */
export async function findRequest(db: Db, wardId: number, id: number | null): Promise<DataRequest> {
  const rows = await rowsOf(db, wardId)
    .where('r.id', '=', id ?? 0)
    .execute();
  const [found] = await complete(db, wardId, rows);
  if (!found) throw new Problem('not_found', 'Không có yêu cầu này.');
  return found;
}

/** A request as lists show it: nobody is named. */
export interface RequestLine {
  id: number;
  kind: RequestKind;
  filedAt: Date;
  dueAt: Date;
  isAtDesk: boolean;
  outcome: Outcome | null;
  decidedAt: Date | null;
}

/** Open ones by their due time, so that late ones come first; or those answered, the last first. At most 200. */
export async function listRequests(
  db: Db,
  wardId: number,
  state: 'open' | 'answered',
): Promise<RequestLine[]> {
  const all = rowsOf(db, wardId).limit(200);
  const rows = await (state === 'open'
    ? all.where('a.request_id', 'is', null).orderBy('r.due_at').orderBy('r.id')
    : all.where('a.request_id', 'is not', null).orderBy('a.decided_at', 'desc')
  ).execute();
  return rows.map((row) => ({
    ...{ id: row.id, kind: row.kind as RequestKind, filedAt: row.filed_at, dueAt: row.due_at },
    ...{ isAtDesk: row.filed_by !== null, outcome: row.outcome as Outcome | null, decidedAt: row.decided_at },
  }));
}

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

async function complete(db: Db, wardId: number, rows: readonly Row[]): Promise<DataRequest[]> {
  const ids = rows.map(({ id }) => id);
  const decisions =
    ids.length === 0
      ? []
      : await db
          .selectFrom('data_decisions')
          .selectAll()
          .where('ward_id', '=', wardId)
          .where('request_id', 'in', ids)
          .execute();
  return rows.map((row) => ({
    ...{ id: row.id, kind: row.kind as RequestKind, parts: row.parts as DataPart[] },
    ...{ citizenId: row.citizen_id, personName: row.person_name },
    personalId: unsealNumber('data_requests.personal_id', row.personal_id),
    words: unsealText('data_requests.words', row.words),
    ...{ filedAt: row.filed_at, dueAt: row.due_at, filedBy: row.filed_by },
    answer: answerOf(
      row,
      decisions
        .filter((each) => each.request_id === row.id)
        .toSorted((one, other) => orderOf(one.part) - orderOf(other.part))
        .map((each) => ({
          ...{ part: each.part as DataPart, outcome: each.outcome as Outcome },
          ...{ reason: each.reason, rowCount: each.row_count },
        })),
    ),
  }));
}

const orderOf = (part: string) => DATA_PARTS.indexOf(part as DataPart);

function answerOf(row: Row, decisions: Decision[]): Answer | null {
  if (row.outcome === null || row.decided_at === null || row.decided_by === null) return null;
  return {
    ...{ outcome: row.outcome as Outcome, words: row.answer_words ?? '', at: row.decided_at },
    ...{ stays: row.stays as unknown as Stays[], decidedBy: row.decided_by, decisions },
  };
}

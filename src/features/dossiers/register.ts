import type { Db } from '../../platform/database/database.ts';
import type { Channel, Place, ReturnWay, Status } from './schema.ts';
import type { StepPayloads } from './step-payloads.ts';

/** One line of the register of dossiers. */
export interface RegisterLine {
  id: number;
  code: string;
  procedureName: string;
  applicantName: string;
  address: string;
  phone: string | null;
  competentUnitId: number;
  elsewhere: string | null;
  place: Place;
  channel: Channel;
  receivedAt: Date;
  dueAt: Date | null;
  returnedAt: Date | null;
  returnBy: ReturnWay;
  receiver: string | null;
  /** Numbers of the post's items by which it came and by which its result went. */
  postalNumbers: string[];
  /** The trip of the mobile team on which it was taken in. */
  session: { day: string; place: string } | null;
  status: Status;
}

export interface RegisterRequest {
  from: Date;
  /** The first instant after the period. */
  until: Date;
  after: { at: Date; id: number } | null;
  limit: number;
}

/**
 * Dossiers received in a period, in the order of reception: the register is what the dossiers' own steps say.
 * @law Mẫu số 07, Phụ lục I, TT 03/2025/TT-VPCP
 * @checked 2026-11-23 through local decisions that quote the form's name and columns; the annex itself was not read
 * @uncertain the order of the columns
 */
export async function listRegister(
  db: Db,
  wardId: number,
  { from, until, after, limit }: RegisterRequest,
): Promise<{ lines: RegisterLine[]; next: { at: Date; id: number } | null }> {
  let query = db
    .selectFrom('dossiers as d')
    .innerJoin('procedure_versions as p', (join) =>
      join.onRef('p.code', '=', 'd.procedure_code').onRef('p.version', '=', 'd.procedure_version'),
    )
    .leftJoin('dossier_steps as s', (join) =>
      join
        .onRef('s.ward_id', '=', 'd.ward_id')
        .onRef('s.dossier_id', '=', 'd.id')
        .onRef('s.no', '=', 'd.step_count')
        .on('s.step', '=', 'return_result'),
    )
    .leftJoin('reception_sessions as r', (join) =>
      join.onRef('r.ward_id', '=', 'd.ward_id').onRef('r.id', '=', 'd.session_id'),
    )
    .selectAll('d')
    .select([
      'p.name as procedure_name',
      's.payload as return_payload',
      'r.day as session_day',
      'r.place as session_place',
    ])
    .where('d.ward_id', '=', wardId)
    .where('d.received_at', '>=', from)
    .where('d.received_at', '<', until);
  if (after)
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('d.received_at', 'd.id'), '>', tuple(after.at, after.id)),
    );
  const rows = await query
    .orderBy('d.received_at')
    .orderBy('d.id')
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    lines: shown.map((row) => ({
      id: row.id,
      code: row.code,
      procedureName: row.procedure_name,
      applicantName: row.applicant_name,
      address: row.applicant_address,
      phone: row.applicant_phone,
      competentUnitId: row.competent_unit_id,
      elsewhere: row.elsewhere,
      place: row.place as Place,
      channel: row.channel as Channel,
      receivedAt: row.received_at!,
      dueAt: row.due_at,
      returnedAt: row.returned_at,
      returnBy: row.return_by as ReturnWay,
      receiver: returned(row.return_payload).receiver ?? null,
      postalNumbers: [row.postal_number, returned(row.return_payload).postalNumber].filter(
        (each) => each != null,
      ),
      session: row.session_day === null ? null : { day: row.session_day, place: row.session_place ?? '' },
      status: row.status as Status,
    })),
    next: last ? { at: last.received_at!, id: last.id } : null,
  };
}

function returned(payload: unknown): Partial<StepPayloads['return_result']> {
  return (payload ?? {}) as Partial<StepPayloads['return_result']>;
}

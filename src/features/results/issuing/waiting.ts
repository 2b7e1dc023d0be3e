import { sql } from 'kysely';
import type { Db } from '../../../platform/database/database.ts';
import type { Officer } from '../../organisation/index.ts';

/** A result that waits for somebody's signature or for the seal. */
export interface WaitingResult {
  dossierId: number;
  code: string;
  stepCount: number;
  applicant: string;
  procedureCode: string;
  template: string;
  dueAt: Date | null;
  /** What is looked at, signed or sealed. */
  file: string;
  /** Who is to sign, or has signed. */
  signerId: number;
  /** The number that it holds since a try that broke off; null when it holds none. */
  held: number | null;
}

const MOST = 200;

/** Drafts that wait for a signature in the officer's unit, the most urgent first. */
export async function listToSign(db: Db, { wardId, unitId }: Officer): Promise<WaitingResult[]> {
  const { rows } = await sql<WaitingResult>`
    select d.id::int as "dossierId", d.code, d.step_count as "stepCount", d.applicant_name as applicant,
      d.procedure_code as "procedureCode", d.due_at as "dueAt", v.template, v.file, v.signer_id::int as "signerId",
      null::int as held
    from dossiers d
    join result_drafts r on r.ward_id = d.ward_id and r.dossier_id = d.id
    join lateral (select * from result_versions v where v.ward_id = r.ward_id and v.draft_id = r.id
      order by no desc limit 1) v on true
    where d.ward_id = ${wardId} and d.status = 'awaiting_signature' and d.holder_unit_id = ${unitId}
      and d.returned_at is null
    order by d.due_at nulls last, d.id limit ${MOST}`.execute(db as never);
  return rows;
}

/** Signed results that wait for number and seal in the officer's unit, the most urgent first. */
export async function listToIssue(db: Db, { wardId, unitId }: Officer): Promise<WaitingResult[]> {
  const { rows } = await sql<WaitingResult>`
    select d.id::int as "dossierId", d.code, d.step_count as "stepCount", d.applicant_name as applicant,
      d.procedure_code as "procedureCode", d.due_at as "dueAt", v.template, a.file, a.signed_by::int as "signerId",
      n.number as held
    from dossiers d
    join result_drafts r on r.ward_id = d.ward_id and r.dossier_id = d.id
    join lateral (select * from result_approvals a where a.ward_id = r.ward_id and a.draft_id = r.id
      order by no desc limit 1) a on true
    join result_versions v on v.ward_id = r.ward_id and v.draft_id = r.id and v.no = a.version_no
    left join document_numbers n on n.ward_id = r.ward_id and n.held_by = 'result:' || r.id || '.' || a.no
      and n.state <> 'void'
    where d.ward_id = ${wardId} and d.status = 'signed' and d.holder_unit_id = ${unitId} and d.returned_at is null
      and not exists (select 1 from dossier_steps s where s.ward_id = d.ward_id and s.dossier_id = d.id
        and s.step = 'send_back' and s.no > a.step_no)
    order by d.due_at nulls last, d.id limit ${MOST}`.execute(db as never);
  return rows;
}

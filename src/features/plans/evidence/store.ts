import type { Db } from '../../../platform/database/database.ts';
import type { SourceCode } from './evidence.ts';

export interface SourceChoice {
  taskKey: number;
  source: SourceCode;
  used: boolean;
  reason: string;
  by: number;
  at: Date;
}

/** What was chosen for the tasks of a plan, the newest first. */
export async function listSourceChoices(db: Db, wardId: number, planId: number): Promise<SourceChoice[]> {
  const rows = await db
    .selectFrom('plan_source_choices')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('plan_id', '=', planId)
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    ...{ taskKey: row.task_key, source: row.source as SourceCode, used: row.used, reason: row.reason },
    ...{ by: row.chosen_by, at: row.chosen_at },
  }));
}

export interface EvidenceVerdict {
  taskKey: number;
  source: string;
  ref: string;
  counts: boolean;
  reason: string;
  by: number;
  at: Date;
}

/** What was decided about single pieces of evidence of a plan, the newest first. */
export async function listVerdicts(db: Db, wardId: number, planId: number): Promise<EvidenceVerdict[]> {
  const rows = await db
    .selectFrom('plan_evidence_verdicts')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('plan_id', '=', planId)
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    ...{ taskKey: row.task_key, source: row.source, ref: row.ref, counts: row.counts, reason: row.reason },
    ...{ by: row.decided_by, at: row.decided_at },
  }));
}

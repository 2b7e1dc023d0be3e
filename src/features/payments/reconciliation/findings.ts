import type { Tx } from '../../../platform/database/database.ts';
import type { FindingKind, Intent } from '../schema.ts';

export interface NewFinding {
  /** The run that found it; null: a message did. */
  runId: number | null;
  at: Date;
  kind: FindingKind;
  ours: string;
  theirs: string;
  result: string;
}

/** Writes down where we and the platform did not agree, and how it stands now. */
export async function noteFinding(
  tx: Tx,
  intent: Pick<Intent, 'wardId' | 'id'>,
  found: NewFinding,
): Promise<void> {
  await tx
    .insertInto('payment_findings')
    .values({
      ...{ ward_id: intent.wardId, intent_id: intent.id, run_id: found.runId, at: found.at },
      ...{ kind: found.kind, ours: found.ours, theirs: found.theirs, result: found.result },
    })
    .execute();
}

/** "8.000 đ" */
export function dong(vnd: number): string {
  return `${vnd.toLocaleString('vi-VN')} đ`;
}

import type { Tx } from '../../platform/database/database.ts';
import type { Act } from '../organisation/index.ts';
import type { OutreachStep, StepContent } from './schema.ts';

export interface NewStep {
  itemId: number;
  no: number;
  step: OutreachStep;
  clientKey: string;
  note?: string;
  content?: StepContent;
  file?: string | null;
}

/** Writes a step down. */
export async function saveStep(tx: Tx, act: Act, taken: NewStep): Promise<void> {
  const { itemId, no, step, clientKey, note = '', content = {}, file = null } = taken;
  await tx
    .insertInto('outreach_steps')
    .values({
      ...{ ward_id: act.officer.wardId, item_id: itemId, no, step, note, file, client_key: clientKey },
      ...{ content: JSON.stringify(content), taken_by: act.officer.id, taken_at: act.now },
    })
    .execute();
}

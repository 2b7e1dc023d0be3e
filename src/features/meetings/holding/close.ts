import { z } from 'zod';
import type { Tx } from '../../../platform/database/database.ts';
import { parseFields } from '../../../platform/problem.ts';
import type { Act } from '../../organisation/index.ts';
import { clientKey, reason } from '../schema.ts';
import { takeMeetingStep } from '../take-step.ts';
import { mustLead } from '../workflow.ts';

const closeForm = z.object({ clientKey });
const cancelForm = z.object({ clientKey, reason });

/** Nothing more is concluded at the meeting. The same client key once. @throws Problem invalid, not_allowed, not_found, step_not_open */
export async function closeMeeting(tx: Tx, act: Act, id: number, form: unknown): Promise<void> {
  mustLead(act);
  const given = parseFields(closeForm, form, 'Chưa kết thúc được cuộc họp.');
  await takeMeetingStep(tx, act, id, {
    deed: { step: 'close', clientKey: given.clientKey },
    work: async () => ({ state: 'closed' }),
  });
}

/** It does not take place. The same client key once. @throws Problem invalid, not_allowed, not_found, step_not_open */
export async function cancelMeeting(tx: Tx, act: Act, id: number, form: unknown): Promise<void> {
  mustLead(act);
  const given = parseFields(cancelForm, form, 'Chưa bỏ được cuộc họp: có mục cần sửa.');
  await takeMeetingStep(tx, act, id, {
    deed: { step: 'cancel', clientKey: given.clientKey, note: given.reason },
    work: async () => ({ state: 'cancelled' }),
  });
}

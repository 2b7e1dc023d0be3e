import { randomUUID } from 'node:crypto';
import { toLocalDay } from '../../../law/day.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { saveTicketStep } from './save.ts';
import { toTicket } from './store.ts';
import { UNFINISHED } from './workflow.ts';

/** Ends what earlier days left unfinished: nobody waits over night. Run by the clock; how many. */
export async function lapseTickets(tx: Tx, wardId: number, now: Date): Promise<number> {
  const rows = await tx
    .selectFrom('tickets')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('day', '<', toLocalDay(now))
    .where('status', 'in', UNFINISHED)
    .forUpdate()
    .skipLocked()
    .execute();
  for (const row of rows)
    await saveTicketStep(
      tx,
      toTicket(row),
      {
        ...{ step: 'lapse', statusAfter: 'lapsed', at: now, officerId: null, deskNo: row.desk_no },
        clientKey: randomUUID(),
      },
      { ended_at: now, waiting_since: null },
    );
  return rows.length;
}

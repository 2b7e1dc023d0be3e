import type { Db, Tx } from '../../platform/database/database.ts';
import type { Act } from '../organisation/index.ts';
import { derivedKey } from './derived-key.ts';
import { recountedDue } from './recounted-due.ts';
import { type Dossier, findDossier, lockDossier } from './store.ts';
import { saveSystemStep } from './system-step.ts';
import type { WardRules } from './ward-rules.ts';

/** How due times are counted: days off, worked weekends, hours. */
export type Counting = Pick<WardRules, 'calendar' | 'hoursOn'>;

/** A dossier whose due time another calendar moves. */
export interface Recount {
  dossierId: number;
  code: string;
  dueBefore: Date;
  dueAfter: Date;
}

/** Dossiers whose due time another calendar does not move, and why. */
export interface KeptDue {
  why: 'stopped' | 'promised' | 'forwarded';
  count: number;
}

/** What a change of the calendar leaves alone: clocks that stand still, dates promised by letter, other bodies' dossiers. */
export async function countKept(db: Db, wardId: number): Promise<KeptDue[]> {
  const rows = await db
    .selectFrom('dossiers')
    .select((row) => [
      row
        .case()
        .when('place', '=', 'forwarded')
        .then('forwarded')
        .when('due_at', 'is', null)
        .then('stopped')
        .else('promised')
        .end()
        .as('why'),
      row.fn.countAll<number>().as('count'),
    ])
    .where('ward_id', '=', wardId)
    .where('finished_at', 'is', null)
    .where('received_at', 'is not', null)
    .where((row) =>
      row.or([
        row('place', '=', 'forwarded'),
        row('status', 'in', ['awaiting_supplement', 'suspended']),
        row('extension_count', '>', 0),
      ]),
    )
    .groupBy('why')
    .orderBy('why')
    .execute();
  return rows as KeptDue[];
}

/** What would move if the ward counted otherwise: open dossiers whose clock runs, by their due time. */
export async function previewRecount(
  db: Db,
  wardId: number,
  before: Counting,
  after: Counting,
): Promise<Recount[]> {
  const moved: Recount[] = [];
  for (const dossierId of await openWithDue(db, wardId)) {
    const found = recountOf(await findDossier(db, { wardId, dossierId }), before, after);
    if (found) moved.push(found);
  }
  return moved.sort((a, b) => a.dueBefore.getTime() - b.dueBefore.getTime());
}

export interface RecountOrder {
  before: Counting;
  after: Counting;
  reason: string;
  /** Number and day of the decision that changes the calendar. */
  decision: string;
  clientKey: string;
}

/** Moves those due times, each by a step of its own that says why. @returns how many */
export async function recountDossiers(tx: Tx, act: Act, order: RecountOrder): Promise<number> {
  const { wardId, id, unitId } = act.officer;
  let moved = 0;
  for (const dossierId of await openWithDue(tx, wardId)) {
    const dossier = await lockDossier(tx, { wardId, dossierId });
    const found = recountOf(dossier, order.before, order.after);
    if (!found) continue;
    await saveSystemStep(tx, dossier, {
      step: 'recount',
      statusAfter: dossier.state.status,
      payload: {
        reason: order.reason,
        decision: order.decision,
        dueBefore: found.dueBefore.toISOString(),
      },
      dueAt: found.dueAfter,
      now: act.now,
      clientKey: derivedKey(`${order.clientKey}/${dossierId}`, 'recount'),
      officer: { id, unitId },
    });
    moved++;
  }
  return moved;
}

function recountOf({ id, state, steps }: Dossier, before: Counting, after: Counting): Recount | null {
  if (state.dueAt === null || state.finishedAt !== null) return null;
  const taken = steps.map((each) => each.step);
  const [then, now] = [recountedDue(taken, before), recountedDue(taken, after)];
  if (then === null || now === null || then.getTime() === now.getTime()) return null;
  return { dossierId: id, code: state.code, dueBefore: state.dueAt, dueAfter: now };
}

/** What another body resolves keeps the due time that the body gave. In the order in which rows are locked. */
async function openWithDue(db: Db, wardId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('dossiers')
    .select('id')
    .where('ward_id', '=', wardId)
    .where('finished_at', 'is', null)
    .where('due_at', 'is not', null)
    .where('place', '<>', 'forwarded')
    .orderBy('id')
    .execute();
  return rows.map((row) => row.id);
}

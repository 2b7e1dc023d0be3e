import type { Db, Tx } from '../../../platform/database/database.ts';
import { type Act, noteChange } from '../../organisation/index.ts';
import { findRule, listDesks, listServices } from './store.ts';

/** Changes something of the hall and notes it with what stood before, in the same transaction. */
export async function changeSetup(
  tx: Tx,
  act: Act,
  subject: string,
  work: () => Promise<void>,
): Promise<void> {
  const before = await snapshot(tx, act);
  await work();
  const after = await snapshot(tx, act);
  const gone = before.filter((each) => !after.includes(each));
  const come = after.filter((each) => !before.includes(each));
  if (gone.length + come.length === 0) return;
  const read = (lines: string[]) => (lines.length === 0 ? null : lines.map((each) => JSON.parse(each)));
  await noteChange(tx, act, { what: 'reception', subject, before: read(gone), after: read(come) });
}

/** Everything that is set, a line each; who sits where is no setting. */
async function snapshot(db: Db, { officer: { wardId }, now }: Act): Promise<string[]> {
  const desks = (await listDesks(db, wardId)).map(({ no, name, active, serviceIds }) => ({
    ...{ no, name, active, serviceIds },
  }));
  // Also what begins later, as it stands in the tables.
  const windows = db.selectFrom('reception_windows').selectAll().where('ward_id', '=', wardId).orderBy('id');
  const parts = [
    ...(await listServices(db, wardId)),
    ...desks,
    ...(await windows.execute()),
    await findRule(db, wardId, now),
  ];
  return parts.map((each) => JSON.stringify(each));
}

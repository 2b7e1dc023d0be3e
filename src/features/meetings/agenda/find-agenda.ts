import { toLocalDay } from '../../../law/day.ts';
import type { Db } from '../../../platform/database/database.ts';
import { readWall } from '../../indicators/index.ts';
import { listUnits } from '../../organisation/index.ts';
import { findPlanInUse, listSubtasks } from '../../plans/index.ts';
import type { AgendaPoint } from '../schema.ts';
import { carriedPoints } from './carried-points.ts';
import { fallenFigures } from './fallen-figures.ts';
import { dueWork, openConclusions } from './open-work.ts';
import { overdueDossiers } from './overdue-dossiers.ts';
import type { AgendaSource } from './source.ts';
import { taskPoints } from './tasks.ts';

const OWN: readonly AgendaSource[] = [
  openConclusions,
  carriedPoints,
  taskPoints,
  fallenFigures,
  overdueDossiers,
  dueWork,
];

/** The open points of the ward now, each subject once, in the order in which they should be talked about. */
export async function findAgenda(
  db: Db,
  wardId: number,
  asOf: Date,
  more: readonly AgendaSource[] = [],
): Promise<AgendaPoint[]> {
  const today = toLocalDay(asOf);
  const plan = await findPlanInUse(db, wardId, Number(today.slice(0, 4)));
  const ground = {
    ...{ db, wardId, asOf, today, planId: plan?.id ?? null },
    standings: plan ? await readWall(db, wardId, plan, asOf) : [],
    open: await listSubtasks(db, wardId, { state: 'open' }),
    units: await listUnits(db, wardId),
  };
  const found: AgendaPoint[] = [];
  for (const source of [...OWN, ...more])
    for (const point of await source.find(ground))
      if (point.subject === null || !found.some((known) => known.subject === point.subject))
        found.push(point);
  return found;
}

import type { Db } from '../../platform/database/database.ts';
import { readCounts } from '../figures/index.ts';
import { listTargets } from '../plans/index.ts';
import { CITY_INDICATORS, figuresByWard, type WardFigure } from './city-view.ts';
import type { CityPeriod } from './period.ts';
import type { OverseenWard } from './schema.ts';

/** Every figure of one ward, in the order of `CITY_INDICATORS`. */
export async function readWardFigures(
  db: Db,
  overseen: OverseenWard,
  period: CityPeriod,
): Promise<WardFigure[]> {
  const wardIds = [overseen.ward.id];
  const codes = CITY_INDICATORS.map((each) => each.code);
  const spans = [period, period.before, ...period.months];
  const [counts, targets] = await Promise.all([
    readCounts(db, { wardIds, codes, spans, by: ['wardId'] }),
    listTargets(db, wardIds, Number(period.from.slice(0, 4))),
  ]);
  return codes.map((code) => figuresByWard([overseen], { code, period, counts, targets })[0]!);
}

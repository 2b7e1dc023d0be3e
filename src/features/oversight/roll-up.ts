import { addDays } from '../../law/day.ts';
import type { Db } from '../../platform/database/database.ts';
import { type CountRow, EVER, readCounts } from '../figures/index.ts';
import type { Ratio } from '../indicators/index.ts';
import { placeInCatalogue } from '../procedures/index.ts';
import { CITY_INDICATORS } from './city-view.ts';
import type { CityPeriod } from './period.ts';
import type { OverseenWard } from './schema.ts';
import { type Flow, type Scope, SETTLEMENT_CODES, type Settlement, settle } from './settlement.ts';

export interface RollUpRow {
  label: string;
  settlement: Settlement;
  /** Nothing was ever counted of it. */
  isEmpty: boolean;
}

/** One half of the form: what the wards resolve themselves, or what they only receive. */
export interface RollUpPart {
  scope: Scope;
  total: Settlement;
  wards: RollUpRow[];
  fields: RollUpRow[];
}

export interface RollUp {
  parts: RollUpPart[];
  /** Each figure over all wards: numerators and denominators added up. */
  figures: { code: string; name: string; ratio: Ratio }[];
}

/** The wards' dossiers and figures of a period added up, by ward and by field, in three queries however many wards there are. */
export async function readRollUp(
  db: Db,
  overseen: readonly OverseenWard[],
  { from, to }: CityPeriod,
): Promise<RollUp> {
  const request = {
    wardIds: overseen.map(({ ward }) => ward.id),
    spans: [
      { from, to },
      { from: EVER, to: from },
    ],
  };
  const [byWard, byProcedure] = await Promise.all([
    readCounts(db, { ...request, codes: ALL_CODES, by: ['wardId'] }),
    readCounts(db, { ...request, codes: SETTLEMENT_CODES, by: ['procedureCode'] }),
  ]);
  const procedures = [...new Set(byProcedure.map((row) => row.procedureCode))];
  const places = await placeInCatalogue(db, procedures, addDays(to, -1));
  const ofWard = Map.groupBy(byWard, (row) => row.wardId);
  const ofField = Map.groupBy(
    byProcedure,
    (row) => places.get(row.procedureCode)?.field ?? 'Không rõ lĩnh vực',
  );
  const fields = [...ofField].sort(([one], [other]) => one.localeCompare(other, 'vi'));
  const parts = (['own', 'forwarded'] as const).map((scope) => ({
    ...{ scope, total: settle(byProcedure.map(flowOf), scope) },
    wards: overseen.map(({ ward }) => rowOf(ward.name, ofWard.get(ward.id) ?? [], scope)),
    fields: fields.map(([field, rows]) => rowOf(field, rows, scope)).filter((row) => !row.isEmpty),
  }));
  return { parts, figures: figuresOf(byWard) };
}

const ALL_CODES = [...SETTLEMENT_CODES, ...CITY_INDICATORS.map((each) => each.code)];

function rowOf(label: string, rows: readonly CountRow[], scope: Scope): RollUpRow {
  const mine = rows.filter((row) => row.code.startsWith(`${scope}-`));
  return { label, settlement: settle(mine.map(flowOf), scope), isEmpty: mine.length === 0 };
}

function flowOf({ code, total, span }: CountRow): Flow {
  return { code, total, isBefore: span === 1 };
}

function figuresOf(counts: readonly CountRow[]): RollUp['figures'] {
  return CITY_INDICATORS.map(({ code, name }) => {
    const rows = counts.filter((row) => row.code === code && row.span === 0);
    return {
      ...{ code, name },
      ratio: {
        numerator: rows.reduce((sum, row) => sum + row.counted, 0),
        denominator: rows.reduce((sum, row) => sum + row.total, 0),
      },
    };
  });
}

import { addDays, formatTime, instant } from '../../../law/day.ts';
import type { InspectionFigure } from '../../../law/inspection-checklist.ts';
import type { Db } from '../../../platform/database/database.ts';
import { type DossierIndicator, findIndicator, type Part } from '../../indicators/index.ts';
import type { FigureRow, FoundFigure, Looked } from './figure.ts';
import { askedTwice, lateWithoutApology } from './own-ratios.ts';

interface Source {
  indicator(): DossierIndicator;
  /** Which part of it is bad. */
  bad: Part;
  /** The counter does it, whichever unit resolves the dossier. */
  isAtCounter: boolean;
}

const known = (code: string) => (): DossierIndicator => {
  const found = findIndicator(code);
  if (found?.kind !== 'dossiers') throw new Error(`No figure over dossiers "${code}".`);
  return found;
};

/** The figures that are counted over dossiers, by the conditions of the ward's own indicators where there is one. */
const SOURCES: Partial<Record<InspectionFigure, Source>> = {
  'late-dossiers': { indicator: known('on-time'), bad: 'rest', isAtCounter: false },
  'late-without-apology': { indicator: () => lateWithoutApology, bad: 'numerator', isAtCounter: false },
  'asked-twice': { indicator: () => askedTwice, bad: 'numerator', isAtCounter: true },
  'papers-beyond': { indicator: known('asked-again'), bad: 'numerator', isAtCounter: true },
  'off-system': { indicator: known('on-system'), bad: 'rest', isAtCounter: true },
};

export const DOSSIER_FIGURES = Object.keys(SOURCES) as InspectionFigure[];

/** The centre takes everybody's dossiers in, so what is done at the counter is looked at whole there. */
const isNarrowed = ({ unit }: Looked, { isAtCounter }: Source) => !(isAtCounter && unit.kind === 'centre');

const periodOf = ({ from, until, asOf }: Looked) => {
  const to = instant(addDays(until, 1), 0);
  return { from: instant(from, 0), to: to < asOf ? to : asOf };
};

export async function readDossierFigure(
  db: Db,
  wardId: number,
  figure: InspectionFigure,
  looked: Looked,
): Promise<FoundFigure> {
  const source = SOURCES[figure]!;
  const { from, to } = periodOf(looked);
  const narrowing = isNarrowed(looked, source) ? { unitIds: [looked.unit.id] } : undefined;
  const [ratio] =
    from < to ? await source.indicator().read(db, wardId, [from, to], looked.asOf, narrowing) : [];
  const { numerator = 0, denominator = 0 } = ratio ?? {};
  const count = source.bad === 'numerator' ? numerator : denominator - numerator;
  return { figure, count, of: denominator, asOf: looked.asOf };
}

/** The bad ones, the newest first, at most 200. */
export async function listDossierRows(
  db: Db,
  wardId: number,
  figure: InspectionFigure,
  looked: Looked,
): Promise<FigureRow[]> {
  const source = SOURCES[figure]!;
  const filter = isNarrowed(looked, source) ? { unitId: looked.unit.id } : {};
  const request = { part: source.bad, after: null, limit: 200, filter };
  const rows = await source.indicator().rows(db, wardId, periodOf(looked), looked.asOf, request);
  return rows.map((row) => ({
    title: `${row.code}: ${row.procedureName}`,
    detail: `Tiếp nhận ${formatTime(row.receivedAt)}${row.dueAt ? `, hẹn trả ${formatTime(row.dueAt)}` : ''}`,
    address: `/can-bo/ho-so/${row.dossierId ?? row.id}`,
  }));
}

import type { InspectionFigure } from '../../../law/inspection-checklist.ts';
import { INSPECTION_FIGURES } from '../../../law/inspection-checklist.ts';
import type { Db } from '../../../platform/database/database.ts';
import { DOSSIER_FIGURES, listDossierRows, readDossierFigure } from './dossier-figures.ts';
import type { FigureRow, FoundFigure, Looked } from './figure.ts';
import { type BadRows, lateWork, postingFaults, unpublished } from './work-figures.ts';

const OTHERS: Partial<
  Record<InspectionFigure, (db: Db, wardId: number, looked: Looked) => Promise<BadRows>>
> = {
  'late-work': lateWork,
  unpublished,
  'posting-faults': postingFaults,
};

/** What the ward's records say about a unit's work in these days: the asked figures, each "so many of so many are bad". */
export async function readInspectionFigures(
  db: Db,
  wardId: number,
  looked: Looked,
  only: readonly InspectionFigure[] = INSPECTION_FIGURES,
): Promise<Map<InspectionFigure, FoundFigure>> {
  const found = await Promise.all(
    only.map(async (figure): Promise<FoundFigure> => {
      if (DOSSIER_FIGURES.includes(figure)) return readDossierFigure(db, wardId, figure, looked);
      const { bad, of } = await OTHERS[figure]!(db, wardId, looked);
      return { figure, count: bad.length, of, asOf: looked.asOf };
    }),
  );
  return new Map(found.map((each) => [each.figure, each]));
}

/** The bad ones behind a figure, by the same conditions; of dossiers at most 200. */
export async function listFigureRows(
  db: Db,
  wardId: number,
  figure: InspectionFigure,
  looked: Looked,
): Promise<FigureRow[]> {
  if (DOSSIER_FIGURES.includes(figure)) return listDossierRows(db, wardId, figure, looked);
  return (await OTHERS[figure]!(db, wardId, looked)).bad;
}

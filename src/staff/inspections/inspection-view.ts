import {
  countEarlierUnmet,
  type Finding,
  findInspection,
  type Inspection,
  type InspectionDeed,
  type InspectionStep,
  listFindings,
  listInspectionSteps,
  listPhotos,
  minutesOriginOf,
  openSteps,
  originOf,
  type Photo,
  type RemedyStanding,
  readRemedies,
  seesFindings,
} from '../../features/inspections/index.ts';
import { listByOrigin, type OfficialDocumentRecord } from '../../features/official-documents/index.ts';
import { listOfficersEver, listUnits, type Officer, type Unit } from '../../features/organisation/index.ts';
import { toLocalDay } from '../../law/day.ts';
import { mustBeId } from '../../platform/http/keys.ts';
import type { Problem } from '../../platform/problem.ts';
import type { StaffContext } from '../session.ts';

/** A form of the page that was sent with a fault. */
export interface SentForm {
  name: string;
  values: Record<string, unknown>;
  problem: Problem;
}

/** Everything that the page of an inspection shows. */
export interface InspectionView {
  inspection: Inspection;
  unit: Unit;
  units: readonly Unit[];
  officers: readonly Officer[];
  /** None where the reader may not see them yet. */
  findings: readonly Finding[];
  photos: readonly Photo[];
  sees: boolean;
  remedies: readonly RemedyStanding[];
  earlier: ReadonlyMap<string, number>;
  steps: readonly InspectionDeed[];
  documents: readonly OfficialDocumentRecord[];
  open: readonly InspectionStep[];
  officer: Officer;
  token: string;
  today: string;
  form: SentForm | null;
}

/** @throws Problem not_found */
export async function readView(c: StaffContext, form: SentForm | null = null): Promise<InspectionView> {
  const { database, now } = c.var.platform;
  const { officer, token } = c.var;
  const { db } = database;
  const inspection = await findInspection(db, officer, mustBeId(c.req.param('id')));
  const { id } = inspection;
  const { wardId } = officer;
  const today = toLocalDay(now());
  const sees = seesFindings(officer, inspection);
  const [findings, photos, remedies, earlier, steps, documents, units, officers] = await Promise.all([
    sees ? listFindings(db, wardId, id) : [],
    sees ? listPhotos(db, wardId, id) : [],
    readRemedies(db, wardId, id, today),
    countEarlierUnmet(db, wardId, inspection),
    listInspectionSteps(db, wardId, id),
    listByOrigin(db, wardId, [originOf(id), minutesOriginOf(id)]),
    listUnits(db, wardId),
    listOfficersEver(db, wardId),
  ]);
  const unit = units.find((each) => each.id === inspection.unitId)!;
  const read = {
    inspection,
    unit,
    units,
    officers,
    findings,
    photos,
    sees,
    remedies,
    earlier,
    steps,
    documents,
  };
  return { ...read, open: openSteps(officer, inspection), officer, token, today, form };
}

export const nameOf = ({ officers }: Pick<InspectionView, 'officers'>, id: number) =>
  officers.find((each) => each.id === id)?.displayName ?? 'Cán bộ đã nghỉ';

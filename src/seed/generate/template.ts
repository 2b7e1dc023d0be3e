import { sql } from 'kysely';
import {
  type Applicant,
  type DossierState,
  findDossier,
  findPinned,
  fold,
  isMovable,
  type Life,
  moveLife,
  type Step,
} from '../../features/dossiers/index.ts';
import { listOfficers, listUnits } from '../../features/organisation/index.ts';
import type { Day } from '../../law/day.ts';
import { toLocalDay } from '../../law/day.ts';
import { canonicalJson } from '../../platform/canonical-json.ts';
import type { Database } from '../../platform/database/database.ts';
import { COUNTING } from './counting.ts';
import { readSideRows, type SideRows } from './side-rows.ts';
import type { WorkingLine } from './working-line.ts';

/** A whole life that the verbs made, from which others are made. */
export interface Template {
  life: Life;
  applicant: Applicant;
  /** As it ended. */
  end: DossierState;
  /** Place of the day of its reception on the line of working days. */
  place: number;
  isLate: boolean;
  isMobile: boolean;
  unitCode: string;
  /** The procedure's version is in force from then, until before then. */
  validFrom: Day;
  validUntil: Day | null;
  side: SideRows;
}

/** Whom a ward's units and officers are, by their ids. */
export interface Staff {
  unitCodes: ReadonlyMap<number, string>;
  usernames: ReadonlyMap<number, string>;
}

export interface TemplateWard extends Staff {
  templates: Template[];
}

/** Every life of a ward that has ended and can be moved to other days with everything that hangs on it. */
export async function readTemplates(
  database: Database,
  wardId: number,
  line: WorkingLine,
): Promise<TemplateWard> {
  const staff = await readStaff(database, wardId);
  const { rows } = await sql<{ id: number; valid_from: Day; valid_until: Day | null }>`
    select d.id, v.valid_from::text, v.valid_until::text from dossiers as d
    join procedure_versions as v on v.code = d.procedure_code and v.version = d.procedure_version
    where d.ward_id = ${wardId} and d.status in ('returned', 'refused', 'withdrawn') order by d.id`.execute(
    database.db as never,
  );
  const side = await readSideRows(database, wardId);
  const templates: Template[] = [];
  for (const { id, valid_from: validFrom, valid_until: validUntil } of rows) {
    const dossierId = Number(id);
    const { steps: chained, applicant } = await findDossier(database.db, { wardId, dossierId });
    const steps = chained.map((each) => each.step);
    const end = fold(steps);
    const life = { steps, process: await findPinned(database.db, end) };
    const own = side.of(
      dossierId,
      end.documents.flatMap(({ lookupId }) => lookupId ?? []),
    );
    if (end.receivedAt === null || !isWhole(life, end) || !staysItself(life, line)) continue;
    templates.push({
      ...{ life, applicant, end, validFrom, validUntil, side: own },
      place: line.placeOf(toLocalDay(end.receivedAt)),
      isLate: end.dueAt !== null && end.finishedAt !== null && end.finishedAt > end.dueAt,
      isMobile: end.channel === 'mobile',
      unitCode: staff.unitCodes.get(end.competentUnitId)!,
    });
  }
  if (templates.length < FEWEST)
    throw new Error(`chỉ có ${templates.length} hồ sơ mẫu dùng được; cần ít nhất ${FEWEST}.`);
  return { ...staff, templates };
}

const FEWEST = 20;

export async function readStaff(database: Pick<Database, 'db'>, wardId: number): Promise<Staff> {
  const units = await listUnits(database.db, wardId);
  const officers = await listOfficers(database.db, wardId);
  return {
    unitCodes: new Map(units.map((each) => [each.id, each.code])),
    usernames: new Map(officers.map((each) => [each.id, each.username])),
  };
}

/** Nothing of it stands in another dossier, an account, a vault, or under a number that was sealed before. */
function isWhole(life: Life, { twin, parentId, documents, elsewhereWardId }: DossierState): boolean {
  const [first] = life.steps;
  return (
    isMovable(life) &&
    (first!.step === 'accept' || first!.step === 'submit') &&
    first!.payload.account === undefined &&
    [twin, parentId, elsewhereWardId].every((each) => each === null) &&
    documents.every((each) => each.vaultItemId === undefined) &&
    life.steps.every(
      ({ step, payload }) => step === 'note_result' || !('number' in payload) || /^\d+$/.test(payload.number),
    )
  );
}

/** Moved by no day it has to be the very same, or it was counted by rules that a move does not know. */
function staysItself(life: Life, line: WorkingLine): boolean {
  try {
    const same = moveLife(life, { instant: (at) => line.move(at, 0), counting: COUNTING });
    return asText(same) === asText(life.steps);
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

const asText = (steps: readonly Step[]) =>
  canonicalJson(
    steps.map((step) => ({ ...step, at: step.at.toISOString(), dueAt: step.dueAt?.toISOString() ?? null })),
  );

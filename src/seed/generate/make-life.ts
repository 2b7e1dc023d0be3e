import {
  type Applicant,
  type DossierDocument,
  lookupFacts,
  moveLife,
  rowsOfLife,
  type Step,
} from '../../features/dossiers/index.ts';
import type { PlacedFact } from '../../features/figures/index.ts';
import { paymentFacts } from '../../features/payments/index.ts';
import { answerFacts, DECISIVE } from '../../features/surveys/index.ts';
import { formatDossierCode } from '../../law/dossier-code.ts';
import type { BulkRow } from '../../platform/database/bulk.ts';
import { COUNTING } from './counting.ts';
import { type MadeSide, makeSide, type SideMaking } from './made-side.ts';
import { asPerson, personOf } from './made-up-people.ts';
import type { PlannedLife } from './plan-ward.ts';
import type { SideRows } from './side-rows.ts';
import type { TemplateWard } from './template.ts';
import type { WorkingLine } from './working-line.ts';

type FromSide = Pick<SideMaking, 'unitOf' | 'officerOf' | 'newId' | 'clientKey' | 'shiftOf'>;

/** What all lives of a ward are made with. */
export interface LifeMaking extends FromSide {
  ward: { id: number; code: string; agencyCode: string; name: string };
  from: TemplateWard;
  line: WorkingLine;
  people: { first: number; count: number };
  chance(): number;
  sessionOf(day: string): number | null;
}

/** What was given out for one life. */
export interface Given {
  dossierId: number;
  day: string;
  codeNumber: number;
  /** By the place of the step. */
  numbers: readonly number[];
  receiptNumber: number;
  newPaperNo(): string;
}

export interface MadeLife {
  rows: Map<string, BulkRow[]>;
  facts: PlacedFact[];
}

/** One dossier with everything that hangs on it, as the verbs would have left it. */
export function makeLife(making: LifeMaking, planned: PlannedLife, given: Given): MadeLife {
  const { ward, from, line } = making;
  const template = from.templates[planned.template]!;
  const move = (at: Date) => line.move(at, planned.places);
  const person = personOf(making.people.first + Math.floor(making.people.count * making.chance()), ward.name);
  const applicant = asPerson(template.applicant, template.end.applicantKind, person);
  const ownGroups = new Set(
    [...template.side.ends].flatMap(([group, end]) =>
      group === 'look-ups' || move(end).getTime() <= planned.until ? [group] : [],
    ),
  );
  const side = makeSide(template.side, {
    ...making,
    ...{
      ward,
      dossierId: given.dossierId,
      applicant,
      personalId: person.personalId,
      groups: ownGroups,
      move,
    },
    ...{ receiptNumber: given.receiptNumber, paperNo: paperNoOf(template.side, ownGroups, given) },
  });
  const life = { ...template.life, steps: template.life.steps.slice(0, planned.steps) };
  const steps = moveLife(life, { instant: move, counting: COUNTING }).map((step, at) =>
    asOwn(step, { making, given, side, applicant, number: given.numbers[at] }),
  );
  const key = { wardId: ward.id, dossierId: given.dossierId };
  const { state, facts, ...rows } = rowsOfLife({ key, applicant, steps, clientKey: making.clientKey });
  const outcomes = (side.rows.get('lookups') ?? []).map((row) => String(row.outcome));
  return {
    rows: new Map<string, readonly BulkRow[]>([...Object.entries(rows), ...side.rows]) as MadeLife['rows'],
    facts: [...facts, ...lookupFacts(state, outcomes), ...sideFacts(side, state)],
  };
}

function paperNoOf({ rows }: SideRows, groups: ReadonlySet<string>, given: Given): string {
  const isOnPaper = (rows.get('survey_answers') ?? []).some((row) => row.paper_no !== '');
  return isOnPaper && groups.has('answers') ? given.newPaperNo() : '';
}

interface Owning {
  making: LifeMaking;
  given: Given;
  side: MadeSide;
  applicant: Applicant;
  number: number | undefined;
}

/** The step with this ward's people, this dossier's code and numbers. */
function asOwn(step: Step, owning: Owning): Step {
  const { unitOf, officerOf } = owning.making;
  const map = (id: number | null, how: (id: number) => number) => (id === null ? null : how(id));
  return {
    ...step,
    ...{ officerId: map(step.officerId, officerOf), toOfficerId: map(step.toOfficerId, officerOf) },
    ...{ unitId: map(step.unitId, unitOf), toUnitId: map(step.toUnitId, unitOf) },
    payload: ownPayload(step, owning),
  } as Step;
}

function ownPayload(step: Step, { making, given, side, applicant, number }: Owning): unknown {
  const papers = (documents: readonly DossierDocument[]) =>
    documents.map((each) =>
      each.lookupId === undefined ? each : { ...each, lookupId: side.idOf('lookup', each.lookupId) },
    );
  switch (step.step) {
    case 'submit':
    case 'accept': {
      const { payload } = step;
      const { agencyCode } = making.ward;
      return {
        ...payload,
        code: formatDossierCode({ agencyCode, day: given.day, number: given.codeNumber }),
        competentUnitId: making.unitOf(payload.competentUnitId),
        documents: papers(payload.documents),
        ...(payload.sessionId != null && { sessionId: making.sessionOf(given.day) }),
      };
    }
    case 'admit':
      return { ...step.payload, competentUnitId: making.unitOf(step.payload.competentUnitId) };
    case 'receive_supplement':
      return { ...step.payload, documents: papers(step.payload.documents) };
    case 'consult': {
      const ofUnit = (id: number | null) => (id === null ? null : making.unitOf(id));
      return {
        consultations: step.payload.consultations.map((each) => ({ ...each, unitId: ofUnit(each.unitId) })),
      };
    }
    case 'return_result':
      return { ...step.payload, receiver: applicant.representativeName ?? applicant.name };
    default:
      return number === undefined ? step.payload : { ...step.payload, number: String(number) };
  }
}

function sideFacts(
  { rows }: MadeSide,
  state: { procedureCode: string; competentUnitId: number },
): PlacedFact[] {
  const { procedureCode } = state;
  const scores = new Map((rows.get('survey_scores') ?? []).map((row) => [row.question, Number(row.score)]));
  return [
    ...(rows.get('payment_intents') ?? []).flatMap((row) =>
      row.settled_at === null
        ? []
        : paymentFacts({
            ...{ method: row.method as 'cash', amountVnd: Number(row.amount_vnd), procedureCode },
            ...{ isOwedBack: row.is_owed_back === true, settledAt: row.settled_at as Date },
            unitId: Number(row.unit_id),
          }),
    ),
    ...(rows.get('survey_answers') ?? []).flatMap((row) =>
      row.voided_at !== null
        ? []
        : answerFacts({
            ...{ answeredAt: row.answered_at as Date, score: scores.get(DECISIVE)!, procedureCode },
            unitId: state.competentUnitId,
          }),
    ),
  ];
}

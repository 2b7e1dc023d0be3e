import type { Db } from '../../../platform/database/database.ts';
import type { Visitor } from '../../citizens/index.ts';
import {
  type Dossier,
  findDossier,
  OUTCOME_LABELS,
  ownDossiers,
  STATUS_LABELS,
  STEP_LABELS,
} from '../../dossiers/index.ts';
import { findAnswers } from '../../drafts/index.ts';
import { EVENT_LABELS, listTold } from '../../notices/index.ts';
import { listUnits } from '../../organisation/index.ts';
import { INTENT_LABELS, listCharges, listIntents, METHOD_LABELS } from '../../payments/index.ts';
import { findProcedureVersion } from '../../procedures/index.ts';
import { findOwnAnswer } from '../../surveys/index.ts';
import { iso } from './iso.ts';
import type { PersonalData } from './shape.ts';

type DossierData = PersonalData['dossiers'][number];

/** The person's dossiers, the newest first. */
export async function gatherDossiers(db: Db, visitor: Person): Promise<DossierData[]> {
  const rows = await ownDossiers(db, visitor).select('id').orderBy('id', 'desc').execute();
  const units = new Map((await listUnits(db, visitor.wardId)).map((unit) => [unit.id, unit.name]));
  const found: DossierData[] = [];
  for (const { id } of rows) {
    const dossier = await findDossier(db, { wardId: visitor.wardId, dossierId: id });
    found.push(await describe(db, visitor, { dossier, units }));
  }
  return found;
}

export type Person = Extract<Visitor, { kind: 'citizen' }>;

interface Ground {
  dossier: Dossier;
  units: ReadonlyMap<number, string>;
}

/** Of a dossier that he filed for somebody else, what is that one's is left out. */
async function describe(db: Db, { citizen }: Person, { dossier, units }: Ground): Promise<DossierData> {
  const { state, applicant, wardId, id } = dossier;
  const key = { wardId, dossierId: id };
  const isOwn =
    state.applicantKind === 'citizen' &&
    (applicant.personalId === null
      ? applicant.name === citizen.name
      : applicant.personalId === citizen.personalId);
  const procedure = await findProcedureVersion(db, state.procedureCode, state.procedureVersion);
  const rating = await findOwnAnswer(db, key);
  const told = await listTold(db, wardId, state.code);
  const { name, personalId, birthOn, phone, address, email } = applicant;
  return {
    ...{ code: state.code, procedure: procedure.name, status: STATUS_LABELS[state.status] },
    ...{ submittedAt: iso(state.submittedAt), receivedAt: iso(state.receivedAt), dueAt: iso(state.dueAt) },
    ...{ finishedAt: iso(state.finishedAt), returnedAt: iso(state.returnedAt) },
    applicant: isOwn
      ? { name, personalId, birthOn, phone, address, email, representative: applicant.representativeName }
      : null,
    answers: isOwn ? ((await findAnswers(db, wardId, id))?.answers ?? null) : null,
    papers: state.documents.map((each) => ({
      ...{ name: each.name, quantity: each.quantity, hasFile: each.file !== null },
    })),
    result:
      state.resultOutcome === null
        ? null
        : { outcome: OUTCOME_LABELS[state.resultOutcome], number: state.resultNumber, on: state.resultOn },
    steps: dossier.steps.map(({ step }) => ({
      ...{ at: iso(step.at), step: STEP_LABELS[step.step], unit: units.get(step.unitId ?? 0) ?? '' },
    })),
    money: (await listCharges(db, key)).map((each) => ({
      ...{ what: each.what, dueVnd: each.dueVnd, paid: each.paidBy !== null, voided: each.voidedAt !== null },
    })),
    payments: (await listIntents(db, key)).map((each) => ({
      ...{ at: iso(each.createdAt), method: METHOD_LABELS[each.method] },
      ...{ amountVnd: each.amountVnd, state: INTENT_LABELS[each.state] },
    })),
    notices: told.map((each) => ({
      at: iso(each.at),
      event: EVENT_LABELS[each.event],
      channel: each.channel,
    })),
    rating: rating && { ...rating, at: iso(rating.at) },
  };
}

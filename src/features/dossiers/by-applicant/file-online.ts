import { toLocalDay } from '../../../law/day.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/problem.ts';
import type { VisitorAct } from '../../citizens/index.ts';
import { holdCalendar, listUnits, noteAccess } from '../../organisation/index.ts';
import { findProcedure, mustBeReceivedOnline } from '../../procedures/index.ts';
import { announce } from '../announce.ts';
import { chooseTerm, registerArrival } from '../arrival.ts';
import { competentUnit } from '../competent-unit.ts';
import { queueLookups } from '../data/look-up-filed.ts';
import type { IntakeInput } from '../intake-form.ts';
import { findRepeat, parseIntake, toApplicant } from '../read-intake.ts';
import type { DossierDocument } from '../schema.ts';
import { findDossier } from '../store.ts';
import { findWardRules } from '../ward-rules.ts';

/** What someone files from home: who and what, and papers whose files are already in the ward's store. */
export interface Filing {
  form: Omit<IntakeInput, 'channel' | 'competentUnitId' | 'assistedOnline'>;
  documents: DossierDocument[];
}

/**
 * Files a dossier from home: it waits at the desk, which has to answer within the time the law gives. The same client key
 * gives the same dossier.
 * @throws Problem not_allowed for a guest; step_not_open when it is received at the desk alone; invalid with the fields;
 * not_found (the procedure)
 */
export async function fileOnline(
  tx: Tx,
  act: VisitorAct,
  filing: Filing,
): Promise<{ dossierId: number; code: string }> {
  const { visitor, now } = act;
  if (visitor.kind !== 'citizen')
    throw new Problem('not_allowed', 'Nộp hồ sơ cần tài khoản định danh. Hãy đăng nhập rồi nộp.');
  const { wardId, citizen, actingFor } = visitor;
  const units = await listUnits(tx, wardId);
  const desk = units.find((each) => each.kind === 'centre' && !each.isClosed);
  if (!desk) throw new Problem('invalid', 'Phường chưa có Trung tâm Phục vụ hành chính công để nhận hồ sơ.');
  const procedure = await findProcedure(tx, filing.form.procedureCode, toLocalDay(now));
  mustBeReceivedOnline(procedure);
  const competentUnitId = competentUnit(units, procedure.competentUnitCode).id;
  const form = parseIntake({ ...filing.form, channel: 'online', competentUnitId });
  await holdCalendar(tx, wardId, 'count');
  const known = await findRepeat(tx, wardId, form);
  if (known) return known;
  const arrived = await registerArrival(
    tx,
    { wardId, now, officer: null },
    {
      clientKey: form.clientKey,
      procedure,
      term: chooseTerm(procedure, form.termNo),
      rules: await findWardRules(tx, wardId, now),
      applicant: toApplicant(form),
      receivedAt: now,
      toUnitId: desk.id,
      fixed: {
        channel: 'online',
        origin: 'system',
        applicantKind: form.applicantKind,
        competentUnitId,
        documents: filing.documents,
        account: { citizenId: citizen.id, organisationId: actingFor?.id ?? null },
      },
    },
  );
  const { documents } = filing;
  await queueLookups(tx, { wardId, dossierId: arrived.dossierId }, { documents, now });
  await noteAccess(tx, {
    ...{ wardId, officerId: null, action: 'file_online', subject: arrived.code },
    ...{ requestId: act.requestId, at: now },
  });
  await announce(tx, await findDossier(tx, { wardId, dossierId: arrived.dossierId }), form.clientKey);
  return arrived;
}

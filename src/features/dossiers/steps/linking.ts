import { toLocalDay } from '../../../law/day.ts';
import { addWorkingMinutes } from '../../../law/working-time.ts';
import { findProcedure } from '../../procedures/index.ts';
import { acceptArrival, chooseTerm } from '../arrival.ts';
import { derivedKey } from '../derived-key.ts';
import { invalid, type Preparations, type StepContext } from './preparation.ts';
import { remaining } from './waiting.ts';

/**
 * Opens a dossier that is linked under this one, with its own procedure, unit or outside body, term and code. With its
 * term within that of the whole the promised time stays; with its term added the clock here stands still meanwhile, and
 * the aggregate due time is the linked one's with what was left here.
 */
export const LINKING: Preparations<'open_linked'> = {
  open_linked: async (form, context) => {
    const { tx, act, dossier, rules } = context;
    if ((form.unitId === null) === (form.body === ''))
      throw invalid({ unitId: 'Chọn một đơn vị của phường, hoặc ghi tên cơ quan ngoài phường.' });
    const procedure = await findProcedure(tx, form.procedureCode, toLocalDay(act.now));
    const term = chooseTerm(procedure, form.termNo);
    const child = await acceptArrival(tx, act, {
      clientKey: derivedKey(context.clientKey, 'linked'),
      procedure,
      term,
      rules,
      applicant: dossier.applicant,
      receivedAt: act.now,
      toUnitId: dossier.state.receivingUnitId,
      fixed: {
        channel: dossier.state.channel,
        origin: 'system',
        applicantKind: dossier.state.applicantKind,
        competentUnitId: form.unitId ?? dossier.state.competentUnitId,
        documents: dossier.state.documents.filter((each) => each.file !== null),
        place: form.unitId === null ? 'forwarded' : 'here',
        elsewhere: form.unitId === null ? form.body : null,
        parentId: dossier.id,
      },
    });
    const left = form.term === 'added' && dossier.state.dueAt !== null ? remaining(context) : null;
    return {
      payload: {
        linked: {
          dossierId: child.dossierId,
          code: child.code,
          procedureCode: procedure.code,
          dueAt: child.dueAt?.toISOString() ?? null,
          endedAt: null,
        },
        term: form.term,
        remainingMinutes: left,
      },
      ...(left !== null && { dueAt: aggregateDue(context, child.dueAt, left) }),
    };
  },
};

function aggregateDue({ rules }: StepContext, childDueAt: Date | null, left: number): Date | null {
  return childDueAt && addWorkingMinutes(childDueAt, left, rules.calendar, rules.hoursOn);
}

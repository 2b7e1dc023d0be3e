import { examinesDossiers, listUnits } from '../../organisation/index.ts';
import { findProcedureVersion } from '../../procedures/index.ts';
import { chooseTerm, dueOf, pin } from '../arrival.ts';
import { invalid, type Preparations } from './preparation.ts';

/** A submitted dossier is complete and valid: its term begins, from now or from its reception elsewhere. */
export const ADMITTING: Preparations<'admit'> = {
  admit: async (form, { tx, act, dossier, rules }) => {
    const { state } = dossier;
    const procedure = await findProcedureVersion(tx, state.procedureCode, state.procedureVersion);
    const term = chooseTerm(procedure, form.termNo);
    const unit = (await listUnits(tx, dossier.wardId)).find((each) => each.id === form.competentUnitId);
    if (!unit || !examinesDossiers(unit)) throw invalid({ competentUnitId: 'Chọn đơn vị giải quyết hồ sơ.' });
    const receivedAt = state.place === 'from_elsewhere' ? state.submittedAt : act.now;
    return {
      payload: {
        ...(await pin(tx, state.procedureCode, { term, receivedAt, now: act.now, rules })),
        receivedAt: receivedAt.toISOString(),
        termNo: term?.no ?? null,
        term: term?.term ?? null,
        competentUnitId: form.competentUnitId,
      },
      dueAt: dueOf(term, receivedAt, rules),
    };
  },
};

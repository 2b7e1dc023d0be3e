import { parseLocal } from '../../../law/day.ts';
import { listUnits } from '../../organisation/index.ts';
import type { Consultation, Status } from '../schema.ts';
import { openConsultations } from '../workflow.ts';
import { invalid, keepFile, type Preparations, type StepContext } from './preparation.ts';

/** Asking other units while the dossier is examined: as many at once as are needed, each with its own answer. */
export const CONSULTING: Preparations<'consult' | 'answer_consultation' | 'close_consultation'> = {
  consult: async (form, context) => {
    const asked = [
      ...(await units(context, form.unitIds)).map((unitId) => ({ unitId, body: '' })),
      ...(form.body === '' ? [] : [{ unitId: null, body: form.body }]),
    ];
    if (asked.length === 0) throw invalid({ unitIds: 'Chọn đơn vị, hoặc ghi cơ quan cần hỏi.' });
    const dueAt = form.dueAt === '' ? null : parseLocal(form.dueAt);
    if (dueAt !== null && dueAt <= context.act.now)
      throw invalid({ dueAt: 'Hạn trả lời phải ở phía trước.' });
    const last = context.dossier.state.consultations.length;
    return {
      payload: {
        consultations: asked.map((each, at) => ({
          ...each,
          no: last + at + 1,
          question: form.question,
          askedAt: context.act.now.toISOString(),
          dueAt: dueAt?.toISOString() ?? null,
          closedAt: null,
        })),
      },
    };
  },
  answer_consultation: async (form, context) => {
    const { state } = context.dossier;
    const { unitId } = context.act.officer;
    const asked = findOpen(context, form.no);
    if (asked.unitId === null ? unitId !== state.holderUnitId : unitId !== asked.unitId)
      throw invalid({ no: 'Câu hỏi này dành cho đơn vị khác.' });
    return {
      payload: { ...form, file: await keepFile(context) },
      statusAfter: afterClosing(context, form.no),
    };
  },
  close_consultation: async (form, context) => {
    findOpen(context, form.no);
    return { payload: form, statusAfter: afterClosing(context, form.no) };
  },
};

function findOpen({ dossier }: StepContext, no: number): Consultation {
  const found = openConsultations(dossier.state).find((each) => each.no === no);
  if (!found) throw invalid({ no: 'Câu hỏi này đã được trả lời hoặc không có.' });
  return found;
}

function afterClosing({ dossier }: StepContext, no: number): Status {
  const others = openConsultations(dossier.state).filter((each) => each.no !== no);
  return others.length > 0 ? 'consulting' : 'in_process';
}

async function units({ tx, dossier }: StepContext, ids: number[]): Promise<number[]> {
  const known = new Map((await listUnits(tx, dossier.wardId)).map((unit) => [unit.id, unit]));
  for (const id of ids)
    if (!known.has(id) || known.get(id)!.kind === 'collective' || id === dossier.state.holderUnitId)
      throw invalid({ unitIds: 'Chọn đơn vị khác của phường.' });
  return [...new Set(ids)];
}

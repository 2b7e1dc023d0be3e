import { nationalStatus } from '../../../law/national-status.ts';
import { arriveFromWard } from '../any-place.ts';
import type { Status } from '../schema.ts';
import { keepFile, type Preparations } from './preparation.ts';

/** Where a dossier that another body resolves stands here, by the national status that the body gives. */
export function statusBack(code: number): Status {
  if (code === 3) return 'refused';
  if (code === 7) return 'withdrawn';
  return code === 8 ? 'stopped' : 'forwarded';
}

/** A dossier received here for another body: sent there, its status and its result noted as they come back. */
export const ELSEWHERE: Preparations<'forward' | 'note_status' | 'note_result'> = {
  forward: async (form, context) => {
    const { elsewhereWardId } = context.dossier.state;
    const twin = elsewhereWardId === null ? null : await arriveFromWard(context, elsewhereWardId);
    return { payload: { twin, note: form.note } };
  },
  note_status: async ({ nationalStatus: code, note, foreignCode }) => ({
    payload: {
      nationalStatus: nationalStatus(code).code,
      note,
      foreignCode: foreignCode === '' ? null : foreignCode,
    },
    statusAfter: statusBack(code),
  }),
  note_result: async (form, context) => ({
    payload: { ...form, file: await keepFile(context) },
    toUnitId: context.dossier.state.receivingUnitId!,
  }),
};

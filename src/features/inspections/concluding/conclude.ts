import { toLocalDay } from '../../../law/day.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import type { Act } from '../../organisation/index.ts';
import { missingPoints } from '../checking/missing-points.ts';
import { cancelForm, concludeForm, explainForm, plainForm } from '../schema.ts';
import { listFindings } from '../store.ts';
import { takeInspectionStep } from '../take-step.ts';

/** Shows the unit what was found at every point, so that it can answer. The same client key once. @throws Problem invalid (a point is open), not_allowed, not_found, step_not_open */
export async function sendFindings(tx: Tx, act: Act, id: number, form: unknown): Promise<void> {
  const { clientKey } = parseFields(plainForm, form, 'Chưa gửi được.');
  await takeInspectionStep(tx, act, id, {
    deed: { step: 'send', clientKey },
    work: async (inspection) => {
      const missing = missingPoints(inspection, await listFindings(tx, act.officer.wardId, id));
      if (missing.length > 0)
        throw new Problem(
          'invalid',
          `Còn ${missing.length} mục chưa ghi kết quả, đầu tiên: ${missing[0]!.text}.`,
        );
      return { state: 'explaining' };
    },
  });
}

/** The unit's answer; it may answer again until it is concluded. The same client key once. @throws Problem invalid, not_allowed, not_found, step_not_open */
export async function explainFindings(tx: Tx, act: Act, id: number, form: unknown): Promise<void> {
  const given = parseFields(explainForm, form, 'Chưa gửi được giải trình: có mục cần sửa.');
  await takeInspectionStep(tx, act, id, {
    deed: { step: 'explain', clientKey: given.clientKey, note: given.text },
    work: async () => ({}),
  });
}

/** The answer made the team look again. The same client key once. @throws Problem invalid, not_allowed, not_found, step_not_open */
export async function resumeInspection(tx: Tx, act: Act, id: number, form: unknown): Promise<void> {
  const given = parseFields(cancelForm, form, 'Chưa mở lại được: có mục cần sửa.');
  await takeInspectionStep(tx, act, id, {
    deed: { step: 'resume', clientKey: given.clientKey, note: given.reason },
    work: async () => ({ state: 'under_way' }),
  });
}

/** Findings stay as they are from here on. The same client key once. @throws Problem invalid, not_allowed, not_found, step_not_open */
export async function concludeInspection(tx: Tx, act: Act, id: number, form: unknown): Promise<void> {
  const given = parseFields(concludeForm, form, 'Chưa kết luận được: có mục cần sửa.');
  await takeInspectionStep(tx, act, id, {
    deed: { step: 'conclude', clientKey: given.clientKey },
    work: async () => ({
      ...{ state: 'concluded', conclusion: given.text, concludedOn: toLocalDay(act.now) },
    }),
  });
}

import { z } from 'zod';
import type { Tx } from '../../../platform/database/database.ts';
import { type FileStore, type StoredFile, saveFile } from '../../../platform/files/file-store.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import { findDossierByCode } from '../../dossiers/index.ts';
import { type Act, type Duty, noteAct } from '../../organisation/index.ts';
import { answerSurvey } from '../answering/answer-survey.ts';
import { officersOf } from '../concerned.ts';

/** Whose duty it is to type what applicants wrote on paper. */
export const TYPING_DUTIES = ['receive', 'return', 'control'] as const satisfies readonly Duty[];

const envelope = z.object({
  clientKey: z.uuid(),
  code: z.string().trim().min(1, 'Ghi mã hồ sơ in trên phiếu.').max(60),
  paperNo: z.string().trim().max(40, 'Tối đa 40 ký tự.').default(''),
});

const WRONG = 'Chưa nhập được phiếu: có mục cần sửa.';

/**
 * Types an applicant's paper: with its scan or its number, by somebody who never worked on the dossier, and only where nobody
 * answered yet. The same client key once.
 * @throws Problem not_allowed, invalid (with the fields), step_not_open
 */
export async function typePaper(
  tx: Tx,
  files: FileStore,
  act: Act,
  { form, paper }: { form: Record<string, unknown>; paper: StoredFile | null },
): Promise<void> {
  const { wardId, duties, id: typedBy } = act.officer;
  if (!TYPING_DUTIES.some((duty) => duties.includes(duty)))
    throw new Problem('not_allowed', 'Tài khoản của bạn không có nhiệm vụ nhập phiếu đánh giá.');
  const { clientKey, code, paperNo } = parseFields(envelope, form, WRONG);
  const dossier = await findDossierByCode(tx, wardId, code);
  if (dossier === null) throw new Problem('invalid', WRONG, { code: 'Không có hồ sơ mang mã này.' });
  if (officersOf(dossier).has(typedBy))
    throw new Problem(
      'not_allowed',
      'Bạn đã làm một bước của hồ sơ này nên không được nhập phiếu đánh giá của nó. Hãy nhờ người khác nhập.',
    );
  if (paper === null && paperNo === '')
    throw new Problem('invalid', WRONG, { paperNo: 'Ghi số phiếu giấy, hoặc đính kèm ảnh chụp, bản quét.' });
  const paperFile = paper && (await saveFile(tx, files, wardId, paper, act.now));
  await answerSurvey(
    tx,
    dossier,
    { way: 'paper', typedBy, paperNo, paperFile, clientKey, now: act.now },
    form,
  );
  await noteAct(tx, act, 'type_survey', dossier.state.code);
}

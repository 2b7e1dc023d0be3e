import { toLocalDay } from '../../../law/day.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { type FileStore, type StoredFile, saveFile } from '../../../platform/files/file-store.ts';
import { Problem, wrongFields } from '../../../platform/problem.ts';
import { type Act, noteAct } from '../../organisation/index.ts';
import { answerForm } from '../schema.ts';
import { lockCase, saveEvent } from '../store.ts';
import { mayAnswer } from '../workflow.ts';

/**
 * What an urged unit says: what was done, what hinders, by when it will be done. The same client key answers once.
 * @throws Problem invalid (with the fields), not_found, not_allowed, step_not_open (the case is closed)
 */
export async function answerCase(
  tx: Tx,
  files: FileStore,
  act: Act,
  given: { caseId: number; form: unknown; file: StoredFile | null },
): Promise<void> {
  const { wardId, id: officerId } = act.officer;
  const known = await lockCase(tx, { wardId, caseId: given.caseId });
  if (!mayAnswer(act.officer, known.state))
    throw new Problem('not_allowed', 'Chỉ đơn vị đang được đôn đốc trả lời được.');
  const parsed = answerForm.safeParse(given.form);
  const fields = wrongFields(parsed.error?.issues ?? []);
  if (parsed.success && parsed.data.promisedOn !== '' && parsed.data.promisedOn < toLocalDay(act.now))
    fields.promisedOn = 'Ngày hứa xong không thể ở quá khứ.';
  if (!parsed.success || Object.keys(fields).length > 0)
    throw new Problem('invalid', 'Chưa gửi được: có mục cần sửa.', fields);
  if (known.state.closedAt !== null)
    throw new Problem('step_not_open', 'Vụ đôn đốc này đã đóng, không trả lời thêm được.');
  const { clientKey, text, promisedOn } = parsed.data;
  const file = given.file ? await saveFile(tx, files, wardId, given.file, act.now) : null;
  const payload = { text, promisedOn: promisedOn === '' ? null : promisedOn };
  await saveEvent(tx, known, { event: 'answered', payload, file }, { now: act.now, officerId, clientKey });
  await noteAct(tx, act, 'answer_urging', `đôn đốc ${given.caseId}`);
}

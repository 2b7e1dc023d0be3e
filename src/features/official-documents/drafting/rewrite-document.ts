import type { Tx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/problem.ts';
import { type Act, listOfficers, noteAct } from '../../organisation/index.ts';
import { lockDocument } from '../reading/documents.ts';
import type { FulfilledTask, OfficialContent, Signing } from '../schema.ts';
import { maySignAs } from '../signing.ts';
import { whyNotWrite } from '../workflow.ts';
import { addVersion } from './add-version.ts';
import { checkContent } from './check-content.ts';

export interface Rewriting {
  clientKey: string;
  /** The version that was being read when this was typed. */
  seen: number;
  content: OfficialContent;
  signing: Signing;
  signerId: number | null;
  tasks: readonly FulfilledTask[];
}

/**
 * Keeps what was typed as the next version of a draft. The same client key saves nothing twice.
 * @throws Problem not_found, not_allowed, step_not_open, changed_meanwhile, invalid (with the fields)
 */
export async function rewriteDocument(tx: Tx, act: Act, id: number, given: Rewriting): Promise<void> {
  const { wardId } = act.officer;
  const document = await lockDocument(tx, wardId, id);
  if (await isSaved(tx, wardId, id, given.clientKey)) return;
  const why = whyNotWrite(act.officer, document);
  if (why) throw new Problem(document.state === 'draft' ? 'not_allowed' : 'step_not_open', why);
  if (given.seen !== document.version)
    throw new Problem(
      'changed_meanwhile',
      `Trong lúc bạn viết, văn bản đã có bản ${document.version}. Chữ bạn gõ vẫn còn dưới đây; hãy xem bản mới rồi lưu lại.`,
    );
  const content = checkContent(given.content);
  const signer = (await listOfficers(tx, wardId)).find((each) => each.id === given.signerId);
  if (given.signerId !== null && !(signer && maySignAs(signer, given.signing, document.unitId)))
    throw new Problem('invalid', 'Chưa lưu được văn bản.', { signing: 'Người này không ký được như vậy.' });
  const { clientKey, tasks } = given;
  const no = document.version + 1;
  await addVersion(tx, { wardId, id, no }, { content, tasks, clientKey, at: act.now, by: act.officer.id });
  await tx
    .updateTable('official_documents')
    .set({ version: no, subject: content.subject, signing: given.signing, signer_id: given.signerId })
    .set({ changed_at: act.now })
    .where('ward_id', '=', wardId)
    .where('id', '=', id)
    .execute();
  await noteAct(tx, act, 'write_document', String(id));
}

async function isSaved(tx: Tx, wardId: number, id: number, clientKey: string): Promise<boolean> {
  const row = await tx
    .selectFrom('official_versions')
    .select('document_id')
    .where('ward_id', '=', wardId)
    .where('client_key', '=', clientKey)
    .executeTakeFirst();
  if (row && row.document_id !== id)
    throw new Problem('changed_meanwhile', 'Biểu mẫu này đã lưu một văn bản khác. Hãy mở lại trang.');
  return row !== undefined;
}

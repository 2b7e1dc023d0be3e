import { toLocalIso } from '../../../law/day.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { saveFile } from '../../../platform/files/file-store.ts';
import { findStoredFile } from '../../../platform/files/stored-file.ts';
import type { Platform } from '../../../platform/platform.ts';
import { Problem } from '../../../platform/problem.ts';
import { type SignPdf, signPdf } from '../../../platform/signing/index.ts';
import { type Act, findWard, noteAct } from '../../organisation/index.ts';
import { type OpenSigner, openOfficerSigner, openSealSigner } from '../../signatures/index.ts';
import { FIELDS } from '../drawing/result-document.ts';
import { authoritiesOf, pictured } from '../issuing/timestamps.ts';
import { type CopyLine, findCopy } from './copies.ts';

/**
 * The signer named on a copy signs it with his own certificate. One that is signed already stays as it is.
 * @throws Problem not_found, not_allowed (another is named), invalid (secret), peer_down (time stamp)
 */
export async function signCopy(platform: Platform, act: Act, id: number, secret: string): Promise<void> {
  const copy = await findCopy(platform.database.db, act.officer.wardId, id);
  if (copy.signed !== null) return;
  if (copy.signer_id !== act.officer.id || !act.officer.duties.includes('sign'))
    throw new Problem('not_allowed', 'Bản sao này ghi tên người ký khác.');
  const hand = await openOfficerSigner(platform, act, secret);
  const lines = [`Người ký: ${act.officer.displayName}`, toLocalIso(act.now)];
  const appearance = { kind: 'person' as const, lines };
  await put(platform, act, copy, 'signed', hand, {
    ...{ fieldName: FIELDS.approval, appearance, reason: 'Chứng thực bản sao', longTerm: false },
    permits: 'fill and sign',
  });
}

/** The clerk seals a copy that is signed. @throws Problem not_found, step_not_open, not_allowed, invalid, peer_down */
export async function sealCopy(platform: Platform, act: Act, id: number, secret: string): Promise<void> {
  const copy = await findCopy(platform.database.db, act.officer.wardId, id);
  if (copy.sealed !== null) return;
  if (copy.signed === null)
    throw new Problem('step_not_open', 'Bản sao chưa có chữ ký của người chứng thực.');
  const seal = await openSealSigner(platform, act, secret);
  const { name } = await findWard(platform.database.db, act.officer.wardId);
  const lines = [`Ủy ban nhân dân ${name}`, `Thời gian ký: ${toLocalIso(act.now)}`];
  const appearance = { kind: 'agency' as const, lines };
  await put(platform, act, copy, 'sealed', seal, {
    ...{ fieldName: FIELDS.seal, appearance, reason: 'Chứng thực bản sao', longTerm: true },
  });
}

type Own = Pick<SignPdf, 'fieldName' | 'appearance' | 'reason' | 'longTerm' | 'permits'>;

/** Signs outside of any transaction; of two at once the first counts. */
async function put(
  platform: Platform,
  act: Act,
  copy: CopyLine,
  what: 'signed' | 'sealed',
  hand: OpenSigner,
  own: Own,
): Promise<void> {
  const { database, files } = platform;
  const before = what === 'signed' ? copy.drawn : copy.signed!;
  const { name, bytes: pdf } = await findStoredFile(database.db, files, copy.ward_id, before);
  const { name: place } = await findWard(database.db, copy.ward_id);
  const bytes = await signPdf(pdf, {
    ...own,
    ...{ signer: hand.signer, ...authoritiesOf(platform), page: 1, rect: null, place, at: act.now },
    appearance: pictured(own.appearance, hand.picture),
  });
  await database.transact(async (tx) => {
    const file = await saveFile(
      tx,
      files,
      copy.ward_id,
      { name, mediaType: 'application/pdf', bytes },
      act.now,
    );
    if (!(await keep(tx, act, copy, what, file))) return;
    await noteAct(tx, act, what === 'signed' ? 'sign_copy' : 'seal_copy', `${copy.number}/${copy.year}`);
  });
}

async function keep(
  tx: Tx,
  act: Act,
  copy: CopyLine,
  what: 'signed' | 'sealed',
  file: string,
): Promise<boolean> {
  const { id: by } = act.officer;
  const row = await tx
    .updateTable('electronic_copies')
    .set(
      what === 'signed'
        ? { signed: file, signed_at: act.now, signed_by: by }
        : { sealed: file, sealed_at: act.now, sealed_by: by },
    )
    .where('ward_id', '=', copy.ward_id)
    .where('id', '=', copy.id)
    .where(what, 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

import { z } from 'zod';
import { addDays, toLocalDay } from '../../../law/day.ts';
import { validUntil } from '../../../law/paper-validity.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { type FileStore, type StoredFile, saveFile } from '../../../platform/files/file-store.ts';
import { foldVietnamese } from '../../../platform/fold-vietnamese.ts';
import { Problem, wrongFields } from '../../../platform/problem.ts';
import { countTry } from '../../../platform/security/attempts.ts';
import type { VisitorAct } from '../../citizens/index.ts';
import { sealHolder } from '../keeping/holder.ts';
import { isForOneMatter, paperKey } from '../keeping/paper-key.ts';
import { noteUses } from '../log.ts';

const ADDED_PER_DAY = 30;
const MOST_OWN = 100;

const day = z.union([z.literal(''), z.iso.date('Ngày chưa đúng.')]).default('');

const ownPaper = z.object({
  clientKey: z.uuid(),
  name: z
    .string()
    .trim()
    .min(3, 'Ghi tên giấy tờ như trên giấy.')
    .max(300, 'Tối đa 300 ký tự.')
    .refine((text) => !/[\p{Cc}\p{Cf}]/u.test(text), 'Chỉ ghi chữ và số trên một dòng.')
    .refine(
      (text) => !isForOneMatter(text),
      'Tờ khai, đơn, giấy ủy quyền chỉ dùng cho một việc nên không đưa vào kho.',
    ),
  number: z.string().trim().max(60, 'Tối đa 60 ký tự.').default(''),
  issuedOn: day,
  validUntil: day,
});

type OwnPaper = z.infer<typeof ownPaper>;

const WRONG = 'Chưa đưa được vào kho: có mục cần sửa.';

/**
 * Puts a paper of the visitor's own into his vault. Nobody has verified it: it is used only after an officer has compared it
 * with the original at an intake. The same form sent again is one item.
 * @throws Problem not_allowed below level 2 and for a guest; invalid with the fields; too_many_tries
 */
export async function addOwnPaper(
  tx: Tx,
  store: FileStore,
  act: VisitorAct,
  { fields, file }: { fields: Record<string, unknown>; file: StoredFile | null },
): Promise<number> {
  const owner = identifiedOwner(act);
  const today = toLocalDay(act.now);
  const read = readOwnPaper(fields, file, today);
  const { form } = read;
  const { wardId } = act.visitor;
  const known = await findRepeat(tx, wardId, form.clientKey, owner.citizen_id);
  if (known !== null) return known;
  await countTry(tx, `vault:${wardId}/${owner.citizen_id}`, ADDED_PER_DAY, 24 * 60, act.now);
  await mustHaveRoom(tx, wardId, owner.citizen_id);
  const { id } = await tx
    .insertInto('vault_items')
    .values({
      ...sealHolder(wardId, owner),
      ...{ ward_id: wardId, client_key: form.clientKey, source: 'upload', kept_at: act.now },
      ...{ name: form.name, paper_key: paperKey(form.name), number: form.number || null },
      ...{ issued_on: form.issuedOn || null, valid_from: form.issuedOn || today },
      valid_until: endOf(form),
      file: await saveFile(tx, store, wardId, read.file, act.now),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await noteUses(tx, wardId, [{ itemId: id, what: 'kept', at: act.now, citizenId: owner.citizen_id }]);
  return id;
}

/** @throws Problem invalid with every field that is wrong, the file among them */
function readOwnPaper(
  fields: Record<string, unknown>,
  file: StoredFile | null,
  today: string,
): { form: OwnPaper; file: StoredFile } {
  const parsed = ownPaper.safeParse(fields);
  const faults = wrongFields(parsed.error?.issues ?? []);
  if (file === null) faults.file = 'Chọn tệp hoặc chụp ảnh giấy tờ.';
  if (parsed.success) Object.assign(faults, wrongDays(parsed.data, today));
  if (!parsed.success || file === null || Object.keys(faults).length > 0)
    throw new Problem('invalid', WRONG, faults);
  return { form: parsed.data, file };
}

function wrongDays({ issuedOn, validUntil: last }: OwnPaper, today: string): Record<string, string> {
  return {
    ...(issuedOn > today && { issuedOn: 'Ngày cấp không thể ở tương lai.' }),
    ...(last !== '' && last < issuedOn && { validUntil: 'Ngày hết giá trị không thể trước ngày cấp.' }),
  };
}

/** The first day on which it no longer holds: as its owner read it off the paper, else as the law says of its kind. */
function endOf({ name, issuedOn, validUntil: last }: OwnPaper): string | null {
  if (last !== '') return addDays(last, 1);
  return issuedOn === '' ? null : validUntil(name, issuedOn);
}

/** The item that this form made. @throws Problem changed_meanwhile when it was someone else's form */
async function findRepeat(
  tx: Tx,
  wardId: number,
  clientKey: string,
  citizenId: number,
): Promise<number | null> {
  const known = await tx
    .selectFrom('vault_items')
    .select(['id', 'citizen_id'])
    .where('ward_id', '=', wardId)
    .where('client_key', '=', clientKey)
    .executeTakeFirst();
  if (known && known.citizen_id !== citizenId)
    throw new Problem('changed_meanwhile', 'Biểu mẫu này đã dùng rồi. Hãy mở lại trang.');
  return known?.id ?? null;
}

async function mustHaveRoom(tx: Tx, wardId: number, citizenId: number): Promise<void> {
  const { count } = await tx
    .selectFrom('vault_items')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('ward_id', '=', wardId)
    .where('citizen_id', '=', citizenId)
    .where('source', '=', 'upload')
    .where('file', 'is not', null)
    .executeTakeFirstOrThrow();
  if (count >= MOST_OWN)
    throw new Problem('too_many_tries', `Kho giữ tối đa ${MOST_OWN} giấy tờ tự đưa vào. Hãy xóa bớt.`);
}

/** Only for whom level 2 vouches: otherwise nobody knows whose vault it would be. */
function identifiedOwner({ visitor }: VisitorAct) {
  if (visitor.kind !== 'citizen' || visitor.citizen.assurance < 2)
    throw new Problem('not_allowed', 'Đưa giấy tờ vào kho cần đăng nhập bằng tài khoản định danh mức 2.');
  const { citizen, actingFor } = visitor;
  return {
    owner_kind: actingFor ? ('organisation' as const) : ('citizen' as const),
    owner_number: actingFor?.code ?? citizen.personalId,
    owner_name: foldVietnamese(actingFor?.name ?? citizen.name),
    owner_birth_on: actingFor ? null : citizen.birthOn,
    representative_number: actingFor ? citizen.personalId : null,
    ...{ citizen_id: citizen.id, client_organisation_id: actingFor?.id ?? null },
  };
}

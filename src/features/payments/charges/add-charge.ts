import { z } from 'zod';
import { type Day, toLocalDay } from '../../../law/day.ts';
import { WAIVER_GROUNDS, type WaiverGround } from '../../../law/fee-due.ts';
import { isInForce } from '../../../law/in-force.ts';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import { type Dossier, findDossier, type Status } from '../../dossiers/index.ts';
import { type Act, noteAct } from '../../organisation/index.ts';
import { findProcedureVersion, type ProcedureVersion } from '../../procedures/index.ts';
import type { Charge, ChargeKind } from '../schema.ts';
import { type DossierKey, holdMoney, listCharges } from '../store.ts';
import { type Computed, computeFee, kindOf } from './compute.ts';

const WRONG = 'Chưa ghi được khoản thu: có mục cần sửa.';
const GROUNDS = Object.keys(WAIVER_GROUNDS) as (keyof typeof WAIVER_GROUNDS)[];

const count = (what: string) =>
  z.coerce.number(`Ghi ${what}.`).int('Ghi số nguyên.').min(1, 'Từ 1 trở lên.').max(9999, 'Tối đa 9.999.');

const form = z.object({
  clientKey: z.uuid(),
  feeNo: z
    .string('Chọn khoản thu.')
    .regex(/^\d{1,2}$/, 'Chọn khoản thu.')
    .transform(Number),
  quantity: count('số lượng').default(1),
  pages: count('số trang').default(1),
  waiver: z.literal('').or(z.enum(GROUNDS, 'Chọn lý do miễn, giảm trong danh sách.')).default(''),
  waiverPercent: z
    .literal('')
    .or(z.coerce.number('Ghi số phần trăm.').int().min(1, 'Từ 1 %.').max(100, 'Tối đa 100 %.'))
    .default(''),
  waiverBasis: z.string().trim().max(200, 'Tối đa 200 ký tự.').default(''),
  waiverProof: z.string().trim().max(200, 'Tối đa 200 ký tự.').default(''),
});
type Form = z.output<typeof form>;

/** Ends by which nothing is owed any more. */
const OVER: readonly Status[] = ['refused', 'withdrawn', 'stopped'];

/**
 * Charges a dossier by one fee of its procedure's version, with what is waived and the proof of it. The same key charges
 * once. A fee that the ward does not know cannot be charged.
 * @throws Problem not_allowed, not_found, invalid (with the fields), step_not_open
 */
export async function addCharge(tx: Tx, act: Act, dossierId: number, given: unknown): Promise<Charge> {
  mustTakeMoney(act);
  const asked = parseFields(form, given, WRONG);
  const key = { wardId: act.officer.wardId, dossierId };
  await holdMoney(tx, key);
  const known = await findCharge(tx, key, asked.clientKey);
  if (known) return known;
  const dossier = await findDossier(tx, key);
  if (OVER.includes(dossier.state.status))
    throw new Problem('step_not_open', 'Hồ sơ đã kết thúc nên không thu thêm phí, lệ phí.');
  const procedure = await findProcedureVersion(
    tx,
    dossier.state.procedureCode,
    dossier.state.procedureVersion,
  );
  const fee = procedure.fees[asked.feeNo];
  if (!fee) throw new Problem('invalid', WRONG, { feeNo: 'Chọn khoản thu của thủ tục này.' });
  const waiver = readWaiver(
    asked,
    procedure,
    toLocalDay(dossier.state.receivedAt ?? dossier.state.submittedAt),
  );
  const measure = { quantity: asked.quantity, pages: asked.pages, waivedPercent: waiver.percent };
  const computed = await tryCompute(tx, dossier, { fee, measure });
  if (computed === null)
    throw new Problem('invalid', WRONG, {
      feeNo: 'Phường chưa cấu hình mức thu này. Người có nhiệm vụ kiểm soát nhập mức ở trang Mức thu.',
    });
  const charge = { kind: kindOf(fee), what: fee.what, ...measure, ...waiver, computed };
  await insertCharge(tx, key, { ...charge, clientKey: asked.clientKey, at: act.now, by: act.officer.id });
  await noteAct(tx, act, 'charge', dossier.state.code);
  return (await findCharge(tx, key, asked.clientKey))!;
}

/** @throws Problem not_allowed */
export function mustTakeMoney(act: Act): void {
  if (!act.officer.duties.includes('receive'))
    throw new Problem('not_allowed', 'Tài khoản của bạn không có nhiệm vụ tiếp nhận và thu phí.');
}

async function tryCompute(
  tx: Tx,
  dossier: Dossier,
  { fee, measure }: { fee: ProcedureVersion['fees'][number]; measure: Parameters<typeof computeFee>[3] },
) {
  try {
    return await computeFee(tx, dossier, fee, measure);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Problem('invalid', WRONG, { quantity: error.message });
  }
}

interface Waiver {
  percent: number;
  reason: string | null;
  proof: string | null;
}

/** A waiver needs its ground, its share and the paper that was shown. */
function readWaiver(asked: Form, procedure: ProcedureVersion, day: Day): Waiver {
  if (asked.waiver === '') return { percent: 0, reason: null, proof: null };
  const ground: WaiverGround = WAIVER_GROUNDS[asked.waiver];
  const fields: Record<string, string> = {};
  if (ground.fieldCode !== null && ground.fieldCode !== procedure.fieldCode)
    fields.waiver = 'Lý do này chỉ áp dụng cho lệ phí hộ tịch. Trường hợp khác thì chọn "Theo văn bản khác".';
  if (!isInForce(ground, day)) fields.waiver = 'Lý do này chưa có, hoặc hết hiệu lực vào ngày nhận hồ sơ.';
  if (ground.percent === null && asked.waiverPercent === '') fields.waiverPercent = 'Ghi mức miễn, giảm.';
  if (ground.basis === null && asked.waiverBasis.length < 5) fields.waiverBasis = 'Ghi văn bản quy định.';
  if (asked.waiverProof.length < 3) fields.waiverProof = 'Ghi giấy tờ chứng minh đã xem.';
  if (Object.keys(fields).length > 0) throw new Problem('invalid', WRONG, fields);
  const basis = ground.basis ?? asked.waiverBasis;
  return {
    percent: ground.percent ?? Number(asked.waiverPercent),
    reason: ground.basis === null ? basis : `${ground.words} (${basis})`,
    proof: asked.waiverProof,
  };
}

export interface NewCharge {
  kind: ChargeKind;
  what: string;
  quantity: number;
  pages: number;
  reason: string | null;
  proof: string | null;
  computed: Computed;
  clientKey: string;
  at: Date;
  by: number | null;
}

export async function insertCharge(tx: Tx, key: DossierKey, charge: NewCharge): Promise<void> {
  const { fullVnd, waivedVnd, dueVnd, basis } = charge.computed;
  await tx
    .insertInto('payment_charges')
    .values({
      ...{ ward_id: key.wardId, dossier_id: key.dossierId, client_key: charge.clientKey },
      ...{ kind: charge.kind, what: charge.what, quantity: charge.quantity, pages: charge.pages },
      ...{ full_vnd: fullVnd, waived_vnd: waivedVnd, due_vnd: dueVnd, basis },
      ...{ waiver_reason: charge.reason, waiver_proof: charge.proof },
      ...{ created_at: charge.at, created_by: charge.by },
    })
    .execute();
  await keepFee(tx, key);
}

async function findCharge(db: Db, key: DossierKey, clientKey: string): Promise<Charge | null> {
  const row = await db
    .selectFrom('payment_charges')
    .select(['id', 'dossier_id'])
    .where('ward_id', '=', key.wardId)
    .where('client_key', '=', clientKey)
    .executeTakeFirst();
  if (!row) return null;
  if (row.dossier_id !== key.dossierId) throw new Problem('invalid', 'Biểu mẫu này thuộc hồ sơ khác.');
  return (await listCharges(db, key)).find((each) => each.id === row.id) ?? null;
}

/** What a dossier costs stands on it too, for lists and slips. */
export async function keepFee(tx: Tx, key: DossierKey): Promise<void> {
  const charges = await listCharges(tx, key);
  const standing = charges.filter((each) => each.voidedAt === null);
  await tx
    .updateTable('dossiers')
    .set({ fee_vnd: charges.length === 0 ? null : standing.reduce((sum, each) => sum + each.dueVnd, 0) })
    .where('ward_id', '=', key.wardId)
    .where('id', '=', key.dossierId)
    .execute();
}

/** Takes back a charge that nobody has paid, with the reason. @throws Problem not_allowed, not_found, invalid, step_not_open */
export async function voidCharge(
  tx: Tx,
  act: Act,
  key: { dossierId: number; chargeId: number },
  reason: string,
): Promise<void> {
  mustTakeMoney(act);
  if (reason.trim().length < 5)
    throw new Problem('invalid', 'Chưa bỏ được khoản thu.', { reason: 'Ghi lý do cụ thể.' });
  const dossierKey = { wardId: act.officer.wardId, dossierId: key.dossierId };
  await holdMoney(tx, dossierKey);
  const charge = (await listCharges(tx, dossierKey)).find((each) => each.id === key.chargeId);
  if (!charge) throw new Problem('not_found', 'Không có khoản thu này.');
  if (charge.voidedAt !== null) return;
  if (charge.paidBy !== null)
    throw new Problem('step_not_open', 'Khoản này đã thu tiền: muốn trả lại thì lập đề nghị hoàn trả.');
  await markVoid(tx, dossierKey, [charge.id], {
    at: act.now,
    by: act.officer.id,
    reason: reason.trim().slice(0, 300),
  });
  await noteAct(tx, act, 'void_charge', String(charge.id));
}

export async function markVoid(
  tx: Tx,
  key: DossierKey,
  ids: readonly number[],
  { at, by, reason }: { at: Date; by: number | null; reason: string },
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('payment_charges')
    .set({ voided_at: at, voided_by: by, void_reason: reason })
    .where('ward_id', '=', key.wardId)
    .where('id', 'in', ids)
    .where('voided_at', 'is', null)
    .execute();
  await keepFee(tx, key);
}

import { z } from 'zod';
import type { Tx } from '../../../platform/database/database.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import { noteChange } from '../audit/note-change.ts';
import { type Act, UNIT_KINDS, type Unit } from '../schema.ts';
import { listOfficers, listUnits } from '../store.ts';
import { mustAdminister } from './officers.ts';

const WRONG = 'Chưa lưu được: có mục cần sửa.';

const unitForm = z.object({
  name: z.string().trim().min(3, 'Ghi tên đơn vị.').max(200, 'Tối đa 200 ký tự.'),
  shortName: z.string().trim().min(2, 'Ghi tên gọn.').max(80, 'Tối đa 80 ký tự.'),
  headTitle: z.string().trim().max(120, 'Tối đa 120 ký tự.').default(''),
});
const newUnitForm = unitForm.extend({
  code: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9][A-Za-z0-9-]{1,30}$/, 'Mã đơn vị: 2–31 chữ cái không dấu, số, gạch.'),
  kind: z.enum(UNIT_KINDS, 'Chọn loại đơn vị.').exclude(['collective'], 'Chọn loại đơn vị.'),
});

/** Opens a unit. @throws Problem not_allowed, invalid */
export async function openUnit(tx: Tx, act: Act, given: unknown): Promise<void> {
  mustAdminister(act);
  const form = parseFields(newUnitForm, given, WRONG);
  const { wardId } = act.officer;
  const units = await listUnits(tx, wardId);
  if (units.some((each) => each.code === form.code))
    throw new Problem('invalid', WRONG, { code: 'Mã đơn vị này đã có.' });
  await tx
    .insertInto('units')
    .values({
      ...{ ward_id: wardId, code: form.code, name: form.name, short_name: form.shortName },
      ...{ kind: form.kind, head_title: form.headTitle, ord: units.length + 1 },
    })
    .execute();
  await noteChange(tx, act, { what: 'unit', subject: form.code, before: null, after: form });
}

/** Renames a unit and its head's title. @throws Problem not_allowed, not_found, invalid */
export async function renameUnit(tx: Tx, act: Act, unitId: number, given: unknown): Promise<void> {
  mustAdminister(act);
  const form = parseFields(unitForm, given, WRONG);
  const unit = await findOwn(tx, act, unitId);
  const { wardId } = act.officer;
  await tx
    .updateTable('units')
    .set({ name: form.name, short_name: form.shortName, head_title: form.headTitle })
    .where('ward_id', '=', wardId)
    .where('id', '=', unitId)
    .execute();
  const before = { name: unit.name, shortName: unit.shortName, headTitle: unit.headTitle };
  await noteChange(tx, act, { what: 'unit', subject: unit.code, before, after: form });
}

/**
 * Closes a unit or opens it again. Its people must have moved; what it holds, the caller has looked at.
 * @throws Problem not_allowed, not_found, invalid
 */
export async function setUnitOpen(tx: Tx, act: Act, unitId: number, isOpen: boolean): Promise<void> {
  mustAdminister(act);
  const { wardId } = act.officer;
  const unit = await findOwn(tx, act, unitId);
  const staff = (await listOfficers(tx, wardId)).filter((each) => each.unitId === unitId);
  if (!isOpen && staff.length > 0)
    throw new Problem('invalid', `Chưa đóng được ${unit.name}.`, {
      unit: `Còn ${staff.length} cán bộ: chuyển hoặc khóa tài khoản trước (${staff
        .slice(0, 5)
        .map((each) => each.username)
        .join(', ')}).`,
    });
  await tx
    .updateTable('units')
    .set({ closed_at: isOpen ? null : act.now })
    .where('ward_id', '=', wardId)
    .where('id', '=', unitId)
    .execute();
  await noteChange(tx, act, {
    ...{ what: 'unit', subject: unit.code },
    ...{ before: { open: !unit.isClosed }, after: { open: isOpen } },
  });
}

async function findOwn(tx: Tx, act: Act, unitId: number): Promise<Unit> {
  const unit = (await listUnits(tx, act.officer.wardId)).find((each) => each.id === unitId);
  if (!unit || unit.kind === 'collective') throw new Problem('not_found', 'Không có đơn vị này.');
  return unit;
}

import type { Tx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/problem.ts';
import { listOfficers, listUnits } from '../../organisation/index.ts';
import { isInConflict, mayPlan } from '../workflow.ts';

interface Team {
  unitId: number;
  leaderId: number;
  memberIds: readonly number[];
}

const WRONG = 'Chưa lập được cuộc kiểm tra: có mục cần sửa.';

/**
 * The team without its leader among the members.
 * @throws Problem invalid with the fields: no such unit, a leader who neither oversees nor controls, or anyone of the inspected unit
 */
export async function mustBeFit(
  tx: Tx,
  wardId: number,
  { unitId, leaderId, memberIds }: Team,
): Promise<number[]> {
  const [units, officers] = [await listUnits(tx, wardId), await listOfficers(tx, wardId)];
  const unit = units.find((each) => each.id === unitId);
  const fields: Record<string, string> = {};
  if (!unit || unit.isClosed || unit.kind === 'collective') fields.unitId = 'Chọn một đơn vị của phường.';
  const leader = officers.find((each) => each.id === leaderId);
  if (!leader || !mayPlan(leader)) fields.leaderId = 'Chọn trưởng đoàn là người giám sát hoặc kiểm soát.';
  else if (isInConflict(leader, unitId)) fields.leaderId = conflictOf(leader.displayName, unit?.kind);
  const members = [...new Set(memberIds)].filter((each) => each !== leaderId);
  for (const id of members) {
    const member = officers.find((each) => each.id === id);
    if (!member) fields.memberIds = 'Chọn lại thành viên đoàn.';
    else if (isInConflict(member, unitId)) fields.memberIds = conflictOf(member.displayName, unit?.kind);
  }
  if (Object.keys(fields).length > 0) throw new Problem('invalid', WRONG, fields);
  return members;
}

function conflictOf(name: string, unitKind: string | undefined): string {
  const who = `${name} thuộc đơn vị được kiểm tra nên không thể kiểm tra đơn vị mình.`;
  return unitKind === 'centre'
    ? `${who} Kiểm tra Trung tâm phải do lãnh đạo phường hoặc đơn vị khác thực hiện.`
    : who;
}

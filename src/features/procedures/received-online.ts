import { Problem } from '../../platform/problem.ts';
import type { ProcedureVersion } from './schema.ts';

/**
 * Whether citizens may file a procedure from home here. The catalogue says so by its level or its methods; where it says
 * nothing at all, it is open: the law makes online filing the rule, and the desk answers every dossier. Procedures between
 * agencies (codes 6.) are no citizen's; the police take their own dossiers in, in their own system.
 * @law Nghị định 224/2026/NĐ-CP Điều 14 (toàn trình là mặc định)
 * @uncertain the levels of many procedures are not verified in the catalogue
 */
export function isReceivedOnline({
  code,
  onlineLevel,
  methods,
  competentUnitCode,
}: Pick<ProcedureVersion, 'code' | 'onlineLevel' | 'methods' | 'competentUnitCode'>): boolean {
  if (code.startsWith('6.') || competentUnitCode === 'CA' || onlineLevel === 'none') return false;
  return onlineLevel !== null || methods.length === 0 || methods.includes('online');
}

/** @throws Problem step_not_open for a procedure that is received at the desk alone */
export function mustBeReceivedOnline(procedure: Parameters<typeof isReceivedOnline>[0]): void {
  if (!isReceivedOnline(procedure))
    throw new Problem('step_not_open', 'Thủ tục này chưa nhận hồ sơ trực tuyến. Mời ông/bà đến Trung tâm.');
}

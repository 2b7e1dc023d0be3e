import { Problem } from '../../platform/problem.ts';
import { examinesDossiers, type Unit } from '../organisation/index.ts';

/** The unit that resolves a procedure here; the desk may name another when it admits. @throws Problem invalid without any */
export function competentUnit(units: readonly Unit[], code: string | null): Unit {
  const found = units.find((each) => each.code === code) ?? units.find(examinesDossiers);
  if (!found) throw new Problem('invalid', 'Phường giải quyết chưa có đơn vị thụ lý hồ sơ.');
  return found;
}

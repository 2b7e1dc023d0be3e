import type { Officer } from '../../features/organisation/index.ts';
import { requireDuty, type StaffContext } from '../session.ts';

const MONEY = ['receive', 'review', 'sign', 'oversee', 'control'] as const;

/** Whether an officer has business with the ward's takings. */
export function seesMoney(officer: Officer): boolean {
  return MONEY.some((duty) => officer.duties.includes(duty));
}

/** @throws Problem not_allowed */
export function mustSeeMoney(c: StaffContext): void {
  requireDuty(c.var.officer, ...MONEY);
}

/** @throws Problem not_allowed */
export function mustSeeLevels(c: StaffContext): void {
  requireDuty(c.var.officer, ...MONEY, 'administer');
}

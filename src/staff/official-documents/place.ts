import type { Officer } from '../../features/organisation/index.ts';
import { Problem } from '../../platform/problem.ts';

export const DOCUMENTS = '/can-bo/van-ban';

/** Who keeps the system alone writes no documents of the ward. @throws Problem not_allowed */
export function requireOffice(officer: Officer): void {
  if (!officer.duties.some((duty) => duty !== 'administer'))
    throw new Problem('not_allowed', 'Tài khoản quản trị không soạn văn bản của phường.');
}

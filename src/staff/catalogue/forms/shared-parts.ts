import type { Officer } from '../../../features/organisation/index.ts';
import type { ProcedureVersion } from '../../../features/procedures/index.ts';
import type { Problem } from '../../../platform/problem.ts';

/** What the pages about a procedure's forms have in common. */
export interface Shared {
  officer: Officer;
  token: string;
  procedure: ProcedureVersion;
  today: string;
  problem: Problem | undefined;
}

export const pathOf = (procedure: ProcedureVersion) => `/can-bo/danh-muc/${procedure.code}`;

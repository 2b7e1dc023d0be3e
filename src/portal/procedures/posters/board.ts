import type { Context } from 'hono';
import { type Board, listProofs, PAPERS, type Paper, type Poster } from '../../../features/postings/index.ts';
import {
  dataReplacementsOf,
  listInForce,
  listUnserved,
  type ProcedureVersion,
} from '../../../features/procedures/index.ts';
import { formatDay, toLocalDay } from '../../../law/day.ts';
import { Problem } from '../../../platform/problem.ts';
import type { PortalEnv } from '../../ward.ts';

export type PortalContext = Context<PortalEnv>;

export const LIST = '/thu-tuc/niem-yet';

/** The size that is asked for; A4 where none is known. */
export function paperOf(c: PortalContext): Paper {
  return PAPERS.find((each) => each === c.req.query('kho')?.toUpperCase()) ?? 'A4';
}

export function boardOf(c: PortalContext): Board {
  const { name, city, address, phone } = c.var.ward;
  return { wardName: name, city, address, phone, printedOn: formatDay(toLocalDay(c.var.platform.now())) };
}

export function addressOf(c: PortalContext, code: string): string {
  return `${c.var.platform.settings.publicUrl}/thu-tuc/${code}`;
}

/** Since when the version hangs at the centre; null when nobody recorded it. */
export async function postedOn(c: PortalContext, procedure: ProcedureVersion): Promise<string | null> {
  const proofs = await listProofs(c.var.platform.database.db, c.var.ward.id, procedure.code);
  const first = proofs
    .filter(({ place, version }) => place === 'board' && version === procedure.version)
    .findLast((each) => each.removal === null);
  return first ? formatDay(toLocalDay(first.postedAt)) : null;
}

/** Everything that a procedure's sheet shows. */
export async function posterOf(c: PortalContext, procedure: ProcedureVersion): Promise<Poster> {
  const { code } = procedure;
  const { database, now } = c.var.platform;
  return {
    procedure,
    replacements: await dataReplacementsOf(database.db, code, toLocalDay(now())),
    ...{ board: boardOf(c), address: addressOf(c, code), paper: paperOf(c) },
    postedOn: await postedOn(c, procedure),
  };
}

export interface List {
  procedures: ProcedureVersion[];
  /** The name and the key of the field, when only one is listed. */
  field: string | null;
  fieldCode: string | null;
  query: string;
  address: string;
}

/** What the ward must post: in force, served here, not between agencies. @throws Problem not_found for an unknown field */
export async function readList(c: PortalContext): Promise<List> {
  const { database, now, settings } = c.var.platform;
  const fieldCode = c.req.query('linh-vuc') || null;
  const unserved = await listUnserved(database.db, c.var.ward.id);
  const all = await listInForce(database.db, toLocalDay(now()));
  const procedures = all.filter(
    (each) =>
      !each.code.startsWith('6.') &&
      !unserved.has(each.code) &&
      (fieldCode === null || each.fieldCode === fieldCode),
  );
  if (procedures.length === 0) throw new Problem('not_found', 'Không có thủ tục nào trong lĩnh vực này.');
  const query = fieldCode === null ? '' : `?${new URLSearchParams({ 'linh-vuc': fieldCode })}`;
  const field = fieldCode === null ? null : procedures[0]!.field;
  return { procedures, field, fieldCode, query, address: `${settings.publicUrl}/thu-tuc${query}` };
}

import type { Db } from '../../../platform/database/database.ts';
import { type ProcedureVersion, procedureVersion } from '../schema.ts';

/** A version as the catalogue keeps it, with who put it into force; nobody for what was sown. */
export interface KeptVersion {
  procedure: ProcedureVersion;
  validFrom: string;
  validUntil: string | null;
  decidedBy: { wardId: number; officerId: number; at: Date } | null;
}

/** Every version of a procedure, the newest first; none when the catalogue does not know it. */
export async function listVersions(db: Db, code: string): Promise<KeptVersion[]> {
  const rows = await keptRows(db).where('code', '=', code).orderBy('valid_from', 'desc').execute();
  return rows.map(keptVersion);
}

/** Every version that was in force on one of the days between these two, both counted, by code. */
export async function listVersionsBetween(db: Db, first: string, last: string): Promise<KeptVersion[]> {
  const rows = await keptRows(db)
    .where('valid_from', '<=', last)
    .where((on) => on.or([on('valid_until', 'is', null), on('valid_until', '>', first)]))
    .orderBy('code')
    .orderBy('valid_from')
    .execute();
  return rows.map(keptVersion);
}

function keptRows(db: Db) {
  return db
    .selectFrom('procedure_versions')
    .select(['content', 'valid_from', 'valid_until', 'decided_in', 'decided_by', 'decided_at']);
}

function keptVersion(
  row: Awaited<ReturnType<ReturnType<typeof keptRows>['executeTakeFirstOrThrow']>>,
): KeptVersion {
  return {
    procedure: procedureVersion.parse(row.content),
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    decidedBy:
      row.decided_by === null || row.decided_in === null || row.decided_at === null
        ? null
        : { wardId: row.decided_in, officerId: row.decided_by, at: row.decided_at },
  };
}

/** Every procedure in force on a day. */
export async function listInForce(db: Db, day: string): Promise<ProcedureVersion[]> {
  const rows = await db
    .selectFrom('procedure_versions')
    .select('content')
    .where('valid_from', '<=', day)
    .where((on) => on.or([on('valid_until', 'is', null), on('valid_until', '>', day)]))
    .orderBy('code')
    .execute();
  return rows.map((row) => procedureVersion.parse(row.content));
}

/** Versions that are decided and whose day has not come, by code. */
export async function listPlanned(db: Db, day: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('procedure_versions')
    .select(['code', 'valid_from'])
    .where('valid_from', '>', day)
    .orderBy('valid_from')
    .execute();
  return new Map(rows.map((row) => [row.code, row.valid_from]));
}

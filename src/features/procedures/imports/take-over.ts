import { sql } from 'kysely';
import { addDays, toLocalDay } from '../../../law/day.ts';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { foldVietnamese } from '../../../platform/fold-vietnamese.ts';
import { Problem } from '../../../platform/problem.ts';
import { type Act, noteChange } from '../../organisation/index.ts';
import { type ProcedureVersion, procedureVersion } from '../schema.ts';
import { compareCatalogue, type Difference } from './compare.ts';
import type { ExportRow } from './read-export.ts';

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

/**
 * Takes over the chosen differences: a missing procedure comes in, a different one gets a new version, a stale one ends,
 * all from tomorrow, so that what was accepted today keeps its version. @returns how many
 * @throws Problem not_allowed, invalid
 */
export async function takeOver(
  tx: Tx,
  act: Act,
  there: readonly ExportRow[],
  codes: readonly string[],
): Promise<number> {
  if (!act.officer.duties.includes('control'))
    throw new Problem('not_allowed', 'Chỉ đầu mối kiểm soát thủ tục hành chính cập nhật danh mục.');
  if (codes.length === 0) throw new Problem('invalid', 'Chọn ít nhất một thủ tục.');
  await sql`select pg_advisory_xact_lock(hashtext('take_over'))`.execute(tx);
  const today = toLocalDay(act.now);
  const from = addDays(today, 1);
  const here = await listInForce(tx, from);
  const chosen = compareCatalogue(here, there, today).filter((each) => codes.includes(each.code));
  for (const each of chosen) {
    const own = here.find((one) => one.code === each.code);
    const row = there.find((one) => one.code === each.code);
    await takeOne(tx, each, { own, row, from });
    await noteChange(tx, act, {
      what: 'catalogue',
      subject: each.code,
      before: own ? { name: own.name, field: own.field, decision: own.decision } : null,
      after: each.kind === 'stale' ? null : { name: row!.name, field: row!.field, decision: row!.decision },
    });
  }
  return chosen.length;
}

interface Sides {
  own: ProcedureVersion | undefined;
  row: ExportRow | undefined;
  from: string;
}

async function takeOne(tx: Tx, { kind }: Difference, { own, row, from }: Sides): Promise<void> {
  if (own) {
    if (own.validFrom >= from)
      throw new Problem('invalid', `Thủ tục ${own.code} đã có bản từ ngày mai: để hôm sau cập nhật tiếp.`);
    await tx
      .updateTable('procedure_versions')
      .set({ valid_until: from })
      .where('code', '=', own.code)
      .where('version', '=', own.version)
      .execute();
  }
  if (kind === 'stale' || !row) return;
  const next = own ? changed(own, row, from) : fresh(row, from);
  await tx
    .insertInto('procedure_versions')
    .values({
      code: next.code,
      version: own ? next.version : await nextVersion(tx, next.code),
      valid_from: next.validFrom,
      valid_until: null,
      name: next.name,
      field: next.field,
      field_code: next.fieldCode,
      search_text: foldVietnamese(`${next.name} ${next.field} ${next.code}`),
      content: JSON.stringify(next),
    })
    .execute();
}

/** A procedure that was repealed once may come back: its numbers go on. */
async function nextVersion(tx: Tx, code: string): Promise<number> {
  const row = await tx
    .selectFrom('procedure_versions')
    .select(({ fn }) => fn.max('version').as('last'))
    .where('code', '=', code)
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
}

const SOURCE = 'Bản xuất từ cơ sở dữ liệu quốc gia về thủ tục hành chính';

function changed(own: ProcedureVersion, row: ExportRow, from: string): ProcedureVersion {
  const field = row.field || own.field;
  return {
    ...own,
    version: own.version + 1,
    validFrom: from,
    validUntil: null,
    name: row.name || own.name,
    field,
    fieldCode: field === own.field ? own.fieldCode : codeOf(field),
    decision: row.decision || own.decision,
    source: SOURCE,
  };
}

/** What the export does not say stays unverified: no term, no fee, no paper is made up. */
function fresh(row: ExportRow, from: string): ProcedureVersion {
  const field = row.field || 'Chưa rõ lĩnh vực';
  return procedureVersion.parse({
    ...{ code: row.code, version: 1, validFrom: from, validUntil: null, name: row.name, field },
    ...{ fieldCode: codeOf(field), competentUnitCode: null, onlineLevel: null, applicants: [] },
    ...{ forBusiness: false, terms: [], fees: [], documents: [], results: [], resultIsDocument: true },
    ...{ legalBases: [], methods: [], level: row.level || null, decision: row.decision || null },
    ...{ hasConditions: null, anyPlace: null, detailUrl: null, confidence: 'low', source: SOURCE },
  });
}

function codeOf(field: string): string {
  return foldVietnamese(field)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

import type { ProcedureVersion } from '../schema.ts';
import { NOTHING_KNOWN } from '../versions/build-version.ts';
import { fieldCodeOf } from '../versions/save-version.ts';
import type { ExportRow } from './export-row.ts';

const SOURCE = 'Bản xuất từ cơ sở dữ liệu quốc gia về thủ tục hành chính';

/** Our version with what the export says laid over it. */
export function exportedVersion(row: ExportRow, own: ProcedureVersion): ProcedureVersion {
  const field = row.field || own.field;
  return {
    ...own,
    ...row.parts,
    name: row.name || own.name,
    field,
    fieldCode: field === own.field ? own.fieldCode : fieldCodeOf(field),
    level: row.level || own.level,
    decision: row.decision || own.decision,
    decidedOn: row.decidedOn ?? (row.decision && row.decision !== own.decision ? null : own.decidedOn),
  };
}

/** A procedure that comes in by an export: what it does not say stays unverified, no term, fee or paper is made up. */
export function freshVersion(row: ExportRow, validFrom: string): ProcedureVersion {
  const nothing = { ...NOTHING_KNOWN, code: row.code, validFrom, source: SOURCE };
  return exportedVersion({ ...row, field: row.field || 'Chưa rõ lĩnh vực' }, nothing);
}

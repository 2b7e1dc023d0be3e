import type { Applicant } from '../../features/dossiers/index.ts';
import { subjectColumns } from '../../features/lookups/index.ts';
import { referenceOf } from '../../features/payments/index.ts';
import { toLocalDay } from '../../law/day.ts';
import type { BulkRow } from '../../platform/database/bulk.ts';
import { SIDE_TABLES, type SideId, type SideRows } from './side-rows.ts';

/** What the rows of one new dossier are made from, besides those of its template. */
export interface SideMaking {
  ward: { id: number; code: string };
  dossierId: number;
  applicant: Applicant;
  /** Whose number was looked up. */
  personalId: string;
  groups: ReadonlySet<string>;
  move(at: Date): Date;
  unitOf(templateId: number): number;
  officerOf(templateId: number): number;
  newId(kind: SideId): number;
  clientKey(): string;
  shiftOf(officerId: number, at: Date): number;
  receiptNumber: number;
  paperNo: string;
}

export interface MadeSide {
  /** By table. */
  rows: Map<string, BulkRow[]>;
  /** New ids by kind and the template's. */
  idOf(kind: SideId, templateId: number): number;
}

/** The rows that hang on a new dossier: the template's with other people, days, ids and keys. */
export function makeSide({ rows: template }: SideRows, making: SideMaking): MadeSide {
  const ids = new Map<string, number>();
  const idOf = (kind: SideId, templateId: number) => {
    const key = `${kind} ${templateId}`;
    const known = ids.get(key) ?? making.newId(kind);
    ids.set(key, known);
    return known;
  };
  const made = new Map<string, BulkRow[]>();
  for (const table of SIDE_TABLES) {
    const rows = making.groups.has(table.group) ? (template.get(table.name) ?? []) : [];
    if (rows.length > 0)
      made.set(
        table.name,
        rows.map((row) => ownWords(table.name, plainly(row, table, making, idOf), making)),
      );
  }
  return { rows: made, idOf };
}

type Table = (typeof SIDE_TABLES)[number];
type Row = Record<string, unknown>;

function plainly(row: Row, table: Table, making: SideMaking, idOf: MadeSide['idOf']): Row {
  const made: Row = { ...row, ward_id: making.ward.id };
  const change = (columns: readonly string[], how: (value: never) => unknown) => {
    for (const column of columns) if (made[column] !== null) made[column] = how(made[column] as never);
  };
  if (made.dossier_id != null) made.dossier_id = making.dossierId;
  for (const [column, kind] of Object.entries(table.ids)) made[column] = idOf(kind, Number(row[column]));
  change(table.officers, making.officerOf);
  change([...table.instants, ...(table.future ?? [])], making.move);
  change(table.days ?? [], (day: string) => toLocalDay(making.move(new Date(`${day}T05:00:00Z`))));
  if (table.hasUnit) change(['unit_id'], making.unitOf);
  if (table.hasKey) made.client_key = making.clientKey();
  return made;
}

/** What names a person, or is given once in the whole installation. */
function ownWords(table: string, row: Row, making: SideMaking): Row {
  const { ward, applicant, paperNo } = making;
  switch (table) {
    case 'lookups':
      return { ...row, ...subjectColumns(String(row.client_key), making.personalId) };
    case 'payment_intents': {
      const by = (row.settled_by ?? row.created_by) as number;
      const isByBank = row.method === 'vietqr';
      const transaction = isByBank ? `FT.MAU.${ward.code}.${row.id}` : `MAU${ward.code}${row.id}`;
      return {
        ...row,
        reference: referenceOf(ward.code, row.created_at as Date),
        transaction_id: row.transaction_id === null ? null : transaction,
        shift_id: row.shift_id === null ? null : making.shiftOf(by, row.settled_at as Date),
      };
    }
    case 'payment_receipts':
      return {
        ...row,
        ...{ payer: applicant.name, number: making.receiptNumber },
        year: Number(toLocalDay(row.issued_at as Date).slice(0, 4)),
      };
    case 'survey_answers':
    case 'survey_answer_versions':
      return { ...row, paper_no: row.paper_no === '' ? '' : paperNo };
    default:
      return row;
  }
}

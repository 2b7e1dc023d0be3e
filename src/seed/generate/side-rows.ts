import { sql } from 'kysely';
import type { Database } from '../../platform/database/database.ts';

type Row = Record<string, unknown>;

/** A table whose rows hang on a dossier, with what its columns are. All that are not named stay as they are. */
interface SideTable {
  name: string;
  /** What is left out together when a part of it would lie in the future. */
  group: 'payments' | 'answers' | 'look-ups';
  /** How its rows are found: by their dossier, else by a row before them. */
  by: 'dossier_id' | 'intent_id' | 'follow_up_id' | 'id';
  /** Ids that are made anew, by the name under which others refer to them. */
  ids: Readonly<Record<string, SideId>>;
  officers: readonly string[];
  instants: readonly string[];
  /** Instants that may lie in the future. */
  future?: readonly string[];
  days?: readonly string[];
  hasUnit?: boolean;
  hasKey?: boolean;
}

export const SIDE_IDS = ['lookup', 'charge', 'intent', 'receipt', 'follow_up'] as const;
export type SideId = (typeof SIDE_IDS)[number];

/** In the order in which they refer to one another. */
export const SIDE_TABLES: readonly SideTable[] = [
  {
    ...{ name: 'lookups', group: 'look-ups', by: 'id', ids: { id: 'lookup' }, officers: ['officer_id'] },
    ...{ instants: ['asked_at', 'checked_at'], hasKey: true },
  },
  {
    ...{ name: 'payment_charges', group: 'payments', by: 'dossier_id', ids: { id: 'charge' }, hasKey: true },
    ...{ officers: ['created_by', 'voided_by'], instants: ['created_at', 'voided_at'] },
  },
  {
    ...{ name: 'payment_intents', group: 'payments', by: 'dossier_id', ids: { id: 'intent' }, hasKey: true },
    ...{ officers: ['created_by', 'settled_by'], hasUnit: true, future: ['expires_at'] },
    instants: ['created_at', 'settled_at', 'asked_at', 'checked_at'],
  },
  ...(['payment_intent_charges', 'charge_payments'] as const).map((name): SideTable => {
    const ids = { intent_id: 'intent', charge_id: 'charge' } as const;
    return { name, group: 'payments', by: 'intent_id', ids, officers: [], instants: [] };
  }),
  {
    ...{ name: 'payment_steps', group: 'payments', by: 'intent_id', ids: { intent_id: 'intent' } },
    ...{ officers: ['officer_id'], instants: ['at'] },
  },
  {
    ...{ name: 'payment_receipts', group: 'payments', by: 'intent_id' },
    ...{ ids: { id: 'receipt', intent_id: 'intent' }, officers: ['issued_by'] },
    instants: ['issued_at', 'cancelled_at'],
  },
  {
    ...{ name: 'survey_answers', group: 'answers', by: 'dossier_id', ids: {}, officers: ['typed_by'] },
    ...{ instants: ['answered_at', 'changed_at', 'voided_at', 'contact_at'], hasKey: true },
  },
  {
    ...{ name: 'survey_answer_versions', group: 'answers', by: 'dossier_id', ids: {}, hasKey: true },
    ...{ officers: ['officer_id'], instants: ['at'] },
  },
  {
    ...{ name: 'survey_scores', group: 'answers', by: 'dossier_id', ids: {}, officers: [], instants: [] },
  },
  {
    ...{ name: 'survey_follow_ups', group: 'answers', by: 'dossier_id', ids: { id: 'follow_up' } },
    ...{ officers: [], instants: ['opened_at', 'closed_at'], days: ['due_on'], hasUnit: true },
  },
  {
    ...{ name: 'survey_follow_up_events', group: 'answers', by: 'follow_up_id', hasKey: true },
    ...{ ids: { follow_up_id: 'follow_up' }, officers: ['officer_id'], instants: ['at'] },
  },
];

type Rows = ReadonlyMap<string, readonly Row[]>;

/** What hangs on one dossier, by table, and when the last of each group happened. */
export interface SideRows {
  rows: Rows;
  ends: ReadonlyMap<SideTable['group'], Date>;
}

/** Reads everything that hangs on the dossiers of a ward. */
export async function readSideRows(database: Database, wardId: number) {
  const tables = new Map<string, Map<number, Row[]>>();
  for (const { name, by } of SIDE_TABLES) {
    const { rows } = await sql<Row>`select * from ${sql.table(name)} where ward_id = ${wardId}`.execute(
      database.db as never,
    );
    tables.set(
      name,
      Map.groupBy(rows, (row) => Number(row[by])),
    );
  }
  const idsOf = (name: string, rows: Rows) => (rows.get(name) ?? []).map((row) => Number(row.id));
  return {
    of(dossierId: number, lookupIds: readonly number[]): SideRows {
      const found = new Map<string, Row[]>();
      for (const { name, by } of SIDE_TABLES) {
        const keys = {
          dossier_id: [dossierId],
          id: lookupIds,
          intent_id: idsOf('payment_intents', found),
          follow_up_id: idsOf('survey_follow_ups', found),
        }[by];
        const rows = keys.flatMap((key) => tables.get(name)!.get(key) ?? []);
        if (rows.length > 0) found.set(name, rows);
      }
      return { rows: found, ends: endsOf(found) };
    },
  };
}

function endsOf(found: Rows): SideRows['ends'] {
  const ends = new Map<SideTable['group'], Date>();
  for (const { name, group, instants } of SIDE_TABLES)
    for (const row of found.get(name) ?? [])
      for (const at of instants.flatMap((column) => (row[column] as Date | null) ?? []))
        if (at > (ends.get(group) ?? new Date(0))) ends.set(group, at);
  return ends;
}

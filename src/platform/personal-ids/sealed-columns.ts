/** A table that holds personal ids, or documents that may. */
export interface SealedTable {
  name: string;
  /** Its primary key, with the types of its columns; the ward first. */
  key: Readonly<Record<string, 'integer' | 'bigint' | 'uuid'>>;
  /** Columns of numbers, each with its `_mark`. */
  numbers?: readonly string[];
  /** Columns of JSON, sealed whole. */
  json?: readonly string[];
  /** Columns of text, sealed whole. */
  texts?: readonly string[];
  /** Words to search by, in which numbers stood before they were sealed. */
  words?: string;
}

const ID = { ward_id: 'integer', id: 'bigint' } as const;

/** Every place in which a personal id is kept; in the database they may stand only here, and sealed. */
export const SEALED_TABLES: readonly SealedTable[] = [
  {
    ...{ name: 'dossiers', key: ID, words: 'search_text' },
    numbers: ['applicant_personal_id', 'representative_personal_id'],
  },
  { name: 'citizens', key: ID, numbers: ['personal_id'] },
  // A household in business is known by its owner's personal id.
  { name: 'client_organisations', key: ID, numbers: ['code'] },
  { name: 'organisation_invitations', key: ID, numbers: ['personal_id'] },
  { name: 'electronic_copies', key: ID, numbers: ['requester_personal_id'] },
  { name: 'vault_items', key: ID, numbers: ['owner_number', 'representative_number'] },
  { name: 'drafts', key: { ward_id: 'integer', id: 'uuid' }, json: ['answers'] },
  { name: 'dossier_answers', key: { ward_id: 'integer', dossier_id: 'bigint' }, json: ['answers'] },
  { name: 'scan_documents', key: ID, json: ['proposed', 'draft', 'confirmed', 'warnings'] },
  { name: 'scan_pages', key: ID, json: ['reading'] },
  {
    name: 'result_versions',
    key: { ward_id: 'integer', draft_id: 'bigint', no: 'integer' },
    json: ['fields'],
  },
  { name: 'archived_dossiers', key: ID, texts: ['manifest'] },
  { name: 'data_requests', key: ID, numbers: ['personal_id'], texts: ['words'] },
];

/** In SQL, whether a row still holds anything in clear: as the partial indexes of migration 0056 say it, so that they are used. */
export function inClear({ numbers = [], json = [], texts = [] }: SealedTable): string {
  return [
    ...[...numbers, ...texts].map((column) => `"left"(${column}, 3) <> 's1.'`),
    ...json.map((column) => `jsonb_typeof(${column}) <> 'string'`),
  ].join(' or ');
}

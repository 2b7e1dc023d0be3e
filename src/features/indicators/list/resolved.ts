import { sql } from 'kysely';

/** Dossiers whose result is there; those refused or withdrawn have ended without one. */
export const RESOLVED = sql<boolean>`d.status in ('result_ready', 'returned')`;

/** The result, where it is a document, lies in the system as a file. */
export const HAS_RESULT_FILE = sql<boolean>`(not d.result_is_document or d.result_file is not null)`;

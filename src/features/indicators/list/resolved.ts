import { sql } from 'kysely';

/** Dossiers whose result the ward has made; those that ended otherwise have none, and for another body it only received. */
export const RESOLVED = sql<boolean>`(d.status in ('result_ready', 'returned', 'correcting') and d.place <> 'forwarded')`;

/** The result, where it is a document, lies in the system as a file. */
export const HAS_RESULT_FILE = sql<boolean>`(not d.result_is_document or d.result_file is not null)`;

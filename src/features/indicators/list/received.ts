import { sql } from 'kysely';

/** Dossiers that the ward received, for itself or for another body; what another body received for it, it only resolves. */
export const RECEIVED = sql<boolean>`(d.place <> 'from_elsewhere')`;

import type { Tx } from '../../../platform/database/database.ts';
import { derivedKey } from '../../dossiers/index.ts';
import type { LateSubject } from '../sources/source.ts';
import { type CaseKey, findCase, insertCase } from '../store.ts';
import { type Ground, turnCase } from './take-turn.ts';

/** Opens a case and takes its first step in the same transaction; null when the subject has one open already. */
export async function openCase(tx: Tx, ground: Ground, late: LateSubject): Promise<number | null> {
  const { wardId, now } = ground;
  const { kind, subject, title, unitIds, why, dossiers } = late;
  const caseId = await insertCase(
    tx,
    wardId,
    { kind, subject, title, unitIds, why, dossiers },
    { now, clientKey: (id) => derivedKey(`urging/${wardId}/${id}`, 'event 1') },
  );
  if (caseId === null) return null;
  const key: CaseKey = { wardId, caseId };
  await turnCase(tx, ground, await findCase(tx, key), { left: [], joined: [], ended: null, late });
  return caseId;
}

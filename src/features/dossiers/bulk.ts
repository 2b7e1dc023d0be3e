import type { Database } from '../../platform/database/database.ts';
import type { FileStore } from '../../platform/files/file-store.ts';
import { Problem } from '../../platform/problem.ts';
import type { Act } from '../organisation/index.ts';
import { derivedKey } from './derived-key.ts';
import type { TakeableStep } from './step-forms.ts';
import { findDossier } from './store.ts';
import { takeStep } from './take-step.ts';

/** Steps that ask nothing about the single dossier, so that they may be taken for many at once. */
export const BULK_STEPS = [
  'transfer',
  'take_over',
  'assign',
  'submit_for_signature',
  'sign',
  'forward',
] as const;
export type BulkStep = (typeof BULK_STEPS)[number] & TakeableStep;

export interface BulkRequest {
  step: BulkStep;
  clientKey: string;
  /** What the page had seen of each: its id and how many steps it had. */
  dossiers: { dossierId: number; stepCount: number }[];
  fields: Record<string, unknown>;
}

export interface BulkResult {
  dossierId: number;
  code: string;
  /** Why it did not go; null when it went. */
  why: string | null;
}

/**
 * Takes one step of many dossiers, each in its own transaction: one that is refused does not stop the others. Repeating
 * the request with the same key takes no step twice.
 */
export async function takeSteps(
  database: Database,
  files: FileStore,
  act: Act,
  { step, clientKey, dossiers, fields }: BulkRequest,
): Promise<BulkResult[]> {
  const results: BulkResult[] = [];
  for (const { dossierId, stepCount } of dossiers) {
    const key = derivedKey(`${clientKey}/${dossierId}`, step);
    try {
      const { state } = await database.transact((tx) =>
        takeStep(tx, files, act, { dossierId, step, stepCount, fields, clientKey: key }),
      );
      results.push({ dossierId, code: state.code, why: null });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const why = [error.message, ...Object.values(error.fields)].join(' ');
      results.push({ dossierId, code: await codeOf(database, act, dossierId), why });
    }
  }
  return results;
}

/** A dossier of another ward has no name here. */
async function codeOf({ db }: Database, act: Act, dossierId: number): Promise<string> {
  const key = { wardId: act.officer.wardId, dossierId };
  return findDossier(db, key).then(
    ({ state }) => state.code,
    () => `#${dossierId}`,
  );
}

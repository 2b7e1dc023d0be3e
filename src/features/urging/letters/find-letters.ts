import type { Db } from '../../../platform/database/database.ts';
import { listByOrigin, type OfficialDocumentRecord } from '../../official-documents/index.ts';
import type { BegunStep, UrgingCase } from '../schema.ts';
import { letterOrigin } from './origin.ts';

/** The letter of a step, as the documents desk has it now. */
export interface StepLetter {
  step: BegunStep;
  document: OfficialDocumentRecord | null;
  number: string | null;
  day: string | null;
}

/** The letters of a case in the order of its steps. */
export async function findLetters(db: Db, { wardId, id, state }: UrgingCase): Promise<StepLetter[]> {
  if (state.steps.length === 0) return [];
  const documents = await listByOrigin(
    db,
    wardId,
    state.steps.map(({ no }) => letterOrigin(id, no)),
  );
  return state.steps.map((step) => {
    const document = documents.find((each) => each.id === step.documentId) ?? null;
    const isIssued = document?.state === 'issued';
    return {
      ...{ step, document },
      number: isIssued ? document.number : null,
      day: isIssued ? document.day : null,
    };
  });
}

import { toLocalDay } from '../../law/day.ts';
import type { PlacedFact } from '../figures/index.ts';
import { searchTextOf } from './arrival.ts';
import { CHAIN_START, stepHash } from './chain.ts';
import { countChain } from './dossier-facts.ts';
import { RESULT_BOOK } from './numbering/book.ts';
import { consultationColumns, documentColumns, dossierColumns, stepColumns } from './save.ts';
import type { DossierState } from './state.ts';
import type { Step } from './step-payloads.ts';
import type { Applicant, DossierKey } from './store.ts';

export interface NewLife {
  key: DossierKey;
  applicant: Applicant;
  /** From the arrival on, each with its numbers. */
  steps: readonly Step[];
  /** A new client key, each time it is asked. */
  clientKey(): string;
}

type Columns = Record<string, unknown>;

/** What the verbs would have left of a dossier, by table. */
export interface LifeRows {
  state: DossierState;
  /** What is counted of it, but for its look-ups. */
  facts: PlacedFact[];
  dossiers: Columns[];
  dossier_steps: Columns[];
  dossier_documents: Columns[];
  dossier_consultations: Columns[];
  document_numbers: Columns[];
}

/**
 * The rows of a whole life, folded and chained as `saveNewDossier` and `saveStep` do, without a database: for many at once.
 * @throws Error when a step is not allowed where it stands
 */
export function rowsOfLife({ key, applicant, steps, clientKey }: NewLife): LifeRows {
  const { state, facts } = countChain(steps);
  const rows: Columns[] = [];
  let head = CHAIN_START;
  const first = steps[0] as Extract<Step, { step: 'accept' | 'submit' }>;
  const firstKey = clientKey();
  for (const step of steps) {
    const stepKey = step === first ? firstKey : clientKey();
    const hash = stepHash(head, step, stepKey);
    rows.push(stepColumns(key, { step, clientKey: stepKey, previousHash: head, hash }));
    head = hash;
  }
  const of = { ward_id: key.wardId, dossier_id: key.dossierId };
  const dossier = {
    ...{ wardId: key.wardId, clientKey: firstKey, applicant, first },
    searchText: searchTextOf(state.code, applicant),
  };
  return {
    ...{ state, facts },
    dossiers: [{ id: key.dossierId, ...dossierColumns(dossier, state, head) }],
    dossier_steps: rows,
    dossier_documents: state.documents.map((each) => ({ ...of, ...documentColumns(each) })),
    dossier_consultations: state.consultations.map((each) => ({ ...of, ...consultationColumns(each) })),
    document_numbers: steps.flatMap((step) => numberLine(key, step)),
  };
}

/** The line of a result in the book of outgoing documents. */
function numberLine({ wardId, dossierId }: DossierKey, step: Step): Columns[] {
  if (step.step !== 'stamp' && step.step !== 'approve_correction') return [];
  const { number, resultOn, file } = step.payload;
  const by = {
    reserved_at: step.at,
    reserved_by: step.officerId,
    issued_at: step.at,
    issued_by: step.officerId,
  };
  return [
    {
      ...{ ward_id: wardId, book: RESULT_BOOK, year: Number(resultOn.slice(0, 4)), number: Number(number) },
      ...{ state: 'issued', symbol: '', title: '', day: toLocalDay(step.at), dossier_id: dossierId, file },
      ...by,
    },
  ];
}

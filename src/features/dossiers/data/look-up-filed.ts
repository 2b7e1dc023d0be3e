import { decideOnPaper } from '../../../law/data-instead-of-papers.ts';
import { toLocalDay } from '../../../law/day.ts';
import { checkOrganisationId } from '../../../law/personal-id.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { enqueue } from '../../../platform/jobs/jobs.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type Keeping, type LookupQuestion, lookUp } from '../../lookups/index.ts';
import { dataReplacementsOf } from '../../procedures/index.ts';
import { derivedKey } from '../derived-key.ts';
import type { DossierDocument } from '../schema.ts';
import { type Dossier, type DossierKey, findDossier } from '../store.ts';
import { keepingLookup } from './lookup-facts.ts';
import { lookupSubject } from './lookup-subject.ts';

export const LOOK_UP_FILED = 'dossiers.look-up-filed';

/** After a filing from home: what its papers were spared for is looked up, so that the desk finds it there. */
export async function queueLookups(
  tx: Tx,
  { wardId, dossierId }: DossierKey,
  { documents, now }: { documents: readonly DossierDocument[]; now: Date },
): Promise<void> {
  if (documents.some(({ source }) => source === 'database'))
    await enqueue(tx, LOOK_UP_FILED, { wardId, dossierId }, { now });
}

/** Looks up every paper of a dossier that data replace, once each; a dossier that the desk has answered is left alone. */
export async function lookUpFiled(platform: Platform, key: DossierKey): Promise<void> {
  const { database, now } = platform;
  const dossier = await findDossier(database.db, key);
  if (dossier.state.status !== 'submitted') return;
  const act = { wardId: key.wardId, officer: null, now: now(), requestId: LOOK_UP_FILED };
  for (const document of dossier.state.documents) {
    const question =
      document.source === 'database' ? await questionOf(platform, dossier, document, 'filed') : null;
    if (question !== null && checkOrganisationId(question.subject.number))
      await lookUp(platform, act, question, keepingFor(key));
  }
}

/** A look-up of a dossier counts in its figures as soon as it is kept. */
export function keepingFor(key: DossierKey): Keeping {
  return (tx, keep) => keepingLookup(tx, key, keep);
}

/** What to ask about a document of a dossier, under a key of its own; null when no data replace it. */
export async function questionOf(
  { database }: Pick<Platform, 'database'>,
  dossier: Dossier,
  document: DossierDocument,
  attempt: string,
): Promise<LookupQuestion | null> {
  const { state, applicant } = dossier;
  const day = toLocalDay(state.receivedAt ?? state.submittedAt);
  const rules = await dataReplacementsOf(database.db, state.procedureCode, day);
  const decision = decideOnPaper({ paper: document.name, rules, origin: 'citizen', day });
  if (decision.kind !== 'use_data') return null;
  const filer = { ...applicant, applicantKind: state.applicantKind };
  return {
    ...{ procedureCode: state.procedureCode, paper: document.name, database: decision.database.code },
    ...{ rule: decision.rule, subject: lookupSubject(filer, decision.database.code) },
    matter: { dossierId: dossier.id, documentNo: document.no },
    clientKey: derivedKey(state.code, `look up ${document.no} ${attempt}`),
  };
}

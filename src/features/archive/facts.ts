import type { ChainedStep, Dossier, DossierDocument, Step } from '../dossiers/index.ts';
import type { Facts, Manifest, ManifestStep } from './schema.ts';

type State = Dossier['state'];

/** What the steps of an ended dossier say about it. */
export function factsOf(state: State): Facts {
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  const { code, procedureCode, procedureVersion, termNo, term, channel, origin, applicantKind } = state;
  const { place, elsewhere, foreignCode, competentUnitId, status, stepCount } = state;
  const { supplementCount, extensionCount, correctionCount } = state;
  const { resultOutcome, resultName, resultNumber, resultOn, resultFile } = state;
  return {
    ...{ code, procedureCode, procedureVersion, termNo, term, channel, origin, applicantKind },
    ...{ place, elsewhere, foreignCode, competentUnitId, status, stepCount },
    ...{ supplementCount, extensionCount, correctionCount },
    ...{ resultOutcome, resultName, resultNumber, resultOn, resultFile },
    submittedAt: state.submittedAt.toISOString(),
    receivedAt: iso(state.receivedAt),
    dueAt: iso(state.dueAt),
    finishedAt: iso(state.finishedAt),
    returnedAt: iso(state.returnedAt),
    endedAt: state.statusAt.toISOString(),
  };
}

/** A document as the steps know it, without where its file lies in the package. */
export function documentOf(document: DossierDocument): Omit<Manifest['documents'][number], 'path'> {
  const { no, name, source, quantity, reusable, file, scanExemptReason } = document;
  const { askedBecause, vaultItemId, lookupId } = document;
  return {
    ...{ no, name, source, quantity, reusable, file, scanExemptReason },
    ...(askedBecause !== undefined && { askedBecause }),
    ...(vaultItemId != null && { vaultItemId }),
    ...(lookupId != null && { lookupId }),
  };
}

/** A step as the manifest writes it, every word of the hash in it. */
export function writeStep({ step, clientKey, previousHash, hash }: ChainedStep): ManifestStep {
  return {
    ...{ no: step.no, step: step.step, statusAfter: step.statusAfter, at: step.at.toISOString() },
    ...{ officerId: step.officerId, unitId: step.unitId, toUnitId: step.toUnitId },
    ...{ toOfficerId: step.toOfficerId, dueAt: step.dueAt?.toISOString() ?? null },
    payload: JSON.parse(JSON.stringify(step.payload)),
    ...{ clientKey, previousHash: previousHash.toString('hex'), hash: hash.toString('hex') },
  };
}

export function readStep({ clientKey, previousHash, hash, ...words }: ManifestStep): ChainedStep {
  const step = {
    ...words,
    at: new Date(words.at),
    dueAt: words.dueAt === null ? null : new Date(words.dueAt),
  };
  return {
    step: step as unknown as Step,
    clientKey,
    previousHash: Buffer.from(previousHash, 'hex'),
    hash: Buffer.from(hash, 'hex'),
  };
}

/** Every file that the steps name, by its SHA-256, with the first step that does. */
export function filesNamed(steps: readonly Step[]): Map<string, Step> {
  const named = new Map<string, Step>();
  const look = (value: unknown, step: Step): void => {
    if (Array.isArray(value)) for (const each of value) look(each, step);
    else if (value !== null && typeof value === 'object')
      for (const [key, each] of Object.entries(value))
        if (key === 'file' && typeof each === 'string' && !named.has(each)) named.set(each, step);
        else look(each, step);
  };
  for (const step of steps) look(step.payload, step);
  return named;
}

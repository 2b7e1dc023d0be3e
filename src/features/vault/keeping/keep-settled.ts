import { toLocalDay } from '../../../law/day.ts';
import { validUntil } from '../../../law/paper-validity.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { type Dossier, type DossierDocument, findDossier, isSettled } from '../../dossiers/index.ts';
import { findProcedureVersion, type ProcedureVersion } from '../../procedures/index.ts';
import { noteUses } from '../log.ts';
import type { ItemSource, VerifiedHow } from '../schema.ts';
import { findHolders, type Holder, sealHolder } from './holder.ts';
import { isForOneMatter, paperKey } from './paper-key.ts';

/**
 * Puts what a settled and granted dossier came to into its owner's vault: the electronic result, and the papers that were
 * examined with it. A corrected result takes the place of the one before. Done again it changes nothing.
 * @throws Problem not_found
 */
export async function keepSettled(
  tx: Tx,
  key: { wardId: number; dossierId: number },
  now: Date,
): Promise<void> {
  const dossier = await findDossier(tx, key);
  const { state } = dossier;
  if (!isSettled(dossier) || state.resultOutcome !== 'granted') return;
  const holders = await findHolders(tx, dossier);
  const procedure = await findProcedureVersion(tx, state.procedureCode, state.procedureVersion);
  if (holders.result && state.resultFile !== null)
    await keepResult(tx, dossier, { holder: holders.result, procedure, file: state.resultFile, now });
  if (!holders.papers) return;
  for (const document of state.documents)
    if (isKept(document))
      await keep(tx, dossier, holders.papers, paperOf(dossier, { ...document, file: document.file! }), now);
}

const HANDED_IN: ReadonlySet<string> = new Set(['original', 'copy', 'electronic']);

/** What was handed in and digitised. What was only shown, looked up or taken from a vault is not kept once more. */
function isKept({ file, source, name }: DossierDocument): boolean {
  return file !== null && HANDED_IN.has(source) && !isForOneMatter(name) && !name.startsWith('Giấy tờ khác');
}

interface NewItem {
  name: string;
  resultCode: string | null;
  file: string;
  number: string | null;
  issuedOn: string | null;
  source: ItemSource;
  documentNo: number;
  verified: { how: VerifiedHow; by: number | null; at: Date };
}

interface Result {
  holder: Holder;
  procedure: ProcedureVersion;
  file: string;
  now: Date;
}

async function keepResult(tx: Tx, dossier: Dossier, { holder, procedure, file, now }: Result): Promise<void> {
  const { state } = dossier;
  const { name, code } = resultKind(procedure, state.resultName);
  const issued = dossier.steps.findLast(
    ({ step }) => step.step === 'stamp' || step.step === 'approve_correction' || step.step === 'note_result',
  )!.step;
  const signed = dossier.steps.findLast(({ step }) => step.step === 'sign')?.step ?? issued;
  const id = await keep(
    tx,
    dossier,
    holder,
    {
      ...{ name, resultCode: code, file, number: state.resultNumber, issuedOn: state.resultOn },
      ...{ source: 'result', documentNo: 0 },
      verified: { how: 'issued', by: signed.officerId, at: issued.at },
    },
    now,
  );
  if (id === null) return;
  await tx
    .updateTable('vault_items')
    .set({ replaced_by: id })
    .where('ward_id', '=', dossier.wardId)
    .where('dossier_id', '=', dossier.id)
    .where('document_no', '=', 0)
    .where('id', '<', id)
    .where('replaced_by', 'is', null)
    .execute();
}

/** Which of the procedure's results it is: as it was proposed, else the first that is no mere letter. */
function resultKind(procedure: ProcedureVersion, proposed: string | null) {
  const named = procedure.results.find(({ name }) => proposed && paperKey(name) === paperKey(proposed));
  if (named) return named;
  if (proposed) return { name: proposed, code: null };
  const papers = procedure.results.filter(({ name }) => !isForOneMatter(name));
  return papers[0] ?? { name: `Kết quả: ${procedure.name}`, code: null };
}

function paperOf(dossier: Dossier, document: DossierDocument & { file: string }): NewItem {
  const { name, file, no, source } = document;
  const isScan = source !== 'electronic';
  const { step } = isScan ? takenIn(dossier) : (lastOf(dossier, 'propose') ?? takenIn(dossier));
  return {
    ...{ name, resultCode: null, file, number: null, issuedOn: null, source: 'document', documentNo: no },
    verified: { how: isScan ? 'scanned' : 'examined', by: step.officerId, at: step.at },
  };
}

/** The step by which an officer took it in. */
function takenIn(dossier: Dossier) {
  return lastOf(dossier, 'admit') ?? dossier.steps[0]!;
}

function lastOf({ steps }: Dossier, name: 'admit' | 'propose') {
  return steps.findLast(({ step }) => step.step === name);
}

/** @returns its id; null when it stands there already */
async function keep(
  tx: Tx,
  dossier: Dossier,
  holder: Holder,
  item: NewItem,
  now: Date,
): Promise<number | null> {
  const { verified } = item;
  const added = await tx
    .insertInto('vault_items')
    .values({
      ...sealHolder(dossier.wardId, holder),
      ...{ ward_id: dossier.wardId, dossier_id: dossier.id, document_no: item.documentNo },
      ...{ name: item.name, paper_key: paperKey(item.name), result_code: item.resultCode },
      ...{ file: item.file, number: item.number, issued_on: item.issuedOn, source: item.source },
      valid_from: item.issuedOn ?? toLocalDay(verified.at),
      valid_until: item.issuedOn === null ? null : validUntil(item.name, item.issuedOn),
      ...{ verified_how: verified.how, verified_by: verified.by, verified_at: verified.at, kept_at: now },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) return null;
  const origin = { dossierId: dossier.id, documentNo: item.documentNo };
  await noteUses(tx, dossier.wardId, [{ itemId: added.id, what: 'kept', at: now, ...origin }]);
  return added.id;
}

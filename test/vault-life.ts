import type { IntakeDocument, IntakeInput } from '../src/features/dossiers/index.ts';
import { findProcedure, isReceivedOnline } from '../src/features/procedures/index.ts';
import { isLasting } from '../src/features/vault/index.ts';
import { jobHandlers } from '../src/jobs.ts';
import { workOnce } from '../src/platform/jobs/worker.ts';
import type { TestDatabase } from './database.ts';
import { dossierLife } from './dossier-life.ts';
import { ownLife } from './own-life.ts';
import { PDF } from './ward-world.ts';

/** Another PDF for every word. */
export const pdfOf = (word: string) => Buffer.from(PDF.toString().replace('endobj', `endobj\n% ${word}`));

/** Everything that waits in the queue is done. */
export async function runJobs(at: TestDatabase): Promise<void> {
  const handlers = jobHandlers(at.platform);
  while (await workOnce(at.database, handlers, at.platform.now));
}

export const scanOf = (name: string): IntakeDocument => ({
  ...{ name, source: 'original', quantity: 1, reusable: false, scanExemptReason: null },
  scan: { name: 'ban-quet.pdf', mediaType: 'application/pdf', bytes: pdfOf(name) },
});

/** Fills vaults by whole dossiers and the job that follows them. */
export function vaultLife(at: TestDatabase) {
  const life = dossierLife(at);
  const own = ownLife(at);
  /** From where it was accepted to the returned result and the job after it. */
  const end = async (id: number, outcome: 'granted' | 'denied' = 'granted') => {
    await life.take(id, 'quay1', 'transfer');
    await life.assign(id);
    await life.take(id, 'hotich', 'propose', { outcome });
    await life.take(id, 'chanhvp', 'submit_for_signature');
    await life.take(id, 'chutich', 'sign');
    await own.stamp(id, { name: 'ket-qua.pdf', mediaType: 'application/pdf', bytes: pdfOf(`result ${id}`) });
    await life.take(id, 'quay1', 'return_result', { receiver: 'Người nộp' });
    await runJobs(at);
  };
  /** A dossier taken in at the desk, granted, stamped with an electronic result and returned. */
  const settle = async (
    who: Partial<IntakeInput>,
    documents: IntakeDocument[] = [],
    outcome: 'granted' | 'denied' = 'granted',
  ) => {
    const id = await life.accept(who, documents);
    await end(id, outcome);
    return id;
  };
  const itemsOf = (dossierId: number) =>
    at.database.db
      .selectFrom('vault_items')
      .selectAll()
      .where('ward_id', '=', at.wardId)
      .where('dossier_id', '=', dossierId)
      .orderBy('document_no')
      .orderBy('id')
      .execute();
  const usesOf = (itemId: number) =>
    at.database.db
      .selectFrom('vault_uses')
      .selectAll()
      .where('ward_id', '=', at.wardId)
      .where('item_id', '=', itemId)
      .orderBy('id')
      .execute();
  return { ...life, end, settle, itemsOf, usesOf };
}

/** A procedure without a form, received online, with one term and a paper that can serve again. */
export async function lastingPaper(at: TestDatabase, today = '2026-11-23') {
  const { db } = at.database;
  const rows = await db.selectFrom('procedure_versions').select('code').orderBy('code').execute();
  const forms = await db.selectFrom('form_versions').select('procedure_code').execute();
  const replaced = await db.selectFrom('data_replacements').select('code').execute();
  for (const { code } of rows) {
    if (forms.some((each) => each.procedure_code === code)) continue;
    if (replaced.some((each) => each.code === code)) continue;
    const procedure = await findProcedure(db, code, today).catch(() => null);
    if (!procedure?.methods.includes('online') || !isReceivedOnline(procedure)) continue;
    if (procedure.terms.filter(({ term }) => term !== null).length !== 1) continue;
    const paper = procedure.documents.find(({ name, form }) => form !== 'presented' && isLasting(name));
    if (paper) return { procedure, paper };
  }
  throw new Error('The catalogue has no such procedure.');
}

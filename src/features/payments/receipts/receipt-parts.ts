import { Problem } from '../../../platform/problem.ts';
import { type Part, type PartsFrom, partOf } from '../../archive/index.ts';
import { listIntents } from '../store.ts';
import { receiptFile } from './receipt-file.ts';

/** The receipts of a dossier's payments, for its package, in the order in which money came. */
export const receiptParts: PartsFrom = async ({ database }, _ward, dossier) => {
  const intents = await listIntents(database.db, { wardId: dossier.wardId, dossierId: dossier.id });
  const parts: Part[] = [];
  for (const intent of intents.filter(({ settledAt }) => settledAt !== null)) {
    const file = await receiptFile(database.db, intent).catch((error) => {
      // Money that settled no charge, as what was paid twice, has no receipt.
      if (error instanceof Problem && error.code === 'not_found') return null;
      throw error;
    });
    if (file) parts.push(partOf({ ...file, path: `bien-lai/${file.name}`, role: 'receipt' }));
  }
  return parts;
};

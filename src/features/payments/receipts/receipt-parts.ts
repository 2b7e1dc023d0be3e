import { type PartsFrom, partOf } from '../../archive/index.ts';
import { listIntents } from '../store.ts';
import { receiptFile } from './receipt-file.ts';

/** The receipts of a dossier's payments, for its package, in the order in which money came. */
export const receiptParts: PartsFrom = async ({ database }, _ward, dossier) => {
  const intents = await listIntents(database.db, { wardId: dossier.wardId, dossierId: dossier.id });
  const settled = intents.filter((intent) => intent.settledAt !== null);
  return Promise.all(
    settled.map(async (intent) => {
      const { name, mediaType, bytes } = await receiptFile(database.db, intent);
      return partOf({ path: `bien-lai/${name}`, role: 'receipt', name, mediaType, bytes });
    }),
  );
};

import type { Db } from '../../../platform/database/database.ts';
import { findDossier } from '../../dossiers/index.ts';
import { findWard, listOfficersEver } from '../../organisation/index.ts';
import { findProcedureVersion } from '../../procedures/index.ts';
import type { Intent } from '../schema.ts';
import { findReceipt } from './issue.ts';
import { drawReceipt, receiptNumber } from './receipt-pdf.ts';

/** The receipt of a payment as a PDF. Whether the caller may see it is for him to say before. @throws Problem not_found */
export async function receiptFile(db: Db, intent: Intent) {
  const receipt = await findReceipt(db, intent.wardId, intent.id);
  const { state } = await findDossier(db, intent);
  const procedure = await findProcedureVersion(db, state.procedureCode, state.procedureVersion);
  const officers = await listOfficersEver(db, intent.wardId);
  const bytes = await drawReceipt({
    ...{ receipt, intent, dossierCode: state.code, procedureName: procedure.name },
    ward: await findWard(db, intent.wardId),
    officerName: officers.find((each) => each.id === receipt.issuedBy)?.displayName ?? '',
  });
  const name = `bien-lai-${receiptNumber(receipt).replace('/', '-')}.pdf`;
  return { name, mediaType: 'application/pdf', bytes };
}

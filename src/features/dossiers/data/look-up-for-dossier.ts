import type { Platform } from '../../../platform/platform.ts';
import { Problem } from '../../../platform/problem.ts';
import { type ByHand, type Lookup, lookUp, recordByHand } from '../../lookups/index.ts';
import type { Act } from '../../organisation/index.ts';
import { type Dossier, findDossier } from '../store.ts';
import { isEnded } from '../workflow.ts';
import { keepingFor, questionOf } from './look-up-filed.ts';

/** Which paper of which dossier; by hand: what the officer saw in the database's own portal. */
export interface DossierLookup {
  dossierId: number;
  documentNo: number;
  clientKey: string;
  byHand: ByHand | null;
}

/**
 * Looks up a paper of a dossier that is here, over the network or as the officer saw it elsewhere.
 * @throws Problem not_found, not_allowed (the dossier lies elsewhere), step_not_open (it has ended), invalid
 */
export async function lookUpForDossier(
  platform: Platform,
  act: Act,
  { dossierId, documentNo, clientKey, byHand }: DossierLookup,
): Promise<Lookup> {
  const { officer } = act;
  const dossier = await findDossier(platform.database.db, { wardId: officer.wardId, dossierId });
  if (!mayLookUp(dossier, officer))
    throw new Problem('not_allowed', 'Chỉ nơi đang giữ hồ sơ được tra cứu dữ liệu của người nộp.');
  if (isEnded(dossier.state.status))
    throw new Problem('step_not_open', 'Hồ sơ đã kết thúc: không tra cứu thêm.');
  const document = dossier.state.documents.find(({ no }) => no === documentNo);
  const question = document && (await questionOf(platform, dossier, document, clientKey));
  if (!question) throw new Problem('not_found', 'Giấy tờ này không thuộc diện thay bằng dữ liệu.');
  const lookupAct = { ...act, wardId: officer.wardId };
  const keeping = keepingFor({ wardId: officer.wardId, dossierId });
  if (byHand === null) return lookUp(platform, lookupAct, question, keeping);
  return platform.database.transact((tx) => keeping(tx, () => recordByHand(tx, lookupAct, question, byHand)));
}

/** The matter is an officer's while the dossier lies with his unit. */
export function mayLookUp({ state }: Dossier, { unitId, duties }: Act['officer']): boolean {
  return state.holderUnitId === unitId && duties.some((duty) => duty === 'receive' || duty === 'examine');
}

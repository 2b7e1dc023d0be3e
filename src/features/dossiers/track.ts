import { lastFourDigits } from '../../law/phone.ts';
import type { Tx } from '../../platform/database/database.ts';
import { countTry } from '../../platform/security/attempts.ts';
import { askedNow } from './asked.ts';
import { type DueBasis, dueBasis } from './due-basis.ts';
import { type Dossier, findDossierByCode } from './store.ts';

export interface TrackRequest {
  wardId: number;
  code: string;
  /** Last four digits of the phone given at reception. */
  phoneEnd: string;
  /** Whoever asks, for counting tries. */
  address: string;
}

/** What anyone may see who knows the code and the phone's end: no name, no address, no paper. */
export type PublicDossier = Pick<
  Dossier['state'],
  | 'code'
  | 'procedureCode'
  | 'procedureVersion'
  | 'term'
  | 'submittedAt'
  | 'receivedAt'
  | 'dueAt'
  | 'finishedAt'
  | 'returnedAt'
  | 'status'
  | 'statusAt'
  | 'competentUnitId'
> & {
  steps: { at: Date; statusAfter: Dossier['state']['status'] }[];
  supplementItems: string[];
  /** The applicant has sent what was asked, and it is being looked at. */
  isAnswered: boolean;
  basis: DueBasis;
  /** Where its applicant is told; for links to his choices alone, never shown. */
  toldAt: { email: string | null; phone: string | null };
};

/**
 * Finds a dossier for the public. An unknown code and a wrong phone give the same answer.
 * The caller says so after the transaction, so that the try stays counted.
 * @throws Problem too_many_tries
 */
export async function trackDossier(tx: Tx, request: TrackRequest, now: Date): Promise<PublicDossier | null> {
  const code = request.code.trim().toUpperCase();
  await countTry(tx, `track:${request.address}`, 30, 15, now);
  await countTry(tx, `track:${code.slice(0, 60)}`, 10, 15, now);
  const dossier = await findDossierByCode(tx, request.wardId, code);
  if (!dossier?.applicant.phone || lastFourDigits(dossier.applicant.phone) !== request.phoneEnd) return null;
  const {
    code: found,
    procedureCode,
    procedureVersion,
    term,
    submittedAt,
    receivedAt,
    dueAt,
    finishedAt,
    returnedAt,
    status,
    statusAt,
    competentUnitId,
  } = dossier.state;
  return {
    ...{
      code: found,
      procedureCode,
      procedureVersion,
      term,
      submittedAt,
      receivedAt,
      dueAt,
      finishedAt,
      returnedAt,
    },
    ...{ status, statusAt, competentUnitId },
    steps: dossier.steps
      .filter(({ step }, at, all) => at === 0 || all[at - 1]!.step.statusAfter !== step.statusAfter)
      .map(({ step }) => ({ at: step.at, statusAfter: step.statusAfter })),
    basis: dueBasis(dossier),
    toldAt: { email: dossier.applicant.email, phone: dossier.applicant.phone },
    supplementItems: askedNow(dossier)?.items ?? [],
    isAnswered: dossier.state.supplementAnsweredAt !== null,
  };
}

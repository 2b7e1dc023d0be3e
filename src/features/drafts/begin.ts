import { randomUUID } from 'node:crypto';
import type { Tx } from '../../platform/database/database.ts';
import { sealJson } from '../../platform/personal-ids/sealing.ts';
import { countTry } from '../../platform/security/attempts.ts';
import type { Visitor } from '../citizens/index.ts';
import type { Answers } from '../procedures/index.ts';

/** How long a draft is kept after it was last saved. */
export const KEPT_DAYS = 30;
/** Drafts that one address may begin in an hour without an account. */
const MOST_BEGUN = 60;

export function expiryOf(now: Date): Date {
  return new Date(now.getTime() + KEPT_DAYS * 86_400_000);
}

export interface NewDraft {
  wardId: number;
  procedureCode: string;
  formVersion: number | null;
  answers: Answers;
}

/** Begins a draft; of the visitor's own when he has an account, else of whoever holds its link. @throws Problem too_many_tries */
export async function beginDraft(
  tx: Tx,
  visitor: Visitor | null,
  draft: NewDraft,
  caller: { address: string; now: Date },
): Promise<string> {
  const { now } = caller;
  await countTry(tx, `draft:${caller.address}`, MOST_BEGUN, 60, now);
  const id = randomUUID();
  await tx
    .insertInto('drafts')
    .values({
      ward_id: draft.wardId,
      id,
      procedure_code: draft.procedureCode,
      form_version: draft.formVersion,
      ...ownerColumns(visitor),
      answers: sealJson('drafts.answers', draft.answers),
      created_at: now,
      saved_at: now,
      expires_at: expiryOf(now),
    })
    .execute();
  return id;
}

function ownerColumns(visitor: Visitor | null) {
  if (visitor?.kind !== 'citizen') return {};
  return { citizen_id: visitor.citizen.id, client_organisation_id: visitor.actingFor?.id ?? null };
}

/** A draft without an owner becomes that of the person who writes in it with an account. */
export async function claimDraft(
  tx: Tx,
  key: { wardId: number; id: string },
  visitor: Extract<Visitor, { kind: 'citizen' }>,
): Promise<void> {
  await tx
    .updateTable('drafts')
    .set(ownerColumns(visitor))
    .where('ward_id', '=', key.wardId)
    .where('id', '=', key.id)
    .where('citizen_id', 'is', null)
    .execute();
}

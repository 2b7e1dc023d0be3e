import type { Db, Tx } from '../../../platform/database/database.ts';
import { foldVietnamese } from '../../../platform/fold-vietnamese.ts';
import { marksOf } from '../../../platform/personal-ids/sealing.ts';
import { Problem } from '../../../platform/problem.ts';
import type { VisitorAct } from '../../citizens/index.ts';
import { CHOICES, type Choice, type PaperOwner, type VaultItem } from '../schema.ts';

/** The account whose choice it is. */
type Chooser = { citizenId: number } | { organisationId: number };

/** @throws Problem not_allowed for a guest */
export function chooserOf({ visitor }: Pick<VisitorAct, 'visitor'>) {
  if (visitor.kind !== 'citizen') throw new Problem('not_allowed', 'Việc này cần tài khoản định danh.');
  return { citizenId: visitor.citizen.id, organisationId: visitor.actingFor?.id ?? null };
}

/** What the account chose last for all of its items; 'ask' while it has chosen nothing. */
export async function findChoice(db: Db, wardId: number, chooser: Chooser): Promise<Choice> {
  const rows = db
    .selectFrom('vault_consents')
    .select('choice')
    .where('ward_id', '=', wardId)
    .orderBy('id', 'desc')
    .limit(1);
  const row = await ('organisationId' in chooser
    ? rows.where('client_organisation_id', '=', chooser.organisationId)
    : rows.where('citizen_id', '=', chooser.citizenId).where('client_organisation_id', 'is', null)
  ).executeTakeFirst();
  return (row?.choice as Choice | undefined) ?? 'ask';
}

/**
 * Records the choice for all items; nothing that was used before changes. The same form sent again is one choice.
 * @law NĐ 45/2020/NĐ-CP, Điều 16, sửa bởi NĐ 118/2025/NĐ-CP, Điều 40 khoản 8; Luật 91/2025/QH15 (sự đồng ý)
 * @checked 2026-11-27 in a digest
 * @uncertain the articles' texts were not read; that silence means being asked each time is the stricter reading
 * @throws Problem not_allowed, invalid
 */
export async function choose(
  tx: Tx,
  act: VisitorAct,
  given: { choice: unknown; clientKey: string },
): Promise<void> {
  const { citizenId, organisationId } = chooserOf(act);
  const choice = CHOICES.find((each) => each === given.choice);
  if (!choice) throw new Problem('invalid', 'Chưa lưu được lựa chọn.', { choice: 'Chọn một trong hai.' });
  await tx
    .insertInto('vault_consents')
    .values({
      ...{ ward_id: act.visitor.wardId, citizen_id: citizenId, client_organisation_id: organisationId },
      ...{ choice, at: act.now, client_key: given.clientKey },
    })
    .onConflict((conflict) => conflict.columns(['ward_id', 'client_key']).doNothing())
    .execute();
}

/** Which of an owner's items the desk may use without asking him: he allowed each, or all. */
export async function listAllowed(
  db: Db,
  wardId: number,
  owner: PaperOwner,
  items: readonly VaultItem[],
): Promise<ReadonlySet<number>> {
  const byAccount = new Map<number | null, Choice>();
  for (const id of new Set(items.map((item) => item.organisationId)))
    byAccount.set(
      id,
      id === null
        ? await choiceOfOwner(db, wardId, owner)
        : await findChoice(db, wardId, { organisationId: id }),
    );
  return new Set(
    items
      .filter((item) => (item.reuse ?? byAccount.get(item.organisationId)) === 'allow')
      .map((item) => item.id),
  );
}

/** The choice of the person whom level 2 vouched for under this number and name; an organisation's code vouches for nobody. */
async function choiceOfOwner(db: Db, wardId: number, owner: PaperOwner): Promise<Choice> {
  if (owner.kind !== 'citizen') return 'ask';
  const rows = await db
    .selectFrom('vault_consents as consent')
    .innerJoin('citizens as citizen', (join) =>
      join.onRef('citizen.ward_id', '=', 'consent.ward_id').onRef('citizen.id', '=', 'consent.citizen_id'),
    )
    .select(['consent.choice', 'citizen.name'])
    .where('consent.ward_id', '=', wardId)
    .where('consent.client_organisation_id', 'is', null)
    .where('citizen.personal_id_mark', 'in', marksOf(wardId, owner.number))
    .where('citizen.assurance', '=', 2)
    .orderBy('consent.id', 'desc')
    .execute();
  const own = rows.find(({ name }) => foldVietnamese(name) === foldVietnamese(owner.name));
  return (own?.choice as Choice | undefined) ?? 'ask';
}

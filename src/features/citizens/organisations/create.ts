import type { Tx } from '../../../platform/database/database.ts';
import { marksOf, sealedNumber } from '../../../platform/personal-ids/sealing.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import { countTry } from '../../../platform/security/attempts.ts';
import type { VisitorAct } from '../schema.ts';
import { identifiedPerson, organisationForm } from './schema.ts';
import { addPerson, listOwnOrganisations } from './store.ts';

const CREATED_PER_DAY = 10;

/**
 * Opens an organisation's account with the person as its head. Its code stands once in a ward: sent again by its own head
 * nothing is added, by another it is refused.
 * @throws Problem not_allowed | invalid | changed_meanwhile | too_many_tries
 */
export async function createOrganisation(tx: Tx, act: VisitorAct, given: unknown): Promise<number> {
  const { wardId, citizen } = identifiedPerson(act);
  const form = parseFields(organisationForm, given, 'Chưa lập được tổ chức.');
  await countTry(tx, `organisation:${wardId}/${citizen.id}`, CREATED_PER_DAY, 24 * 60, act.now);
  if (await isKnown(tx, wardId, form.code))
    return ownOrRefuse(tx, { wardId, citizenId: citizen.id }, form.code);
  const added = await tx
    .insertInto('client_organisations')
    .values({
      ...{ ...form, ...sealedNumber('client_organisations.code', wardId, form.code) },
      ...{ ward_id: wardId, created_at: act.now },
    })
    .onConflict((conflict) => conflict.columns(['ward_id', 'code_mark']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) return ownOrRefuse(tx, { wardId, citizenId: citizen.id }, form.code);
  const row = { ward_id: wardId, organisation_id: added.id, citizen_id: citizen.id };
  await addPerson(tx, { ...row, role: 'head', basis: '' }, act.now);
  return added.id;
}

/** Also where its row is still marked with a key of before, which meets no new row. */
async function isKnown(tx: Tx, wardId: number, code: string): Promise<boolean> {
  const known = await tx
    .selectFrom('client_organisations')
    .select('id')
    .where('ward_id', '=', wardId)
    .where('code_mark', 'in', marksOf(wardId, code))
    .executeTakeFirst();
  return known !== undefined;
}

async function ownOrRefuse(
  tx: Tx,
  person: { wardId: number; citizenId: number },
  code: string,
): Promise<number> {
  const own = await listOwnOrganisations(tx, person);
  const same = own.find((each) => each.code === code && each.role === 'head');
  if (same) return same.id;
  throw new Problem(
    'changed_meanwhile',
    'Mã số này đã có tài khoản tổ chức. Hãy nhờ người đứng đầu mời bạn, hoặc mang giấy tờ đến Trung tâm.',
    { code: 'Mã số này đã được dùng.' },
  );
}

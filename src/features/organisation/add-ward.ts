import type { Tx } from '../../platform/database/database.ts';
import { foldVietnamese } from '../../platform/fold-vietnamese.ts';
import { Problem } from '../../platform/problem.ts';
import { type NewWard, newWard } from './schema.ts';

type WardForm = ReturnType<typeof newWard.parse>;

/**
 * A ward of this installation with its units, the members of collective ones and their other names. Runs as the owner.
 * @returns the ward's id
 * @throws Problem invalid when a field is wrong, a member is no unit, or a code is taken
 */
export async function addWard(tx: Tx, given: NewWard): Promise<number> {
  const parsed = newWard.safeParse(given);
  if (!parsed.success)
    throw new Problem(
      'invalid',
      parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join(' '),
    );
  const form = parsed.data;
  const taken = await tx
    .selectFrom('wards')
    .select('name')
    .where((or) => or.or([or('code', '=', form.ward.code), or('agency_code', '=', form.ward.agencyCode)]))
    .executeTakeFirst();
  if (taken)
    throw new Problem(
      'invalid',
      `Mã ${form.ward.code} hoặc mã cơ quan ${form.ward.agencyCode} đã là của ${taken.name}.`,
    );
  const { agencyCode, portalHost, ...ward } = form.ward;
  const { id: wardId } = await tx
    .insertInto('wards')
    .values({ ...ward, agency_code: agencyCode, portal_host: portalHost })
    .returning('id')
    .executeTakeFirstOrThrow();
  await addUnits(tx, wardId, form.units);
  return wardId;
}

async function addUnits(tx: Tx, wardId: number, units: WardForm['units']): Promise<void> {
  const rows = await tx
    .insertInto('units')
    .values(
      units.map((unit, at) => ({
        ward_id: wardId,
        code: unit.code,
        name: unit.name,
        short_name: unit.shortName,
        kind: unit.kind,
        head_title: unit.headTitle,
        ord: at + 1,
      })),
    )
    .returning(['id', 'code'])
    .execute();
  const idOf = new Map(rows.map((row) => [row.code, row.id]));
  const members = units.flatMap((unit) =>
    unit.members.map((member) => ({
      ward_id: wardId,
      collective_id: idOf.get(unit.code)!,
      unit_id: idOf.get(member)!,
    })),
  );
  if (members.length > 0) await tx.insertInto('unit_members').values(members).execute();
  const aliases = units.flatMap((unit) =>
    unit.aliases.map((alias) => ({
      ward_id: wardId,
      unit_id: idOf.get(unit.code)!,
      alias,
      folded: foldVietnamese(alias),
      source: 'seed',
    })),
  );
  if (aliases.length > 0)
    await tx
      .insertInto('unit_aliases')
      .values(aliases)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

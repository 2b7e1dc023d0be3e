import type { Db } from '../../platform/database/database.ts';
import { marksOf } from '../../platform/personal-ids/sealing.ts';
import { Problem } from '../../platform/problem.ts';
import type { Visitor } from '../citizens/index.ts';
import { type Dossier, findDossier } from './store.ts';

/**
 * Whether someone at the portal may open a dossier: a guest the one he proved; a person what he filed for himself, and
 * what bears the personal id that level 2 vouches for; someone who acts for an organisation what was filed for it.
 */
export function ownDossiers(db: Db, visitor: Visitor) {
  const all = db.selectFrom('dossiers').where('ward_id', '=', visitor.wardId);
  if (visitor.kind === 'guest') return all.where('id', '=', visitor.dossierId);
  const { citizen, actingFor } = visitor;
  if (actingFor !== null) return all.where('client_organisation_id', '=', actingFor.id);
  return all.where((where) => {
    const filed = where.and([
      where('citizen_id', '=', citizen.id),
      where('client_organisation_id', 'is', null),
    ]);
    if (citizen.assurance < 2 || citizen.personalId === null) return filed;
    return where.or([
      filed,
      where.and([
        where('applicant_personal_id_mark', 'in', marksOf(visitor.wardId, citizen.personalId)),
        where('applicant_kind', '=', 'citizen'),
      ]),
    ]);
  });
}

/** A dossier of the visitor's own. @throws Problem not_found, also for one that is another's */
export async function findOwnDossier(db: Db, visitor: Visitor, code: string): Promise<Dossier> {
  const row = await ownDossiers(db, visitor)
    .select('id')
    .where('code', '=', code.trim().toUpperCase())
    .executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có hồ sơ này trong các hồ sơ của bạn.');
  return findDossier(db, { wardId: visitor.wardId, dossierId: row.id });
}

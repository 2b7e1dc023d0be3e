import type { Dossier } from '../../features/dossiers/index.ts';
import type { Officer } from '../../features/organisation/index.ts';
import { listLooksAt } from '../../features/privacy/index.ts';
import type { StaffContext } from '../session.ts';
import { LookTable } from './look-table.tsx';
import { LOOKS, namesOf } from './read-search.ts';

const SHOWN = 20;

/** Who has been shown a dossier, for whoever controls or leads, and for the head of the unit that has it. */
export async function SeenBy({ c, dossier }: { c: StaffContext; dossier: Dossier }) {
  const { officer } = c.var;
  const mayOpenLog = officer.duties.some((duty) => duty === 'control' || duty === 'oversee');
  if (!mayOpenLog && !isHeadOf(officer, dossier)) return null;
  const of = { wardId: dossier.wardId, dossierId: dossier.id };
  const lines = await listLooksAt(c.var.platform.database.db, of, SHOWN + 1);
  const { code } = dossier.state;
  return (
    <details class="card card-body">
      <summary>
        <h2 class="d-inline">Ai đã xem</h2> ({lines.length > SHOWN ? `từ ${SHOWN}` : lines.length} lượt)
      </summary>
      {lines.length > 0 && (
        <LookTable lines={lines.slice(0, SHOWN)} names={await namesOf(c)} linked={false} />
      )}
      {mayOpenLog && (
        <p class="mb-0">
          <a href={`${LOOKS}?ve=${encodeURIComponent(code)}`}>Mọi lượt xem hồ sơ này</a>
        </p>
      )}
    </details>
  );
}

function isHeadOf({ duties, unitId }: Officer, { state }: Dossier): boolean {
  return duties.includes('review') && (unitId === state.holderUnitId || unitId === state.competentUnitId);
}

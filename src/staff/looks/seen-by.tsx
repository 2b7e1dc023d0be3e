import type { Dossier } from '../../features/dossiers/index.ts';
import type { Officer } from '../../features/organisation/index.ts';
import { LOOK_LABELS, listLooksAt } from '../../features/privacy/index.ts';
import { formatTime } from '../../law/day.ts';
import type { StaffContext } from '../session.ts';
import { LOOKS, namesOf, whoOf } from './read-search.ts';

const SHOWN = 20;

/** Who has been shown a dossier, for whoever controls or leads, and for the head of the unit that has it. */
export async function SeenBy({ c, dossier }: { c: StaffContext; dossier: Dossier }) {
  const { officer } = c.var;
  const mayOpenLog = officer.duties.some((duty) => duty === 'control' || duty === 'oversee');
  if (!mayOpenLog && !isHeadOf(officer, dossier)) return null;
  const of = { wardId: dossier.wardId, dossierId: dossier.id };
  const lines = await listLooksAt(c.var.platform.database.db, of, SHOWN + 1);
  const names = await namesOf(c);
  const { code } = dossier.state;
  return (
    <details class="card card-body mt-3">
      <summary>
        <h2 class="d-inline">Ai đã xem</h2> ({lines.length > SHOWN ? `từ ${SHOWN}` : lines.length} lượt)
      </summary>
      <ul class="list-unstyled my-2">
        {lines.slice(0, SHOWN).map((line) => (
          <li class="mb-1">
            <span class="text-secondary">{formatTime(line.at)}</span> {whoOf(line, names)}:{' '}
            {LOOK_LABELS[line.kind].toLowerCase()}
          </li>
        ))}
      </ul>
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

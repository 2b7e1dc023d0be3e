import { Hono } from 'hono';
import {
  countWaiting,
  type DossierSearch,
  findWardRules,
  STATUS_LABELS,
  searchDossiers,
} from '../../features/dossiers/index.ts';
import { listOfficers, listUnits } from '../../features/organisation/index.ts';
import { DossierTable } from '../dossier/list/queue-parts.tsx';
import { handlesDossiers, StaffPage } from '../frame.tsx';
import type { StaffContext, StaffEnv } from '../session.ts';

const SHOWN = 10;

/** Officers open on what they must do now, leaders on the plan's wall, administrators on what they keep in order. */
export const home = new Hono<StaffEnv>()
  .get('/can-bo', (c) => {
    const { officer } = c.var;
    if (officer.duties.includes('oversee') || officer.duties.includes('control'))
      return c.redirect('/can-bo/ke-hoach');
    return c.redirect(handlesDossiers(officer) ? '/can-bo/viec' : '/can-bo/quan-tri');
  })
  .get('/can-bo/viec', async (c) => {
    const { officer } = c.var;
    const { database, now } = c.var.platform;
    if (!handlesDossiers(officer)) return c.redirect('/can-bo/quan-tri');
    const rules = await findWardRules(database.db, officer.wardId, now());
    const units = await listUnits(database.db, officer.wardId);
    const officers = await listOfficers(database.db, officer.wardId);
    const waiting = await countWaiting(database.db, officer);
    const list = async (change: Partial<DossierSearch>) =>
      (await searchDossiers(database.db, officer, { ...EVERYTHING, ...change }, { ...rules, now: now() }))
        .lines;
    const table = {
      unitNames: new Map(units.map((unit) => [unit.id, unit.shortName])),
      officerNames: new Map(officers.map((each) => [each.id, each.displayName])),
      now: now(),
      rules,
    };
    return c.html(
      <StaffPage title="Việc hôm nay" officer={officer} token={c.var.token} place="/can-bo/viec">
        <h1>Việc hôm nay</h1>
        <div id="viec-cho" data-live="/can-bo/su-kien/dossiers">
          <nav class="tally" aria-label="Đang chờ tôi">
            {waiting.map(({ status, count }) => (
              <a href={`/can-bo/ho-so?viec=mine&tinh-trang=${status}`}>
                <b>{count}</b> {STATUS_LABELS[status]}
              </a>
            ))}
          </nav>
          <h2>Chờ tôi, gấp trước</h2>
          <DossierTable lines={await list({ queue: 'mine' })} {...table} />
          <UnitsLate c={c} lines={await list({ queue: 'overdue', unitId: officer.unitId })} table={table} />
        </div>
      </StaffPage>,
    );
  });

const EVERYTHING: DossierSearch = {
  ...{ queue: 'mine', q: '', status: null, channel: null, unitId: null, place: null, procedureCode: null },
  ...{ holderId: null, unreceived: false, after: null, limit: SHOWN },
};

/** What became late in the officer's own unit, whoever holds it. */
function UnitsLate(props: {
  c: StaffContext;
  lines: Parameters<typeof DossierTable>[0]['lines'];
  table: Omit<Parameters<typeof DossierTable>[0], 'lines'>;
}) {
  if (props.lines.length === 0) return null;
  return (
    <>
      <h2 class="mt-3">Đơn vị tôi đang quá hạn</h2>
      <DossierTable lines={props.lines} {...props.table} />
      <p>
        <a href={`/can-bo/ho-so?viec=overdue&don-vi=${props.c.var.officer.unitId}`}>Xem hết</a>
      </p>
    </>
  );
}

import { Hono } from 'hono';
import { type DossierRow, LISTED_COLUMNS, listDossierRows } from '../../../features/reports/index.ts';
import { addDays, formatDay, formatTime } from '../../../law/day.ts';
import { SETTLEMENT } from '../../../law/report-forms/settlement.ts';
import { readAfter, writeAfter } from '../../../platform/http/keys.ts';
import { Problem } from '../../../platform/problem.ts';
import { SCROLLS } from '../../../ui/page.tsx';
import { handlesDossiers, StaffPage } from '../../frame.tsx';
import type { StaffContext, StaffEnv } from '../../session.ts';
import { REPORTS } from '../place.ts';
import { readFilter } from './read-filter.ts';

const PAGE = 50;

/** The dossiers behind a number of Biểu II.06a. */
export const rowsPage = new Hono<StaffEnv>().get(`${REPORTS}/ho-so`, async (c) => c.html(await showRows(c)));

async function showRows(c: StaffContext) {
  const { officer, token } = c.var;
  const column = SETTLEMENT.columns.find(({ key }) => key === c.req.query('cot'));
  if (!column || !LISTED_COLUMNS.includes(column.key))
    throw new Problem('not_found', 'Biểu không có cột này.');
  const filter = readFilter(c);
  const part = c.req.query('phan');
  const rows = await listDossierRows(c.var.platform.database.db, officer.wardId, {
    ...filter,
    ...{ column: column.key, after: readAfter(c.req.query('sau')), limit: PAGE + 1 },
    ...((part === 'own' || part === 'forwarded') && { scope: part }),
  });
  const name = [column.group, column.label].filter(Boolean).join(': ');
  return (
    <StaffPage title={name} officer={officer} token={token} place={REPORTS}>
      <p class="no-print">
        <a href={REPORTS}>Báo cáo</a>
      </p>
      <h1>
        {name} {column.number}
      </h1>
      <p>
        Biểu II.06a, từ {formatDay(filter.from)} đến hết {formatDay(addDays(filter.to, -1))}. Hồ sơ như đang
        ghi hiện nay.
      </p>
      {rows.length === 0 ? (
        <p class="empty-state">Không có hồ sơ nào.</p>
      ) : (
        <Rows rows={rows.slice(0, PAGE)} linked={handlesDossiers(officer)} />
      )}
      {rows.length > PAGE && <More c={c} last={rows[PAGE - 1]!} />}
    </StaffPage>
  );
}

function More({ c, last }: { c: StaffContext; last: DossierRow }) {
  const next = new URL(c.req.url).searchParams;
  next.set('sau', writeAfter({ at: last.receivedAt, id: last.id }));
  return (
    <p>
      <a class="btn" href={`?${next}`}>
        Xem thêm
      </a>
    </p>
  );
}

function Rows({ rows, linked }: { rows: readonly DossierRow[]; linked: boolean }) {
  return (
    <div class="table-responsive card mb-3" {...SCROLLS}>
      <table class="table figures">
        <thead>
          <tr>
            <th scope="col">Mã hồ sơ</th>
            <th scope="col">Thủ tục</th>
            <th scope="col">Tiếp nhận</th>
            <th scope="col">Hẹn trả</th>
            <th scope="col">Xong</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              <td class="text-nowrap">
                {linked ? <a href={`/can-bo/ho-so/${row.id}`}>{row.code}</a> : row.code}
              </td>
              <td>{row.procedureName}</td>
              <td class="text-nowrap">{formatTime(row.receivedAt)}</td>
              <td class="text-nowrap">{row.dueAt ? formatTime(row.dueAt) : '–'}</td>
              <td class="text-nowrap">{row.finishedAt ? formatTime(row.finishedAt) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

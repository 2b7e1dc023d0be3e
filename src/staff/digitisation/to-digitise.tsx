import { Hono } from 'hono';
import { listOwnOpen, listToDigitise } from '../../features/digitisation/index.ts';
import { STATUS_LABELS, type Status } from '../../features/dossiers/index.ts';
import { listUnits } from '../../features/organisation/index.ts';
import { formatTime } from '../../law/day.ts';
import { readAfter, writeAfter } from '../../platform/http/keys.ts';
import { SCROLLS } from '../../ui/page.tsx';
import { mustHandle } from '../dossier/read-dossier.ts';
import { StaffPage } from '../frame.tsx';
import type { StaffEnv } from '../session.ts';
import { pathOf, SCANS } from './own-batch.ts';
import { ScanTabs } from './tabs.tsx';

const PAGE = 50;

/** Papers that have neither a scan nor a lawful reason to have none, and what the officer has under way. */
export const toDigitise = new Hono<StaffEnv>().get(SCANS, async (c) => {
  mustHandle(c);
  const { db } = c.var.platform.database;
  const { officer, token } = c.var;
  const rows = await listToDigitise(db, officer.wardId, {
    after: readAfter(c.req.query('sau')),
    limit: PAGE + 1,
  });
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1)! : null;
  const units = new Map((await listUnits(db, officer.wardId)).map((unit) => [unit.id, unit.shortName]));
  const own = await listOwnOpen(db, officer);
  return c.html(
    <StaffPage title="Còn phải số hóa" officer={officer} token={token} place={SCANS}>
      <h1>Còn phải số hóa</h1>
      <ScanTabs at={SCANS} />
      {own.length > 0 && (
        <section aria-labelledby="dang-quet">
          <h2 id="dang-quet">Tôi đang quét</h2>
          <ul>
            {own.map((each) => (
              <li>
                <a href={pathOf(each)}>{each.code}</a>, từ {formatTime(each.createdAt)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {shown.length === 0 ? (
        <p class="empty-state">Mọi hồ sơ đang giải quyết đã đủ bản số hóa hoặc có lý do không số hóa.</p>
      ) : (
        <div class="table-responsive card" {...SCROLLS}>
          <table class="table">
            <thead>
              <tr>
                <th scope="col">Tiếp nhận</th>
                <th scope="col">Hồ sơ</th>
                <th scope="col">Giấy tờ chưa có bản quét</th>
                <th scope="col">Đang ở</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <tr>
                  <td>{formatTime(row.receivedAt)}</td>
                  <td>
                    <a href={`/can-bo/ho-so/${row.id}`}>{row.code}</a>
                    <div class="text-secondary">{row.procedureName}</div>
                  </td>
                  <td>{row.missing.join('; ')}</td>
                  <td>
                    {units.get(row.holderUnitId)}
                    <div class="text-secondary">{STATUS_LABELS[row.status as Status]}</div>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {last && (
        <a
          class="btn mt-3"
          href={`${SCANS}?sau=${encodeURIComponent(writeAfter({ at: last.receivedAt, id: last.id }))}`}
        >
          Xem thêm
        </a>
      )}
    </StaffPage>,
  );
});

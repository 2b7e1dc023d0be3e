import { searchArchived } from '../../features/archive/index.ts';
import { STATUS_LABELS } from '../../features/dossiers/index.ts';
import { formatTime } from '../../law/day.ts';
import { readAfter, writeAfter } from '../../platform/http/keys.ts';
import { SCROLLS } from '../../ui/page.tsx';
import { sayRows } from '../looks/say-rows.ts';
import type { StaffContext } from '../session.ts';
import { PATH } from './place.ts';

const PAGE = 30;

/** Dossiers of other installations, found by code or name. */
export async function ArchivedList({ c }: { c: StaffContext }) {
  const words = (c.req.query('q') ?? '').slice(0, 100);
  const after = readAfter(c.req.query('sau'));
  const { db } = c.var.platform.database;
  const lines = await searchArchived(db, c.var.officer.wardId, { words, after, limit: PAGE });
  sayRows(c, lines.length);
  return (
    <section aria-labelledby="tu-noi-khac">
      <h2 id="tu-noi-khac">Hồ sơ nhập từ hệ thống khác</h2>
      <p>Chỉ để xem; không tính vào chỉ tiêu nào. Người quản trị máy chủ nhập gói bằng dòng lệnh.</p>
      <form method="get" action={PATH} class="filters mb-3">
        <label>
          Mã hồ sơ hoặc tên người nộp
          <input class="form-control" type="search" name="q" value={words} />
        </label>
        <button class="btn" type="submit">
          Tìm
        </button>
      </form>
      {lines.length === 0 ? (
        <p class="empty-state">{words === '' ? 'Chưa nhập hồ sơ nào.' : 'Không có hồ sơ như vậy.'}</p>
      ) : (
        <div class="table-responsive card" {...SCROLLS}>
          <table class="table">
            <thead>
              <tr>
                {['Mã hồ sơ', 'Thủ tục', 'Người nộp', 'Kết thúc', 'Tình trạng'].map((text) => (
                  <th scope="col">{text}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr>
                  <td class="text-nowrap">
                    <a href={`${PATH}/ho-so/${line.id}`}>{line.code}</a>
                  </td>
                  <td>{line.procedureName}</td>
                  <td>{line.applicantName}</td>
                  <td class="text-nowrap">{formatTime(line.endedAt)}</td>
                  <td>{STATUS_LABELS[line.status]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {lines.length === PAGE && (
        <p>
          <a class="btn" href={`${PATH}?${nextOf(words, lines.at(-1)!)}`}>
            Cũ hơn
          </a>
        </p>
      )}
    </section>
  );
}

function nextOf(q: string, { endedAt, id }: { endedAt: Date; id: number }): string {
  return String(new URLSearchParams({ q, sau: writeAfter({ at: endedAt, id }) }));
}

import { searchProcedures } from '../../../features/procedures/index.ts';
import { toLocalDay } from '../../../law/day.ts';
import { StaffPage } from '../../frame.tsx';
import type { StaffContext } from '../../session.ts';

/** The first half of an intake: which procedure. */
export async function choosePage(c: StaffContext) {
  const { database, now } = c.var.platform;
  const q = (c.req.query('q') ?? '').slice(0, 100);
  const found = await searchProcedures(database.db, {
    q,
    field: null,
    applicant: null,
    after: null,
    limit: 20,
    onDay: toLocalDay(now()),
  });
  return (
    <StaffPage title="Tiếp nhận hồ sơ" officer={c.var.officer} token={c.var.token} place="/can-bo/ho-so/moi">
      <h1>Tiếp nhận hồ sơ</h1>
      <form method="get" action="/can-bo/ho-so/moi" class="filters">
        <label>
          Thủ tục
          <input
            class="form-control"
            type="search"
            name="q"
            value={q}
            autofocus
            placeholder="Tên hoặc mã thủ tục, không cần dấu"
          />
        </label>
        <button class="btn btn-primary" type="submit">
          Tìm
        </button>
      </form>
      {found.procedures.length === 0 ? (
        <p class="empty-state">Không có thủ tục nào khớp. Thử ít chữ hơn, hoặc gõ mã thủ tục.</p>
      ) : (
        <ul class="choice-list">
          {found.procedures.map((each) => (
            <li>
              <a href={`/can-bo/ho-so/moi?thu-tuc=${each.code}`}>{each.name}</a>
              <span class="text-secondary">
                {' '}
                {each.code} · {each.field}
              </span>
            </li>
          ))}
        </ul>
      )}
    </StaffPage>
  );
}

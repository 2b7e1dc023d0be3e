import type { ProcedurePage, ProcedureVersion } from '../../features/procedures/index.ts';
import { type Filters, filtersToQuery } from './find-form.tsx';

export interface Found {
  page: ProcedurePage;
  /** What the same words find without the other filters, where those leave nothing. */
  beyond: ProcedureVersion[];
}

interface ResultsProps {
  found: Found;
  filters: Filters;
}

/** What was found; never a dead end. */
export function Results({ found: { page, beyond }, filters }: ResultsProps) {
  if (page.procedures.length === 0) return <Nothing beyond={beyond} filters={filters} />;
  return (
    <>
      {page.isGuess && (
        <p role="status">
          Không thấy đúng chữ “{filters.q}”. <b>Có phải bạn tìm:</b>
        </p>
      )}
      <Lines procedures={page.procedures} />
      {page.isGuess && <Help />}
      {page.next && (
        <p>
          <a
            class="btn"
            href={`/thu-tuc?${new URLSearchParams([
              ...filtersToQuery(filters),
              ['sau', `${page.next.rank}~${page.next.code}`],
            ])}`}
          >
            Xem thêm
          </a>
        </p>
      )}
    </>
  );
}

function Nothing({ beyond, filters }: { beyond: ProcedureVersion[]; filters: Filters }) {
  if (beyond.length > 0)
    return (
      <>
        <p class="empty-state" role="status">
          Trong phần bạn đang lọc không có thủ tục nào khớp “{filters.q}”. Ngoài bộ lọc thì có:
        </p>
        <Lines procedures={beyond} />
        <p>
          <a href={`/thu-tuc?${filtersToQuery({ q: filters.q, field: null, applicant: null })}`}>
            Tìm “{filters.q}” trong mọi thủ tục
          </a>
        </p>
      </>
    );
  return (
    <div class="empty-state" role="status">
      <p>
        {filters.q === ''
          ? 'Chưa có thủ tục nào như vậy.'
          : `Không thấy thủ tục nào khớp “${filters.q}”. Thử gõ ít chữ hơn, ví dụ: khai sinh, sổ đỏ, mở quán.`}
      </p>
      <Help />
    </div>
  );
}

function Help() {
  return (
    <p>
      Vẫn chưa đúng? Chọn <a href="/thu-tuc">việc của bạn hoặc lĩnh vực</a>, hay{' '}
      <a href="/dat-lich">đặt lịch hẹn</a> để cán bộ hướng dẫn.
    </p>
  );
}

function Lines({ procedures }: { procedures: readonly ProcedureVersion[] }) {
  return (
    <ul class="result-list">
      {procedures.map((each) => (
        <li>
          <a href={`/thu-tuc/${each.code}`}>{each.name}</a>
          <small>
            {each.field} · mã {each.code}
          </small>
        </li>
      ))}
    </ul>
  );
}

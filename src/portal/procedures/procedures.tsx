import { Hono } from 'hono';
import {
  listFields,
  normaliseProcedureCode,
  type ProcedurePage,
  type ProcedureVersion,
  searchProcedures,
} from '../../features/procedures/index.ts';
import { toLocalDay } from '../../law/day.ts';
import { PortalPage } from '../frame.tsx';
import type { PortalEnv } from '../ward.ts';
import { procedurePage } from './procedure.tsx';

const PAGE = 30;

export const procedures = new Hono<PortalEnv>()
  .get('/thu-tuc', async (c) => {
    const { database, now } = c.var.platform;
    const q = (c.req.query('q') ?? '').slice(0, 100);
    const applicant =
      (['citizen', 'organisation'] as const).find((each) => each === c.req.query('doi-tuong')) ?? null;
    const field = c.req.query('linh-vuc') || null;
    const [rank, after] = (c.req.query('sau') ?? '').split('~');
    const onDay = toLocalDay(now());
    const code = normaliseProcedureCode(after ?? '');
    const page = await searchProcedures(database.db, {
      ...{ q, field, applicant, onDay, limit: PAGE, publicOnly: true },
      after: code && /^\d{1,6}$/.test(rank ?? '') ? { rank: Number(rank), code } : null,
    });
    const query = new URLSearchParams({
      ...(q && { q }),
      ...(field && { 'linh-vuc': field }),
      ...(applicant && { 'doi-tuong': applicant }),
    });
    const isSearch = q !== '' || field !== null || code !== null || applicant !== null;
    const results = isSearch ? <Results page={page} q={q} query={query} /> : null;
    if (c.req.header('x-part') === 'results') return c.html(results ?? '');
    const fields = await listFields(database.db, onDay);
    const chosen = fields.find((each) => each.fieldCode === field);
    return c.html(
      <PortalPage title={chosen ? `Thủ tục: ${chosen.field}` : 'Thủ tục'} ward={c.var.ward} place="/thu-tuc">
        <h1>{chosen ? chosen.field : 'Tìm thủ tục'}</h1>
        <form class="search-row" method="get" action="/thu-tuc" data-live-search>
          {field && <input type="hidden" name="linh-vuc" value={field} />}
          <label class="visually-hidden" for="q">
            Tên hoặc mã thủ tục
          </label>
          <input
            class="form-control"
            id="q"
            name="q"
            type="search"
            value={q}
            placeholder="Gõ không dấu cũng được: khai sinh"
          />
          <label class="visually-hidden" for="doi-tuong">
            Bạn là
          </label>
          <select class="form-select" id="doi-tuong" name="doi-tuong">
            <option value="">Mọi đối tượng</option>
            <option value="citizen" selected={applicant === 'citizen'}>
              Người dân
            </option>
            <option value="organisation" selected={applicant === 'organisation'}>
              Doanh nghiệp, tổ chức
            </option>
          </select>
          <button class="btn btn-primary" type="submit">
            Tìm
          </button>
        </form>
        <div data-live-results aria-live="polite">
          {results}
        </div>
        {chosen && (
          <p>
            <a href="/thu-tuc">Xem mọi lĩnh vực</a>
          </p>
        )}
        {!isSearch && <Shortcuts />}
        {!isSearch && (
          <section class="part">
            <h2>Theo lĩnh vực</h2>
            <ul class="field-list">
              {fields.map((each) => (
                <li>
                  <a href={`/thu-tuc?linh-vuc=${each.fieldCode}`}>{each.field}</a> ({each.count})
                </li>
              ))}
            </ul>
          </section>
        )}
      </PortalPage>,
    );
  })
  .route('/', procedurePage);

const SHORTCUTS = [
  'Khai sinh',
  'Kết hôn',
  'Khai tử',
  'Chứng thực',
  'Hộ kinh doanh',
  'Giấy phép xây dựng',
  'Đất đai',
];

function Shortcuts() {
  return (
    <p>
      Tìm nhanh:{' '}
      {SHORTCUTS.map((each, at) => (
        <>
          {at > 0 && ' · '}
          <a href={`/thu-tuc?${new URLSearchParams({ q: each })}`}>{each}</a>
        </>
      ))}
    </p>
  );
}

function Results({ page, q, query }: { page: ProcedurePage; q: string; query: URLSearchParams }) {
  if (page.procedures.length === 0)
    return (
      <p class="empty-state">
        Không thấy thủ tục nào có các chữ “{q}”. Thử gõ ít chữ hơn, hoặc{' '}
        <a href="/thu-tuc">xem theo lĩnh vực</a>.
      </p>
    );
  return (
    <>
      <ul class="result-list">
        {page.procedures.map((each) => (
          <ProcedureLine procedure={each} />
        ))}
      </ul>
      {page.next && (
        <p>
          <a
            class="btn"
            href={`/thu-tuc?${new URLSearchParams([...query, ['sau', `${page.next.rank}~${page.next.code}`]])}`}
          >
            Xem thêm
          </a>
        </p>
      )}
    </>
  );
}

function ProcedureLine({ procedure }: { procedure: ProcedureVersion }) {
  return (
    <li>
      <a href={`/thu-tuc/${procedure.code}`}>{procedure.name}</a>
      <small>
        {procedure.field} · mã {procedure.code}
      </small>
    </li>
  );
}

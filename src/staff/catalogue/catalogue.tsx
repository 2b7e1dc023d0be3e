import { Hono } from 'hono';
import {
  completeness,
  listFormCodes,
  listInForce,
  listPlanned,
  normaliseProcedureCode,
  type ProcedureVersion,
} from '../../features/procedures/index.ts';
import { formatDay, toLocalDay } from '../../law/day.ts';
import { foldVietnamese } from '../../platform/fold-vietnamese.ts';
import { FilterSelect } from '../../ui/field.tsx';
import { SCROLLS, Status as StatusMark } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import { requireDuty, type StaffContext, type StaffEnv } from '../session.ts';
import { comparePages } from './compare.tsx';
import { formPages } from './forms/form-pages.tsx';
import { procedurePages } from './procedure.tsx';
import { versionPages } from './version-pages.tsx';

const PATH = '/can-bo/danh-muc';
const PAGE = 60;

/** The catalogue as the ward keeps it: what each procedure lacks, its versions, an editor, and the State's export against it. */
export const cataloguePages = new Hono<StaffEnv>()
  .get(PATH, async (c) => {
    requireDuty(c.var.officer, 'control', 'administer');
    return c.html(await listPage(c));
  })
  .route('/', comparePages)
  .route('/', versionPages)
  .route('/', formPages)
  .route('/', procedurePages);

function lacksOf(procedure: ProcedureVersion): string[] {
  return completeness(procedure)
    .filter((part) => !part.present)
    .map((part) => part.name);
}

interface Filters {
  q: string;
  field: string | null;
  lacks: string | null;
}

function isWanted(procedure: ProcedureVersion, { q, field, lacks }: Filters): boolean {
  const code = normaliseProcedureCode(q);
  const text = foldVietnamese(`${procedure.name} ${procedure.code}`);
  const words = foldVietnamese(q).split(' ');
  if (code ? procedure.code !== code : !words.every((word) => text.includes(word))) return false;
  if (field !== null && procedure.fieldCode !== field) return false;
  if (lacks === null) return true;
  const lacking = lacksOf(procedure);
  return lacks === 'any' ? lacking.length > 0 : lacking.includes(lacks);
}

async function listPage(c: StaffContext) {
  const { database, now } = c.var.platform;
  const today = toLocalDay(now());
  const all = await listInForce(database.db, today);
  const planned = await listPlanned(database.db, today);
  const withForm = new Set(await listFormCodes(database.db, today));
  const fields = new Map(all.map((each) => [each.fieldCode, each.field]));
  const parts = all[0] ? completeness(all[0]).map((part) => part.name) : [];
  const filters: Filters = {
    q: (c.req.query('q') ?? '').trim().slice(0, 100),
    field: [...fields.keys()].find((each) => each === c.req.query('linh-vuc')) ?? null,
    lacks: ['any', ...parts].find((each) => each === c.req.query('thieu')) ?? null,
  };
  const after = c.req.query('sau') ?? '';
  const found = all.filter((each) => isWanted(each, filters));
  const rest = found.filter((each) => each.code > after);
  const shown = rest.slice(0, PAGE);
  const more = new URLSearchParams({
    ...{ q: filters.q, 'linh-vuc': filters.field ?? '', thieu: filters.lacks ?? '' },
    sau: shown.at(-1)?.code ?? '',
  });
  const choices = [...fields].map(([value, label]) => ({ value, label }));
  return (
    <StaffPage title="Danh mục thủ tục" officer={c.var.officer} token={c.var.token} place="/can-bo/quan-tri">
      <div class="page-head">
        <h1>Danh mục thủ tục</h1>
        <span>
          <a class="btn" href={`${PATH}/doi-chieu`}>
            Đối chiếu với cơ sở dữ liệu quốc gia
          </a>{' '}
          <a class="btn btn-primary" href={`${PATH}/them`}>
            Thêm thủ tục
          </a>
        </span>
      </div>
      <Taken taken={c.req.query('da-cap-nhat')} left={c.req.queries('con') ?? []} />
      <form method="get" action={PATH} class="filters">
        <label>
          Tìm
          <input class="form-control" type="search" name="q" value={filters.q} placeholder="Tên hoặc mã" />
        </label>
        <FilterSelect
          name="linh-vuc"
          label="Lĩnh vực"
          all="Mọi lĩnh vực"
          value={filters.field}
          choices={choices.sort((a, b) => a.label.localeCompare(b.label, 'vi'))}
        />
        <FilterSelect
          name="thieu"
          label="Thiếu gì"
          all="Đủ hay thiếu"
          value={filters.lacks}
          choices={[
            { value: 'any', label: 'Thiếu bất kỳ phần nào' },
            ...parts.map((name) => ({ value: name, label: `Thiếu ${name.toLowerCase()}` })),
          ]}
        />
        <button class="btn" type="submit">
          Lọc
        </button>
      </form>
      <p>{found.length} thủ tục đang có hiệu lực khớp bộ lọc.</p>
      {shown.length === 0 && <p class="empty-state">Không có thủ tục nào. Bỏ bớt điều kiện lọc.</p>}
      {shown.length > 0 && (
        <div class="table-responsive card" {...SCROLLS}>
          <table class="table">
            <thead>
              <tr>
                <th scope="col">Mã</th>
                <th scope="col">Thủ tục</th>
                <th scope="col">Phiên bản</th>
                <th scope="col">Thiếu gì</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((each) => (
                <Row procedure={each} planned={planned.get(each.code)} hasForm={withForm.has(each.code)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {rest.length > PAGE && (
        <a class="btn mt-2" href={`${PATH}?${more}`}>
          Xem thêm
        </a>
      )}
    </StaffPage>
  );
}

interface RowProps {
  procedure: ProcedureVersion;
  planned: string | undefined;
  hasForm: boolean;
}

function Row({ procedure, planned, hasForm }: RowProps) {
  const lacking = lacksOf(procedure);
  return (
    <tr>
      <td class="text-nowrap">{procedure.code}</td>
      <td>
        <a href={`${PATH}/${procedure.code}`}>{procedure.name}</a>
        <div class="text-secondary">
          {procedure.field}
          {hasForm && '; có biểu mẫu trực tuyến'}
        </div>
      </td>
      <td>
        {procedure.version}, từ {formatDay(procedure.validFrom)}
        {planned && <div>Bản sau: từ {formatDay(planned)}</div>}
      </td>
      <td>
        {lacking.length === 0 ? (
          <StatusMark tone="good">Đủ</StatusMark>
        ) : (
          <>
            <StatusMark tone="warn">Thiếu {lacking.length}</StatusMark>
            <div class="text-secondary">{lacking.join('; ')}</div>
          </>
        )}
      </td>
    </tr>
  );
}

/** What came of an update, after the redirect. */
function Taken({ taken, left }: { taken: string | undefined; left: string[] }) {
  if (!taken || !/^\d{1,5}$/.test(taken)) return null;
  return (
    <div class="card card-body mb-3" role="status">
      <p class="mb-0">
        {taken === '0'
          ? 'Không có điểm nào để cập nhật: danh mục đã như vậy rồi.'
          : `Đã cập nhật ${taken} thủ tục.`}
      </p>
      {left.length > 0 && (
        <ul class="mb-0">
          {left.map((text) => (
            <li>Chưa cập nhật {text}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

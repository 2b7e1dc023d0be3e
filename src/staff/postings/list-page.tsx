import { randomUUID } from 'node:crypto';
import { findWard } from '../../features/organisation/index.ts';
import { type EndedStanding, PLACE_LABELS } from '../../features/postings/index.ts';
import { toLocalDay } from '../../law/day.ts';
import type { Problem } from '../../platform/problem.ts';
import { FileField, FormToken, Input, Select } from '../../ui/field.tsx';
import { ErrorSummary, Status as StatusMark } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import type { StaffContext } from '../session.ts';
import { filtersOf, markOf, narrow, PATH, type PostingFilters, queryOf, readStandings } from './read-list.ts';
import { Filters, Summary } from './summary.tsx';
import { Table } from './table.tsx';

const PAGE = 40;

interface Shown {
  filters?: PostingFilters;
  problem?: Problem;
  /** What was typed, to be shown again. */
  typed?: Record<string, unknown>;
}

/** What is posted where, by class of faults; many are posted at once from here. */
export async function listPage(c: StaffContext, shown: Shown = {}) {
  const filters = shown.filters ?? filtersOf((name) => c.req.query(name));
  const standings = await readStandings(c);
  const list = narrow(standings, filters);
  const after = c.req.query('sau') ?? '';
  const rest = list.filter((each) => each.code > after);
  const rows = rest.slice(0, PAGE);
  const today = toLocalDay(c.var.platform.now());
  const mayPost = c.var.officer.duties.includes('control');
  const chosen = new Set([shown.typed?.items ?? []].flat().map(String));
  const ward = await findWard(c.var.platform.database.db, c.var.officer.wardId);
  return (
    <StaffPage title="Niêm yết" officer={c.var.officer} token={c.var.token} place="/can-bo/quan-tri">
      <div class="page-head">
        <h1>Niêm yết thủ tục</h1>
        <span>
          <a class="btn" href={`/thu-tuc/niem-yet?${queryOf({ ...filters, state: null })}`}>
            In tờ niêm yết
          </a>{' '}
          <a class="btn" href={`${PATH}.xlsx?${queryOf(filters)}`}>
            Xuất Excel
          </a>
        </span>
      </div>
      <Done c={c} />
      {shown.problem && <ErrorSummary message={shown.problem.message} fields={shown.problem.fields} />}
      <Summary standings={standings} filters={filters} />
      {ward.phone === null && (
        <p>
          <StatusMark tone="warn">Thiếu</StatusMark> Phường chưa có số điện thoại trong hệ thống, nên tờ niêm
          yết chỉ ghi địa chỉ tiếp nhận phản ánh, kiến nghị.
        </p>
      )}
      <Filters standings={standings} filters={filters} />
      {mayPost && standings.ended.length > 0 && <Ended c={c} ended={standings.ended} />}
      {rows.length === 0 ? (
        <p class="empty-state">Không có thủ tục nào như vậy. Bỏ bớt điều kiện lọc.</p>
      ) : (
        <form method="post" action={PATH} enctype="multipart/form-data">
          <FormToken value={c.var.token} />
          <input type="hidden" name="clientKey" value={randomUUID()} />
          <input type="hidden" name="mark" value={markOf(list)} />
          <input type="hidden" name="loi" value={filters.state ?? ''} />
          <input type="hidden" name="linh-vuc" value={filters.field ?? ''} />
          {mayPost && <PostFields count={list.length} {...shown} />}
          <Table rows={rows} today={today} mayPost={mayPost} chosen={chosen} />
        </form>
      )}
      {rest.length > PAGE && (
        <a class="btn mt-2" href={`${PATH}?${queryOf(filters)}&sau=${rows.at(-1)!.code}`}>
          Xem thêm
        </a>
      )}
    </StaffPage>
  );
}

function PostFields({ count, problem, typed }: { count: number } & Shown) {
  const text = (name: string) => (typeof typed?.[name] === 'string' ? (typed[name] as string) : undefined);
  return (
    <fieldset class="card card-body mb-3 no-print">
      <legend>Ghi nhận đã niêm yết</legend>
      <div class="posting-fields">
        <Select
          name="place"
          label="Nơi niêm yết"
          required
          value={text('place') ?? 'board'}
          choices={Object.entries(PLACE_LABELS).map(([value, label]) => ({ value, label }))}
          error={problem?.fields.place}
        />
        <FileField
          name="photo"
          label="Ảnh chụp bảng"
          help="Không có ảnh thì mã đối chiếu in trên tờ niêm yết là bằng chứng."
          error={problem?.fields.photo}
        />
        <Input name="note" label="Ghi chú" value={text('note')} error={problem?.fields.note} />
      </div>
      <p>
        <button class="btn btn-primary" type="submit" name="all" value="0">
          Niêm yết những thủ tục đã chọn
        </button>{' '}
        <button class="btn" type="submit" name="all" value="1">
          Niêm yết cả {count} thủ tục đang lọc
        </button>
      </p>
    </fieldset>
  );
}

/** What hangs and must not: it comes down together. */
function Ended({ c, ended }: { c: StaffContext; ended: readonly EndedStanding[] }) {
  return (
    <form method="post" action={`${PATH}/go`} class="card card-body mb-3">
      <FormToken value={c.var.token} />
      <input type="hidden" name="clientKey" value={randomUUID()} />
      <input type="hidden" name="reason" value="Thủ tục đã bãi bỏ hoặc phường không còn thực hiện" />
      <p>
        <StatusMark tone="bad">Cũ</StatusMark> {ended.length} thủ tục đã bãi bỏ hoặc phường không còn thực
        hiện mà bản niêm yết còn treo:
      </p>
      <ul>
        {ended.map(({ code, hanging }) => (
          <li>
            <a href={`${PATH}/${code}`}>{code}</a>:{' '}
            {hanging.map((each) => PLACE_LABELS[each.place]).join('; ')}
            {hanging.map((each) => (
              <input type="hidden" name="postings" value={String(each.id)} />
            ))}
          </li>
        ))}
      </ul>
      <p class="mb-0">
        <button class="btn btn-primary" type="submit">
          Ghi nhận đã gỡ tất cả
        </button>
      </p>
    </form>
  );
}

/** What came of a form, after the redirect. */
function Done({ c }: { c: StaffContext }) {
  const number = (name: string) => {
    const text = c.req.query(name) ?? '';
    return /^\d{1,5}$/.test(text) ? Number(text) : null;
  };
  const [posted, same, left, down] = ['da', 'co-san', 'doi', 'go'].map(number);
  if (posted === null && down === null) return null;
  return (
    <div class="card card-body mb-3" role="status">
      {down !== null && <p class="mb-0">Đã ghi nhận gỡ {down} bản niêm yết.</p>}
      {posted !== null && <p class="mb-0">Đã ghi nhận niêm yết {posted} thủ tục.</p>}
      {!!same && <p class="mb-0">{same} thủ tục đã treo đúng bản từ trước, giữ nguyên.</p>}
      {!!left && (
        <p class="mb-0">
          {left} thủ tục chưa ghi nhận vì vừa có phiên bản khác hoặc không còn hiệu lực. Hãy xem lại và in bản
          mới.
        </p>
      )}
    </div>
  );
}

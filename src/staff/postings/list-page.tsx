import { randomUUID } from 'node:crypto';
import {
  DEFECT_HELP,
  DEFECT_LABELS,
  DEFECTS,
  type EndedStanding,
  PLACE_LABELS,
  type PlaceState,
  type ProcedureStanding,
  type Standings,
} from '../../features/postings/index.ts';
import { daysBetween, formatDay, toLocalDay } from '../../law/day.ts';
import type { Problem } from '../../platform/problem.ts';
import { FileField, FilterSelect, FormToken, Input, Select } from '../../ui/field.tsx';
import { ErrorSummary, SCROLLS, Status as StatusMark } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import type { StaffContext } from '../session.ts';
import {
  filtersOf,
  isIn,
  itemOf,
  markOf,
  narrow,
  type PostingFilters,
  queryOf,
  readStandings,
  type State,
} from './read-list.ts';

export const PATH = '/can-bo/niem-yet';
const PAGE = 40;

const STATE_LABELS: Record<State, string> = { ...DEFECT_LABELS, correct: 'Đúng', waiting: 'Còn hạn' };

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
  return (
    <StaffPage title="Niêm yết" officer={c.var.officer} token={c.var.token} place="/can-bo/quan-tri">
      <div class="page-head">
        <h1>Niêm yết thủ tục</h1>
        <span>
          <a class="btn" href="/thu-tuc/niem-yet">
            In danh mục
          </a>{' '}
          <a class="btn" href={`${PATH}.xlsx?${queryOf(filters)}`}>
            Xuất Excel
          </a>
        </span>
      </div>
      <Done c={c} />
      {shown.problem && <ErrorSummary message={shown.problem.message} fields={shown.problem.fields} />}
      <Summary standings={standings} filters={filters} />
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
          <Table rows={rows} today={today} mayPost={mayPost} />
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

function Summary({ standings, filters }: { standings: Standings; filters: PostingFilters }) {
  const count = (state: State) => standings.required.filter((each) => isIn(each, state)).length;
  const link = (state: State) => `${PATH}?${queryOf({ state, field: filters.field })}`;
  return (
    <div class="card card-body mb-3">
      <p class="mb-1">
        <a href={link('correct')}>{count('correct')}</a> trong{' '}
        <a href={PATH}>{standings.required.length} thủ tục phải công khai</a> đang niêm yết đúng, đủ, kịp thời
        ở cả Trung tâm và cổng. <a href="/can-bo/chi-tieu/published-procedures">Chỉ tiêu</a>
      </p>
      <ul class="mb-0">
        {DEFECTS.map((defect) => (
          <li>
            <a href={link(defect)}>
              {DEFECT_LABELS[defect]}: {count(defect)}
            </a>{' '}
            <span class="text-secondary">{DEFECT_HELP[defect]}</span>
          </li>
        ))}
        <li>
          <a href={link('waiting')}>Còn hạn: {count('waiting')}</a>{' '}
          <span class="text-secondary">Mới có hiệu lực, chưa hết hạn niêm yết nội bộ.</span>
        </li>
      </ul>
    </div>
  );
}

function Filters({ standings, filters }: { standings: Standings; filters: PostingFilters }) {
  const fields = new Map(standings.required.map((each) => [each.fieldCode, each.field]));
  return (
    <form method="get" action={PATH} class="filters no-print">
      <FilterSelect
        name="loi"
        label="Tình trạng"
        all="Mọi tình trạng"
        value={filters.state}
        choices={Object.entries(STATE_LABELS).map(([value, label]) => ({ value, label }))}
      />
      <FilterSelect
        name="linh-vuc"
        label="Lĩnh vực"
        all="Mọi lĩnh vực"
        value={filters.field}
        choices={[...fields]
          .map(([value, label]) => ({ value, label }))
          .sort((a, b) => a.label.localeCompare(b.label, 'vi'))}
      />
      <button class="btn" type="submit">
        Lọc
      </button>
    </form>
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

interface TableProps {
  rows: readonly ProcedureStanding[];
  today: string;
  mayPost: boolean;
}

function Table({ rows, today, mayPost }: TableProps) {
  return (
    <div class="table-responsive card" {...SCROLLS}>
      <table class="table">
        <thead>
          <tr>
            {mayPost && <th scope="col">Chọn</th>}
            <th scope="col">Mã</th>
            <th scope="col">Thủ tục</th>
            <th scope="col">Tại Trung tâm</th>
            <th scope="col">Trên cổng</th>
            <th scope="col">Tình trạng</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((each) => (
            <tr>
              {mayPost && (
                <td>
                  <input
                    type="checkbox"
                    class="form-check-input"
                    name="items"
                    value={itemOf(each)}
                    aria-label={`Chọn ${each.code}`}
                  />
                </td>
              )}
              <td class="text-nowrap">{each.code}</td>
              <td>
                <a href={`${PATH}/${each.code}`}>{each.name}</a>
                <div class="text-secondary">
                  {each.field}. Bản {each.version}, từ {formatDay(each.validFrom)}
                </div>
              </td>
              <td>
                <Hanging state={each.places.board} today={today} />
              </td>
              <td>
                <Hanging state={each.places.portal} today={today} />
              </td>
              <td>
                <Faults standing={each} isShort />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Hanging({ state: { posting, isCurrent }, today }: { state: PlaceState; today: string }) {
  if (posting === null) return <span class="text-secondary">Chưa</span>;
  const on = toLocalDay(posting.postedAt);
  const age = daysBetween(on, today);
  return (
    <>
      {!isCurrent && `Bản ${posting.version}, `}
      {formatDay(on)}
      <div class="text-secondary">{age === 0 ? 'hôm nay' : `${age} ngày`}</div>
    </>
  );
}

/** In the list the columns say already what hangs where: only what they do not say is written out. */
export function Faults({ standing, isShort = false }: { standing: ProcedureStanding; isShort?: boolean }) {
  const { faults, isCorrect, isWaiting, postUntil } = standing;
  if (isCorrect) return <StatusMark tone="good">Đúng</StatusMark>;
  const kinds = DEFECTS.filter((defect) => faults.some((fault) => fault.defect === defect));
  const said = faults.filter((fault) => !isShort || fault.place === null || fault.defect === 'late');
  return (
    <>
      {kinds.map((defect) => (
        <>
          <StatusMark tone={defect === 'late' ? 'warn' : 'bad'}>{DEFECT_LABELS[defect]}</StatusMark>{' '}
        </>
      ))}
      {isWaiting && <StatusMark tone="warn">Còn hạn đến hết {formatDay(postUntil!)}</StatusMark>}
      {said.length > 0 && (
        <ul class="text-secondary mb-0 list-unstyled">
          {said.map((fault) => (
            <li>{fault.why}</li>
          ))}
        </ul>
      )}
    </>
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

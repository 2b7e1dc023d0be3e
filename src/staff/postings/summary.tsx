import { DEFECT_HELP, DEFECT_LABELS, DEFECTS, type Standings } from '../../features/postings/index.ts';
import { FilterSelect } from '../../ui/field.tsx';
import { isIn, PATH, type PostingFilters, queryOf, type State } from './read-list.ts';

const STATE_LABELS: Record<State, string> = { ...DEFECT_LABELS, correct: 'Đúng', waiting: 'Còn hạn' };

export function Summary({ standings, filters }: { standings: Standings; filters: PostingFilters }) {
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

export function Filters({ standings, filters }: { standings: Standings; filters: PostingFilters }) {
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

import { daysOf } from '../../features/indicators/index.ts';
import { ADAPTER_LABELS, type Lookup, OUTCOME_LABELS, searchLookups } from '../../features/lookups/index.ts';
import { listOfficersEver } from '../../features/organisation/index.ts';
import { formatTime } from '../../law/day.ts';
import { LOOKUP_OUTCOMES } from '../../law/failed-look-up.ts';
import { DATABASE_CODES, NATIONAL_DATABASES } from '../../law/national-databases.ts';
import { readId } from '../../platform/http/keys.ts';
import { type Choice, DayRange } from '../../ui/field.tsx';
import { SCROLLS, Status } from '../../ui/page.tsx';
import { handlesDossiers, StaffPage } from '../frame.tsx';
import { periodOf } from '../indicators/figure.tsx';
import { sayRows } from '../looks/say-rows.ts';
import type { StaffContext } from '../session.ts';

export const LIST = '/can-bo/khai-thac-du-lieu/lan-tra-cuu';
const PAGE = 50;

/** Every look-up of a period, newest first; of whom it was, only the last digits. */
export async function showLookups(c: StaffContext) {
  const { db } = c.var.platform.database;
  const { officer } = c.var;
  const period = periodOf(c);
  const database = DATABASE_CODES.find((each) => each === c.req.query('csdl')) ?? null;
  const outcome =
    [...LOOKUP_OUTCOMES, 'failed' as const].find((each) => each === c.req.query('ket-qua')) ?? null;
  const found = await searchLookups(db, officer.wardId, {
    ...{ ...period, database, outcome, before: readId(c.req.query('truoc')), limit: PAGE + 1 },
  });
  const rows = found.slice(0, PAGE);
  sayRows(c, rows.length);
  const officers = await listOfficersEver(db, officer.wardId);
  const names = new Map(officers.map((each) => [each.id, each.displayName]));
  return (
    <StaffPage title="Các lần tra cứu" officer={officer} token={c.var.token} place="/can-bo/quan-tri">
      <p class="no-print">
        <a href="/can-bo/khai-thac-du-lieu">Khai thác dữ liệu</a>
      </p>
      <h1>Các lần tra cứu</h1>
      <Filters {...daysOf(period)} database={database ?? ''} outcome={outcome ?? ''} />
      {rows.length === 0 ? (
        <p class="empty-state">Không có lần tra cứu nào.</p>
      ) : (
        <Table rows={rows} names={names} isLinked={handlesDossiers(officer)} />
      )}
      {found.length > PAGE && (
        <a class="btn" href={nextOf(c, rows.at(-1)!.id)}>
          Xem thêm
        </a>
      )}
    </StaffPage>
  );
}

function nextOf(c: StaffContext, id: number): string {
  const query = new URL(c.req.url).searchParams;
  query.set('truoc', String(id));
  return `${LIST}?${query}`;
}

interface FiltersProps {
  from: string;
  until: string;
  database: string;
  outcome: string;
}

function Filters({ from, until, database, outcome }: FiltersProps) {
  const databases = DATABASE_CODES.map((value) => ({ value, label: NATIONAL_DATABASES[value].name }));
  const outcomes = LOOKUP_OUTCOMES.map((value) => ({ value, label: OUTCOME_LABELS[value] }));
  const all = { value: '', label: 'Tất cả' };
  const failed = { value: 'failed', label: 'Mọi lần không kết quả' };
  return (
    <form method="get" action={LIST} class="filters no-print">
      <DayRange from={from} to={until} />
      <Chosen name="csdl" label="Cơ sở dữ liệu" value={database} choices={[all, ...databases]} />
      <Chosen name="ket-qua" label="Kết quả" value={outcome} choices={[all, failed, ...outcomes]} />
      <button class="btn" type="submit">
        Lọc
      </button>
    </form>
  );
}

interface ChosenProps {
  name: string;
  label: string;
  value: string;
  choices: Choice[];
}

function Chosen({ name, label, value, choices }: ChosenProps) {
  return (
    <label>
      {label}
      <select class="form-select" name={name}>
        {choices.map((choice) => (
          <option value={choice.value} selected={choice.value === value}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  );
}

interface TableProps {
  rows: readonly Lookup[];
  names: ReadonlyMap<number, string>;
  isLinked: boolean;
}

function Table({ rows, names, isLinked }: TableProps) {
  return (
    <div class="table-responsive card" {...SCROLLS}>
      <table class="table figures">
        <thead>
          <tr>
            <th scope="col">Lúc</th>
            <th scope="col">Cơ sở dữ liệu, mục đích</th>
            <th scope="col">Số tra cứu</th>
            <th scope="col">Kết quả</th>
            <th scope="col">Ai tra</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              <td class="text-nowrap">{formatTime(row.askedAt)}</td>
              <td>
                {NATIONAL_DATABASES[row.database].name}
                <div class="form-hint">
                  Thủ tục {row.procedureCode}, {row.paper}. {row.legalBasis}.
                </div>
              </td>
              <td class="text-nowrap">{row.subjectMask || '–'}</td>
              <td>
                <Status tone={row.outcome === 'found' ? 'good' : 'warn'}>
                  {OUTCOME_LABELS[row.outcome]}
                </Status>
                <div class="form-hint">
                  {ADAPTER_LABELS[row.adapter]}
                  {row.adapter === 'network' && `, ${row.durationMs} ms`}. {row.reason}
                </div>
              </td>
              <td>
                {names.get(row.officerId ?? 0) ?? 'Hệ thống'}
                {isLinked && row.dossierId !== null && (
                  <div>
                    <a href={`/can-bo/ho-so/${row.dossierId}`}>Mở hồ sơ</a>
                  </div>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

import {
  CHANNEL_LABELS,
  type DossierLine,
  type DossierSearch,
  STATUS_LABELS,
} from '../../../features/dossiers/index.ts';
import { formatTime } from '../../../law/day.ts';
import { choicesOf, FilterSelect } from '../../../ui/field.tsx';
import { DueMark } from '../due-mark.tsx';

/** What narrows the list; all of it stands in the address. */
export function Filters({
  search,
  units,
}: {
  search: DossierSearch;
  units: { id: number; shortName: string }[];
}) {
  return (
    <form method="get" action="/can-bo/ho-so" class="filters no-print">
      <input type="hidden" name="viec" value={search.queue} />
      <label>
        Tìm
        <input
          class="form-control"
          type="search"
          name="q"
          value={search.q}
          placeholder="Mã hồ sơ, tên, số điện thoại"
        />
      </label>
      <FilterSelect
        name="tinh-trang"
        label="Tình trạng"
        all="Mọi tình trạng"
        value={search.status}
        choices={choicesOf(STATUS_LABELS)}
      />
      <FilterSelect
        name="cach-nop"
        label="Cách nộp"
        all="Mọi cách"
        value={search.channel}
        choices={choicesOf(CHANNEL_LABELS)}
      />
      <FilterSelect
        name="don-vi"
        label="Đơn vị giải quyết"
        all="Mọi đơn vị"
        value={search.unitId === null ? null : String(search.unitId)}
        choices={units.map((unit) => ({ value: String(unit.id), label: unit.shortName }))}
      />
      <button class="btn" type="submit">
        Lọc
      </button>
    </form>
  );
}

/** A page of dossiers, or what to do when there is none. */
export function DossierTable(props: { lines: DossierLine[]; unitNames: Map<number, string>; now: Date }) {
  const { lines, unitNames, now } = props;
  if (lines.length === 0)
    return (
      <p class="empty-state">
        Không có hồ sơ nào ở danh sách này. Xem <a href="/can-bo/ho-so?viec=open">hồ sơ đang giải quyết</a>{' '}
        hoặc bỏ bớt điều kiện lọc.
      </p>
    );
  return (
    <div class="table-responsive card">
      <table class="table table-vcenter">
        <thead>
          <tr>
            <th scope="col">Mã hồ sơ</th>
            <th scope="col">Thủ tục, người nộp</th>
            <th scope="col">Đang ở</th>
            <th scope="col">Tiếp nhận</th>
            <th scope="col">Hẹn trả</th>
            <th scope="col">Tình trạng</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr>
              <td class="text-nowrap">
                <a href={`/can-bo/ho-so/${line.id}`}>{line.code}</a>
              </td>
              <td>
                {line.procedureName}
                <div class="text-secondary">{line.applicantName}</div>
              </td>
              <td>{unitNames.get(line.holderUnitId)}</td>
              <td class="text-nowrap">{formatTime(line.receivedAt ?? line.submittedAt)}</td>
              <td class="text-nowrap">{line.dueAt ? formatTime(line.dueAt) : '–'}</td>
              <td>
                {STATUS_LABELS[line.status]}
                <div>
                  <DueMark line={line} now={now} />
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

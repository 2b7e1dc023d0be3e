import {
  CHANNEL_LABELS,
  CHANNELS,
  type DossierLine,
  type DossierSearch,
  STATUS_LABELS,
  STATUSES,
} from '../../features/dossiers/index.ts';
import { formatTime } from '../../law/day.ts';
import { DueMark } from './due-mark.tsx';

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
      <label>
        Tình trạng
        <select class="form-select" name="tinh-trang">
          <option value="">Mọi tình trạng</option>
          {STATUSES.map((each) => (
            <option value={each} selected={each === search.status}>
              {STATUS_LABELS[each]}
            </option>
          ))}
        </select>
      </label>
      <label>
        Cách nộp
        <select class="form-select" name="cach-nop">
          <option value="">Mọi cách</option>
          {CHANNELS.map((each) => (
            <option value={each} selected={each === search.channel}>
              {CHANNEL_LABELS[each]}
            </option>
          ))}
        </select>
      </label>
      <label>
        Đơn vị giải quyết
        <select class="form-select" name="don-vi">
          <option value="">Mọi đơn vị</option>
          {units.map((each) => (
            <option value={String(each.id)} selected={each.id === search.unitId}>
              {each.shortName}
            </option>
          ))}
        </select>
      </label>
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
              <td class="text-nowrap">{formatTime(line.receivedAt)}</td>
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

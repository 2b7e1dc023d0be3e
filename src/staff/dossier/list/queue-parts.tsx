import {
  CHANNEL_LABELS,
  type DossierLine,
  type DossierSearch,
  PLACE_LABELS,
  type Sort,
  STATUS_LABELS,
  type WardRules,
} from '../../../features/dossiers/index.ts';
import { formatTime } from '../../../law/day.ts';
import { isLongerThan } from '../../../law/working-time.ts';
import { choicesOf, FilterSelect } from '../../../ui/field.tsx';
import { SCROLLS, Status as StatusMark } from '../../../ui/page.tsx';
import { DueMark } from '../due-mark.tsx';

/** What narrows the list; all of it stands in the address. */
export function Filters({
  search,
  units,
  officers,
  days,
  fields,
}: {
  search: DossierSearch;
  /** As typed: the days between which something is due. */
  days: { from: string; to: string };
  fields: { fieldCode: string; field: string }[];
  units: { id: number; shortName: string }[];
  officers: { id: number; displayName: string }[];
}) {
  return (
    <form method="get" action="/can-bo/ho-so" class="filters no-print">
      <input type="hidden" name="viec" value={search.queue} />
      {search.sessionId && <input type="hidden" name="buoi" value={String(search.sessionId)} />}
      <label>
        Tìm
        <input
          class="form-control"
          type="search"
          name="q"
          value={search.q}
          placeholder="Mã hồ sơ, tên, điện thoại, số định danh"
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
        name="xep"
        label="Xếp theo"
        all="Thường lệ"
        value={search.sort ?? null}
        choices={choicesOf(SORT_LABELS)}
      />
      <button class="btn" type="submit">
        Lọc
      </button>
      <details class="more-filters" open={isNarrowed(search, days)}>
        <summary>Lọc thêm</summary>
        <div class="filters">
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
          <FilterSelect
            name="noi"
            label="Nơi giải quyết"
            all="Mọi nơi"
            value={search.place}
            choices={choicesOf(PLACE_LABELS)}
          />
          <FilterSelect
            name="nguoi"
            label="Người giữ"
            all="Mọi người"
            value={search.holderId === null ? null : String(search.holderId)}
            choices={officers.map((each) => ({ value: String(each.id), label: each.displayName }))}
          />
          <FilterSelect
            name="linh-vuc"
            label="Lĩnh vực"
            all="Mọi lĩnh vực"
            value={search.fieldCode ?? null}
            choices={fields.map(({ fieldCode, field }) => ({ value: fieldCode, label: field }))}
          />
          <label>
            Thủ tục
            <input
              class="form-control"
              name="thu-tuc"
              value={search.procedureCode ?? ''}
              placeholder="1.001193"
            />
          </label>
          <label>
            Hẹn trả từ
            <input class="form-control" type="date" name="han-tu" value={days.from} />
          </label>
          <label>
            Hẹn trả đến
            <input class="form-control" type="date" name="han-den" value={days.to} />
          </label>
          <Tick name="chua-nhan" label="Giao mà chưa nhận" checked={search.unreceived} />
          <Tick name="tra-lai" label="Bị trả lại" checked={search.sentBack === true} />
          <Tick name="da-bo-sung" label="Đã gửi bổ sung qua cổng" checked={search.answered === true} />
          <Tick name="nguoi-nghi" label="Người giữ đã nghỉ" checked={search.orphaned === true} />
          <Tick name="sap" label="Sắp đến hạn" checked={search.soon === true} />
          <Tick name="tre" label="Trễ hạn" checked={search.late === true} />
        </div>
      </details>
    </form>
  );
}

/** Whether one of the rarer conditions is set, so that the fold over them stands open. */
function isNarrowed(search: DossierSearch, days: { from: string; to: string }): boolean {
  return [
    ...[search.channel, search.unitId, search.place, search.holderId, search.fieldCode, search.procedureCode],
    ...[
      search.unreceived,
      search.sentBack,
      search.orphaned,
      search.answered,
      search.soon,
      search.late,
      days.from,
      days.to,
    ],
  ].some(Boolean);
}

const SORT_LABELS: Record<Sort, string> = {
  due: 'Hẹn trả, gấp trước',
  newest: 'Mới nộp trước',
  oldest: 'Nộp lâu trước',
};

function Tick({ name, label, checked }: { name: string; label: string; checked: boolean }) {
  return (
    <label class="form-check">
      <input class="form-check-input" type="checkbox" name={name} value="1" checked={checked} />
      <span class="form-check-label">{label}</span>
    </label>
  );
}

/** A page of dossiers, or what to do when there is none. */
export function DossierTable(props: {
  lines: DossierLine[];
  unitNames: ReadonlyMap<number, string>;
  officerNames: ReadonlyMap<number, string>;
  now: Date;
  rules: Pick<WardRules, 'calendar' | 'hoursOn' | 'handoverAlertHours' | 'soonUntil'>;
  /** Rows can be ticked: the list stands in a form. */
  tickable?: boolean;
}) {
  const { tickable = false } = props;
  const { lines, unitNames, officerNames, now, rules } = props;
  if (lines.length === 0)
    return (
      <p class="empty-state">
        Không có hồ sơ nào ở danh sách này. Xem <a href="/can-bo/ho-so?viec=open">hồ sơ đang giải quyết</a>{' '}
        hoặc bỏ bớt điều kiện lọc.
      </p>
    );
  return (
    <div class="table-responsive card" {...SCROLLS}>
      <table class="table table-vcenter">
        <thead>
          <tr>
            {tickable && (
              <th scope="col">
                <span class="visually-hidden">Chọn</span>
              </th>
            )}
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
            <tr data-row>
              {tickable && (
                <td>
                  <input
                    class="form-check-input"
                    type="checkbox"
                    name="dossier"
                    value={`${line.id}.${line.stepCount}`}
                    aria-label={`Chọn ${line.code}`}
                  />
                </td>
              )}
              <td class="text-nowrap">
                <a href={`/can-bo/ho-so/${line.id}`}>{line.code}</a>
              </td>
              <td>
                {line.procedureName}
                <div class="text-secondary">{line.applicantName}</div>
              </td>
              <td>
                {unitNames.get(line.holderUnitId)}
                {line.holderOfficerId !== null && (
                  <div class="text-secondary">{officerNames.get(line.holderOfficerId)}</div>
                )}
                {isForgotten(line, now, rules) && <StatusMark tone="warn">Chưa nhận</StatusMark>}
              </td>
              <td class="text-nowrap">{formatTime(line.receivedAt ?? line.submittedAt)}</td>
              <td class="text-nowrap">
                {line.dueAt ? formatTime(line.dueAt) : '–'}
                {line.stepDueAt && line.finishedAt === null && (
                  <div class={line.stepDueAt < now ? 'step-late' : 'text-secondary'}>
                    Bước này {formatTime(line.stepDueAt)}
                  </div>
                )}
              </td>
              <td>
                {STATUS_LABELS[line.status]}
                <div>
                  <DueMark line={line} now={now} soonUntil={rules.soonUntil} />
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Handed over, and for longer than the ward allows nobody has received it. */
function isForgotten(
  line: DossierLine,
  now: Date,
  rules: Pick<WardRules, 'calendar' | 'hoursOn' | 'handoverAlertHours'>,
): boolean {
  if (!line.awaitsReceipt) return false;
  return isLongerThan(rules.handoverAlertHours * 60, line.statusAt, now, rules.calendar, rules.hoursOn);
}

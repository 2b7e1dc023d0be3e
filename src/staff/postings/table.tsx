import {
  DEFECT_LABELS,
  DEFECTS,
  type PlaceState,
  type ProcedureStanding,
} from '../../features/postings/index.ts';
import { daysBetween, formatDay, toLocalDay } from '../../law/day.ts';
import { SCROLLS, Status as StatusMark } from '../../ui/page.tsx';
import { itemOf, PATH } from './read-list.ts';

interface TableProps {
  rows: readonly ProcedureStanding[];
  today: string;
  mayPost: boolean;
  /** What was ticked before a form came back. */
  chosen: ReadonlySet<string>;
}

export function Table({ rows, today, mayPost, chosen }: TableProps) {
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
                    checked={chosen.has(itemOf(each))}
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

import {
  casesOf,
  describeTerm,
  type FeeEstimate,
  type ProcedureVersion,
} from '../../../features/procedures/index.ts';
import type { Calendar } from '../../../law/calendar.ts';
import { formatDay, formatTime, weekdayName } from '../../../law/day.ts';
import { type Due, due, parseTerm } from '../../../law/due.ts';
import type { HoursByDay } from '../../../law/working-time.ts';
import type { Case } from './read-case.ts';

const money = (vnd: number) => `${vnd.toLocaleString('vi-VN')} ₫`;

export function FeeWords({ estimate }: { estimate: FeeEstimate }) {
  const { lines, fromVnd, toVnd, notes } = estimate;
  return (
    <>
      {fromVnd !== null && toVnd !== null && <p class="estimate">{amountWords(fromVnd, toVnd)}</p>}
      <ul>
        {lines.map((line) => (
          <li>
            {line.what}: {line.how}
            {line.amountVnd !== null && line.amountVnd > 0 && ` = ${money(line.amountVnd)}`}
          </li>
        ))}
      </ul>
      {notes.map((each) => (
        <p>{each}</p>
      ))}
      <p class="text-secondary">Đây là số dự tính; Trung tâm báo số chính thức khi nhận hồ sơ.</p>
    </>
  );
}

function amountWords(fromVnd: number, toVnd: number): string {
  if (toVnd === 0) return 'Không mất phí, lệ phí';
  return fromVnd === toVnd ? `Khoảng ${money(toVnd)}` : `Từ ${money(fromVnd)} đến ${money(toVnd)}`;
}

interface DueWordsProps {
  procedure: ProcedureVersion;
  given: Case;
  counting: { calendar: Calendar; hoursOn: HoursByDay };
}

/** When the result comes, counted as the desk will count it, with every day explained. */
export function DueWords({ procedure, given, counting }: DueWordsProps) {
  const isCase = casesOf(procedure).length > 0 && given.termNo !== null;
  const terms = procedure.terms.filter((each) => !isCase || each.no === given.termNo);
  return (
    <>
      <p>
        Nếu Trung tâm nhận đủ giấy tờ {given.isNow ? 'bây giờ, lúc' : 'lúc'} {formatTime(given.filedAt)}:
      </p>
      {terms.map((variant) =>
        variant.term === null ? (
          <p>{describeTerm(variant)}. Trung tâm ghi ngày hẹn trên giấy tiếp nhận.</p>
        ) : (
          <DueOf
            label={terms.length > 1 ? variant.when : null}
            term={describeTerm(variant)}
            counted={due(given.filedAt, parseTerm(variant.term), counting.calendar, counting.hoursOn)}
          />
        ),
      )}
      <p class="text-secondary">
        Nộp qua mạng hoặc bưu chính thì tính từ lúc Trung tâm tiếp nhận. Ngày hẹn chính thức ghi trên giấy
        tiếp nhận.
      </p>
    </>
  );
}

function DueOf({ label, term, counted }: { label: string | null; term: string; counted: Due }) {
  const dueAt = new Date(counted.dueAt);
  const day = counted.dueAt.slice(0, 10);
  return (
    <>
      <p class="estimate">
        {label !== null && `${label}: `}
        trước {counted.dueAt.slice(11, 16)}, {weekdayName(day)} {formatDay(day)}
      </p>
      <details>
        <summary>Vì sao là {formatTime(dueAt)}?</summary>
        <p>
          {term}. {counted.startsBecause}
        </p>
        <ul>
          {[counted.receptionDay, ...counted.days].map((each) => (
            <li>
              {formatDay(each.on)}: {each.why}
              {!each.counted && ' – không tính'}
            </li>
          ))}
        </ul>
      </details>
      {counted.warnings.map((each) => (
        <p>{each}</p>
      ))}
    </>
  );
}

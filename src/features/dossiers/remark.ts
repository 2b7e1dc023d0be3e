import { formatDay, formatTime } from '../../law/day.ts';
import { nationalStatus } from '../../law/national-status.ts';
import { LATE_CAUSE_LABELS, OUTCOME_LABELS, RETURN_LABELS, STATUS_LABELS, SUSPEND_LABELS } from './labels.ts';
import type { Step } from './step-payloads.ts';

const CONTACT_LABELS = { phone: 'Điện thoại', email: 'Thư điện tử' } as const;

/** What a step recorded, in one line; empty when it says nothing more than its name. */
export function remarkOn(step: Step): string {
  switch (step.step) {
    case 'request_supplement':
      return sentences(
        step.payload.items.join('; '),
        `Lý do: ${step.payload.reason}`,
        step.payload.directorReason && `Giám đốc cho yêu cầu thêm: ${step.payload.directorReason}`,
        step.payload.until && `Chờ đến ${formatTime(new Date(step.payload.until))}`,
      );
    case 'answer_supplement':
      return sentences(step.payload.documents.map((each) => each.name).join('; '), step.payload.note);
    case 'receive_supplement':
      return sentences(
        step.payload.documents.map((each) => each.name).join('; '),
        step.payload.arrivedAt &&
          `Tính từ lúc người nộp gửi: ${formatTime(new Date(step.payload.arrivedAt))}`,
      );
    case 'return_supplement':
      return sentences(
        step.payload.items.join('; '),
        `Lý do: ${step.payload.reason}`,
        step.payload.until && `Chờ đến ${formatTime(new Date(step.payload.until))}`,
      );
    case 'change_delivery':
      return `${RETURN_LABELS[step.payload.before]} → ${RETURN_LABELS[step.payload.returnBy]}`;
    case 'correct_contact':
      return step.payload.changed.map((each) => CONTACT_LABELS[each]).join(', ');
    case 'exempt_scan':
      return sentences(`Giấy tờ ${step.payload.documentNo}: ${step.payload.reason}`, step.payload.note);
    case 'suspend':
      return sentences(SUSPEND_LABELS[step.payload.cause], step.payload.reason);
    case 'consult':
      return step.payload.consultations.map((each) => each.question)[0] ?? '';
    case 'answer_consultation':
      return step.payload.answer;
    case 'open_linked':
      return step.payload.linked.code;
    case 'note_linked':
      return STATUS_LABELS[step.payload.status];
    case 'propose':
      return sentences(OUTCOME_LABELS[step.payload.outcome], step.payload.resultName, step.payload.note);
    case 'stamp':
    case 'approve_correction':
    case 'note_result':
      return `Số ${step.payload.number}, ngày ${formatDay(step.payload.resultOn)}${step.payload.file ? '' : '; không có bản điện tử'}`;
    case 'return_result':
      return sentences(
        `Người nhận: ${step.payload.receiver}`,
        step.payload.postalNumber && `Mã bưu gửi ${step.payload.postalNumber}`,
      );
    case 'request_correction':
      return sentences(step.payload.what, `Lý do: ${step.payload.reason}`);
    case 'extend':
      return sentences(
        `Số ${step.payload.number}`,
        LATE_CAUSE_LABELS[step.payload.cause],
        step.payload.reason,
        step.dueAt && `Hẹn lại ${formatTime(step.dueAt)}`,
      );
    case 'apologise':
      return sentences(
        `Số ${step.payload.number}`,
        LATE_CAUSE_LABELS[step.payload.cause],
        step.payload.reason,
        `Sẽ trả ngày ${formatDay(step.payload.expectedOn)}`,
      );
    case 'note_status':
      return sentences(nationalStatus(step.payload.nationalStatus).name, step.payload.note);
    case 'expire':
      return `Không bổ sung trước ${formatTime(new Date(step.payload.until))}`;
    case 'recount':
      return sentences(step.payload.reason, step.payload.decision);
    case 'undo':
      return sentences(`Hoàn tác bước ${step.payload.undoes}`, step.payload.reason);
    default:
      return plain(step.payload);
  }
}

function plain(payload: object): string {
  if ('reason' in payload && payload.reason) return `Lý do: ${payload.reason}`;
  return 'note' in payload ? String(payload.note) : '';
}

function sentences(...parts: (string | null | undefined | false)[]): string {
  return parts
    .filter((part): part is string => !!part)
    .map((part) => part.replace(/\.$/, ''))
    .join('. ');
}

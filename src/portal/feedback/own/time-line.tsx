import {
  DECLINE_LABELS,
  type Feedback,
  type FeedbackStep,
  REDIRECTION_LABELS,
} from '../../../features/feedback/index.ts';
import { formatDay, formatTime } from '../../../law/day.ts';

/** Whether a step is the sender's to see: his own, and what was said to him. How it was examined stays in the house. */
export function isForSender(step: FeedbackStep): boolean {
  return said(step) !== null;
}

/** A step in words for its sender: what happened, and what was said; null: not for him. */
function said(step: FeedbackStep): { what: string; text?: string } | null {
  switch (step.step) {
    case 'receive':
      return { what: step.by === 'officer' ? 'Cán bộ ghi và nhận vào sổ' : 'Phường nhận vào sổ' };
    case 'ask_supplement':
      return {
        what: `Phường hỏi thêm, trả lời trước hết ngày ${formatDay(step.payload.dueOn)}`,
        text: step.payload.ask,
      };
    case 'supplement':
      return { what: 'Đã bổ sung', text: step.payload.text };
    case 'decline':
      return { what: `Không tiếp nhận: ${DECLINE_LABELS[step.payload.reason]}`, text: step.payload.note };
    case 'redirect':
      return {
        what: `${REDIRECTION_LABELS[step.payload.as]}${step.payload.to && `. Nơi nhận: ${step.payload.to}`}`,
        text: step.payload.note,
      };
    case 'accept':
      return { what: 'Tiếp nhận để xử lý' };
    case 'assign':
      return { what: 'Giao đơn vị xử lý' };
    case 'record':
      return step.payload.kind === 'status_asked'
        ? { what: 'Phường trả lời về tình hình', text: step.payload.text }
        : null;
    default:
      return saidLater(step);
  }
}

function saidLater(step: FeedbackStep): { what: string; text?: string } | null {
  switch (step.step) {
    case 'extend':
      return { what: `Kéo dài đến ngày ${formatDay(step.payload.dueOn)}`, text: step.payload.reason };
    case 'approve':
      return { what: 'Phường trả lời' };
    case 'publish':
      return { what: 'Công khai kết quả, không có thông tin của bạn' };
    case 'confirm':
      return {
        what: step.payload.isSolved ? 'Bạn cho biết: đã giải quyết' : 'Bạn cho biết: chưa giải quyết',
        text: step.payload.comment,
      };
    case 'reopen':
      return { what: 'Mở lại để xử lý tiếp', text: step.payload.reason };
    case 'merge':
      return { what: 'Xử lý chung với một phản ánh khác về cùng việc' };
    case 'withdraw':
      return { what: 'Đã rút', text: step.payload.reason };
    default:
      return null;
  }
}

/** What happened so far, as the sender may know it. */
export function TimeLine({ item, path }: { item: Feedback; path: string }) {
  const shown = item.steps.flatMap((step) => {
    const words = said(step);
    return words === null ? [] : [{ step, words }];
  });
  return (
    <ol class="stage-list">
      {shown.map(({ step, words }, at) => (
        <li {...(at === shown.length - 1 && { 'aria-current': 'step' as const })}>
          {words.what} <span class="text-secondary">{formatTime(step.at)}</span>
          {words.text && <div class="said-words">{words.text}</div>}
          {item.files
            .filter((file) => file.stepNo === step.no)
            .map((file) => (
              <div>
                <a href={`${path}/tep/${file.no}`}>{file.name}</a>
              </div>
            ))}
        </li>
      ))}
    </ol>
  );
}

import { randomUUID } from 'node:crypto';
import {
  type Answer,
  DATA_OUTCOME_LABELS,
  DATA_PARTS,
  type DataRequest,
  PART_LABELS,
  REQUEST_LABELS,
  sayUntil,
} from '../../features/privacy/index.ts';
import { formatTime } from '../../law/day.ts';
import type { Problem } from '../../platform/problem.ts';
import { choicesOf, FormToken, fieldsOf, Select, TextArea, typed } from '../../ui/field.tsx';
import { Said } from '../../ui/said.tsx';
import type { OwnContext } from './own-page.tsx';

export const REQUESTS = '/tai-khoan/du-lieu/yeu-cau';

interface FormProps {
  c: OwnContext;
  values: Record<string, unknown>;
  problem?: Problem | undefined;
}

/** Asking something of one's own data. */
export function RequestForm({ c, values, problem }: FormProps) {
  const field = fieldsOf(values, problem?.fields);
  const chosen = [values.parts].flat();
  const wrong = problem?.fields.parts;
  return (
    <form method="post" action={REQUESTS} id="gui-yeu-cau">
      <FormToken value={c.var.token} />
      <input type="hidden" name="clientKey" value={typed(values, 'clientKey') ?? randomUUID()} />
      <Select {...field('kind')} label="Bạn yêu cầu gì" choices={choicesOf(REQUEST_LABELS)} required />
      <fieldset class="mb-3" {...(wrong && { 'aria-describedby': 'parts-error' })}>
        <legend class="form-label" id="parts">
          Về loại dữ liệu nào
        </legend>
        {DATA_PARTS.map((part) => (
          <label class="form-check">
            <input
              class="form-check-input"
              type="checkbox"
              name="parts"
              value={part}
              checked={chosen.includes(part)}
            />
            <span class="form-check-label">{PART_LABELS[part]}</span>
          </label>
        ))}
        {wrong && (
          <div class="field-error" id="parts-error">
            {wrong}
          </div>
        )}
      </fieldset>
      <TextArea
        {...field('words')}
        label="Nội dung yêu cầu"
        rows={4}
        required
        help="Ví dụ: dữ liệu nào sai và sửa thành gì, vì sao bạn phản đối."
      />
      <button class="btn btn-primary" type="submit">
        Gửi yêu cầu
      </button>
    </form>
  );
}

/** What he asked before: number, by when it is answered, and the answer. */
export function OwnRequests({ requests, now }: { requests: readonly DataRequest[]; now: Date }) {
  if (requests.length === 0) return <p class="empty-state">Bạn chưa gửi yêu cầu nào.</p>;
  return (
    <>
      {requests.map((request) => (
        <article class="part">
          <h3>
            Yêu cầu số {request.id}: {REQUEST_LABELS[request.kind].toLowerCase()}
          </h3>
          <p>
            Gửi <time datetime={request.filedAt.toISOString()}>{formatTime(request.filedAt)}</time>
            {request.filedBy !== null && ' tại quầy'}. Hạn trả lời{' '}
            <time datetime={request.dueAt.toISOString()}>{formatTime(request.dueAt)}</time>.{' '}
            <b>{stateOf(request, now)}</b>
          </p>
          <Said words={request.words} />
          {request.answer ? (
            <AnswerPart answer={request.answer} kind={request.kind} />
          ) : (
            <ul>
              {request.parts.map((part) => (
                <li>{PART_LABELS[part]}</li>
              ))}
            </ul>
          )}
        </article>
      ))}
    </>
  );
}

function stateOf({ answer, dueAt }: DataRequest, now: Date): string {
  if (answer !== null) return `Đã trả lời: ${DATA_OUTCOME_LABELS[answer.outcome].toLowerCase()}.`;
  return dueAt < now ? 'Quá hạn, chưa trả lời.' : 'Đang xem xét.';
}

function AnswerPart({ answer, kind }: { answer: Answer } & Pick<DataRequest, 'kind'>) {
  return (
    <>
      <p>Trả lời {formatTime(answer.at)}:</p>
      <Said words={answer.words} />
      <ul>
        {answer.decisions.map((each) => (
          <li>
            <b>{PART_LABELS[each.part]}</b>: {DATA_OUTCOME_LABELS[each.outcome].toLowerCase()}. {each.reason}
            {each.rowCount !== null &&
              ` (${kind === 'erase' ? 'đã xóa' : 'đã đổi'} ${each.rowCount} mục dữ liệu)`}
          </li>
        ))}
      </ul>
      {answer.stays.length > 0 && (
        <>
          <p>Pháp luật buộc giữ, cùng phiếu kiểm soát, biên lai và kết quả của từng hồ sơ:</p>
          <ul>
            {answer.stays.map((each) => (
              <li>
                {each.code}: {sayUntil(each)}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

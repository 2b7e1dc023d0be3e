import { randomUUID } from 'node:crypto';
import {
  type Answer,
  DATA_OUTCOME_LABELS,
  type DataRequest,
  openOutcomes,
  PART_LABELS,
  REQUEST_LABELS,
  sayUntil,
  whyNotDecide,
} from '../../features/privacy/index.ts';
import { formatTime } from '../../law/day.ts';
import { maskPersonalId } from '../../law/personal-id.ts';
import type { Problem } from '../../platform/problem.ts';
import { FormToken, fieldsOf, Select, TextArea, typed } from '../../ui/field.tsx';
import { ErrorSummary, Status } from '../../ui/page.tsx';
import { Said } from '../../ui/said.tsx';
import { StaffPage } from '../frame.tsx';
import type { StaffContext } from '../session.ts';
import { PATH } from './places.ts';

interface RequestPageProps {
  c: StaffContext;
  request: DataRequest;
  values: Record<string, unknown>;
  problem: Problem | undefined;
}

/** One request: who asks what, and the decision on each kind of data with its reason. */
export function RequestPage({ c, request, values, problem }: RequestPageProps) {
  const { officer, token, platform } = c.var;
  const why = whyNotDecide(officer, request);
  const isLate = request.answer === null && request.dueAt < platform.now();
  return (
    <StaffPage title={`Yêu cầu số ${request.id}`} officer={officer} token={token} place="/can-bo/quan-tri">
      <p>
        <a href={PATH}>Quyền dữ liệu</a>
      </p>
      <h1>
        Yêu cầu số {request.id}: {REQUEST_LABELS[request.kind].toLowerCase()}
      </h1>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      <p>
        {request.personName}
        {request.personalId === null
          ? ', tài khoản mức 1: không ai xác nhận số định danh.'
          : `, số định danh ${maskPersonalId(request.personalId)}.`}{' '}
        {request.filedBy === null ? 'Gửi từ tài khoản' : 'Ghi tại quầy'} {formatTime(request.filedAt)}, hạn
        trả lời {formatTime(request.dueAt)}. {isLate && <Status tone="bad">Quá hạn</Status>}
      </p>
      <section class="card card-body mb-3">
        <h2>Lời yêu cầu</h2>
        <Said words={request.words} />
      </section>
      {request.answer && <AnswerPart answer={request.answer} kind={request.kind} />}
      {request.answer === null && why !== null && <p class="empty-state">{why}</p>}
      {why === null && <DecisionForm {...{ token, request, values, problem }} />}
    </StaffPage>
  );
}

interface DecisionFormProps extends Omit<RequestPageProps, 'c'> {
  token: string;
}

function DecisionForm({ token, request, values, problem }: DecisionFormProps) {
  const field = fieldsOf(values, problem?.fields);
  return (
    <form method="post" action={`${PATH}/${request.id}`} class="card card-body">
      <h2>Quyết định</h2>
      {request.kind === 'erase' && (
        <p>
          Chấp nhận xóa là xóa ngay khi ghi, không lấy lại được. Hồ sơ, phiếu kiểm soát, biên lai, kết quả và
          phản ánh phải giữ theo pháp luật nên không xóa được; câu trả lời tự kể ra từng hồ sơ và giữ đến khi
          nào.
        </p>
      )}
      <FormToken value={token} />
      <input type="hidden" name="clientKey" value={typed(values, 'clientKey') ?? randomUUID()} />
      {request.parts.map((part) => (
        <fieldset class="mb-3">
          <legend class="form-label">
            <b>{PART_LABELS[part]}</b>
          </legend>
          <Select
            {...field(part)}
            label="Quyết định"
            required
            choices={[
              { value: '', label: 'Chọn' },
              ...openOutcomes(request.kind, part).map((value) => ({
                value,
                label: DATA_OUTCOME_LABELS[value],
              })),
            ]}
          />
          <TextArea
            {...field(`${part}.reason`)}
            label="Lý do"
            rows={2}
            required
            help="Người yêu cầu đọc được. Không ghi tên, số của người khác."
          />
        </fieldset>
      ))}
      <TextArea {...field('words')} label="Lời trả lời chung" rows={3} />
      <button class="btn btn-primary" type="submit">
        Ghi quyết định và trả lời
      </button>
    </form>
  );
}

function AnswerPart({ answer, kind }: { answer: Answer } & Pick<DataRequest, 'kind'>) {
  return (
    <section class="card card-body">
      <h2>
        Đã trả lời {formatTime(answer.at)}: {DATA_OUTCOME_LABELS[answer.outcome].toLowerCase()}
      </h2>
      <Said words={answer.words} />
      <ul>
        {answer.decisions.map((each) => (
          <li>
            <b>{PART_LABELS[each.part]}</b>: {DATA_OUTCOME_LABELS[each.outcome].toLowerCase()}. {each.reason}
            {each.rowCount !== null && ` (${kind === 'erase' ? 'đã xóa' : 'đã đổi'} ${each.rowCount} mục)`}
          </li>
        ))}
      </ul>
      {answer.stays.length > 0 && (
        <>
          <p>Giữ theo pháp luật, cùng phiếu kiểm soát, biên lai và kết quả:</p>
          <ul>
            {answer.stays.map((each) => (
              <li>
                {each.code}: {sayUntil(each)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

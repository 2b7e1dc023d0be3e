import { randomUUID } from 'node:crypto';
import {
  DECISIVE,
  PART_LABELS,
  QUESTION_PARTS,
  questionsOn,
  SCORE_LABELS,
  type SurveyQuestion,
} from '../../features/surveys/index.ts';
import { toLocalDay } from '../../law/day.ts';
import type { Problem } from '../../platform/problem.ts';
import { choicesOf, FileField, FormToken, fieldsOf, Input, Select, TextArea } from '../../ui/field.tsx';
import { ErrorSummary, Status } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import type { StaffContext } from '../session.ts';
import { PLACE, Tabs } from './place.tsx';

const PATH = `${PLACE}/phieu-giay`;

/** Typing what an applicant wrote on paper; who typed it, the paper and its number are kept with the answer. */
export function paperPage(c: StaffContext, values: Record<string, unknown>, problem?: Problem) {
  const { officer, token } = c.var;
  const field = fieldsOf(values, problem?.fields);
  const questions = questionsOn(toLocalDay(c.var.platform.now()));
  return (
    <StaffPage title="Nhập phiếu giấy" officer={officer} token={token} place={PLACE}>
      <h1>Nhập phiếu đánh giá giấy</h1>
      <Tabs officer={officer} path={PATH} />
      {c.req.query('xong') !== undefined && <Status tone="good">Đã nhập phiếu</Status>}
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      <p>
        Phiếu ghi kèm tên người nhập ({officer.displayName}), thời điểm và bản giấy; bộ phận kiểm soát đối
        chiếu ngẫu nhiên. Người đã làm một bước của hồ sơ không nhập phiếu của hồ sơ đó.
      </p>
      <form class="card card-body" method="post" action={PATH} enctype="multipart/form-data">
        <FormToken value={token} />
        <input type="hidden" name="clientKey" value={String(values.clientKey ?? randomUUID())} />
        <Input {...field('code')} label="Mã hồ sơ" required autocomplete="off" />
        <Input
          {...field('paperNo')}
          label="Số phiếu giấy"
          help="Ghi số phiếu, hoặc đính kèm bản quét, ảnh chụp."
        />
        <FileField {...field('file')} label="Bản quét hoặc ảnh chụp phiếu" />
        {QUESTION_PARTS.toReversed().map((part) => (
          <fieldset>
            <legend>{PART_LABELS[part]}</legend>
            {questions.filter((each) => each.part === part).map((each) => ask(each, field(each.code)))}
          </fieldset>
        ))}
        <TextArea {...field('comment')} label="Góp ý" help="Chép đúng như trên phiếu." />
        <label class="form-check mb-3">
          <input
            class="form-check-input"
            type="checkbox"
            name="contact"
            value="1"
            checked={values.contact === '1'}
          />
          <span class="form-check-label">Người nộp đánh dấu cho phép liên hệ lại</span>
        </label>
        <div>
          <button class="btn btn-primary" type="submit">
            Nhập phiếu
          </button>
        </div>
      </form>
    </StaffPage>
  );
}

const SCORES = choicesOf(SCORE_LABELS).toReversed();

function ask({ code, text }: SurveyQuestion, field: ReturnType<ReturnType<typeof fieldsOf>>) {
  const isNeeded = code === DECISIVE;
  const none = { value: '', label: isNeeded ? 'Chọn một mức' : 'Không đánh dấu' };
  return <Select {...field} label={text} required={isNeeded} choices={[none, ...SCORES]} />;
}

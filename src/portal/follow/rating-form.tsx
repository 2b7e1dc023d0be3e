import { randomUUID } from 'node:crypto';
import {
  CHANGE_DAYS,
  changeableUntil,
  DECISIVE,
  PART_LABELS,
  QUESTION_PARTS,
  SCORE_LABELS,
  type SurveyAnswer,
  type SurveyQuestion,
  type SurveyState,
} from '../../features/surveys/index.ts';
import { formatTime } from '../../law/day.ts';
import type { Problem } from '../../platform/problem.ts';
import { FormToken, fieldsOf, TextArea } from '../../ui/field.tsx';
import { ErrorSummary } from '../../ui/page.tsx';

type Typed = Record<string, unknown>;

interface RatingProps {
  survey: SurveyState;
  action: string;
  /** Of the session; a link without one carries its own proof. */
  token?: string;
  problem?: Problem | undefined;
  typed?: Typed | undefined;
  /** Whoever holds a link sees whether it was used, not what was answered. */
  showsAnswer: boolean;
}

/** The questions as radio buttons in fieldsets; or the sentence that says why none are asked. */
export function RatingForm({ survey, action, token, problem, typed, showsAnswer }: RatingProps) {
  if (!survey.open) return <p class="said">{survey.why}</p>;
  const { questions, answer } = survey;
  const before = showsAnswer && answer !== null ? valuesOf(answer) : {};
  const values: Typed = typed ?? before;
  const field = fieldsOf(values, problem?.fields);
  const isTyped = ({ code }: SurveyQuestion) => Boolean(values[code]) || code in (problem?.fields ?? {});
  const rest = questions.filter((each) => each.code !== DECISIVE);
  const ask = (question: SurveyQuestion) => (
    <Question
      question={question}
      value={String(values[question.code] ?? '')}
      error={problem?.fields[question.code]}
    />
  );
  return (
    <>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      <p>
        Đánh giá không ghi tên bạn. Cán bộ chỉ thấy con số và góp ý chung, không thấy ai gửi.
        {answer !== null && ` Bạn đã đánh giá; còn sửa được đến ${formatTime(changeableUntil(answer))}.`}
        {answer === null && ` Gửi rồi vẫn sửa được trong ${CHANGE_DAYS} ngày.`}
      </p>
      <form method="post" action={action}>
        {token !== undefined && <FormToken value={token} />}
        <input type="hidden" name="clientKey" value={randomUUID()} />
        {questions.filter((each) => each.code === DECISIVE).map(ask)}
        <details open={rest.some(isTyped)} class="mb-3">
          <summary>Đánh giá kỹ từng việc (không bắt buộc)</summary>
          {QUESTION_PARTS.filter((part) => rest.some((each) => each.part === part)).map((part) => (
            <section class="part">
              <h2>{PART_LABELS[part]}</h2>
              {rest.filter((each) => each.part === part).map(ask)}
            </section>
          ))}
        </details>
        <TextArea {...field('comment')} label="Góp ý" help="Đừng ghi tên, số điện thoại của bạn ở đây." />
        <label class="form-check mb-3">
          <input
            class="form-check-input"
            type="checkbox"
            name="contact"
            value="1"
            checked={values.contact === '1'}
          />
          <span class="form-check-label">
            Cho phép phường liên hệ lại với tôi về đánh giá này (không bắt buộc). Chỉ khi chọn ô này, bộ phận
            kiểm soát mới biết đánh giá thuộc hồ sơ nào.
          </span>
        </label>
        <button class="btn btn-primary" type="submit">
          Gửi đánh giá
        </button>
      </form>
    </>
  );
}

function valuesOf({ scores, comment, allowsContact }: SurveyAnswer): Typed {
  return { ...scores, comment, contact: allowsContact ? '1' : '' };
}

function Question(props: { question: SurveyQuestion; value: string; error: string | undefined }) {
  const { question, value, error } = props;
  const { code, text } = question;
  const isNeeded = code === DECISIVE;
  return (
    <fieldset class="rating" id={code} tabindex={-1} {...(error && { 'aria-describedby': `${code}-error` })}>
      <legend>{text}</legend>
      {error && (
        <div class="field-error" id={`${code}-error`}>
          {error}
        </div>
      )}
      {Object.entries(SCORE_LABELS)
        .toReversed()
        .map(([score, label]) => (
          <label class="slot">
            <input type="radio" name={code} value={score} checked={value === score} required={isNeeded} />
            <span>{label}</span>
          </label>
        ))}
    </fieldset>
  );
}

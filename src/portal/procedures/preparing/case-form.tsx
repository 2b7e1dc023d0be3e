import {
  casesOf,
  countedBy,
  type ProcedureVersion,
  type Question,
  questionsOf,
} from '../../../features/procedures/index.ts';
import { Input } from '../../../ui/field.tsx';
import type { Case } from './read-case.ts';

interface CaseFormProps {
  procedure: ProcedureVersion;
  given: Case;
}

/** The questions whose answers change what to bring, what it costs and how long it takes. All of them may be left open. */
export function CaseForm({ procedure, given }: CaseFormProps) {
  const questions = questionsOf(procedure);
  const cases = casesOf(procedure);
  const { typed, errors } = given;
  const paged = procedure.fees.some((fee) => countedBy(fee) === 'pages');
  const unit = procedure.fees.find((fee) => countedBy(fee) === 'units')?.unit;
  const costs = procedure.fees.some((fee) => fee.kind !== 'free');
  const field = (name: string) => ({ name, value: typed[name], error: errors[name] });
  return (
    <form method="get" action={`/thu-tuc/${procedure.code}/chuan-bi`} class="no-print case-form">
      {questions.map((each) => (
        <YesNo question={each} answer={given.answers[each.name]} />
      ))}
      {cases.length > 0 && (
        <Radios
          name="truong-hop"
          legend="Trường hợp của bạn?"
          value={given.termNo === null ? '' : String(given.termNo)}
          options={[
            ...cases.map((each) => ({ value: String(each.no), label: each.when })),
            { value: '', label: 'Chưa biết' },
          ]}
        />
      )}
      {paged && (
        <>
          <Input label="Giấy có mấy trang?" type="number" inputmode="numeric" {...field('trang')} />
          <Input label="Cần mấy bản?" type="number" inputmode="numeric" {...field('ban')} />
        </>
      )}
      {unit && <Input label={`Số ${unit}?`} type="number" inputmode="numeric" {...field('so')} />}
      {costs && (
        <Radios
          name="mien"
          legend="Bạn thuộc diện được miễn, giảm phí, lệ phí?"
          value={given.isExempt ? 'co' : ''}
          options={[
            { value: 'co', label: 'Có' },
            { value: '', label: 'Không, hoặc chưa biết' },
          ]}
        />
      )}
      <fieldset class="case-time">
        <legend>Bạn định nộp lúc nào?</legend>
        <p class="form-hint">Để trống là nộp ngay bây giờ.</p>
        <Input label="Ngày" type="date" {...field('ngay')} />
        <Input label="Giờ" type="time" {...field('gio')} />
      </fieldset>
      <button class="btn btn-primary" type="submit">
        Xem cần mang gì
      </button>
    </form>
  );
}

function YesNo({ question, answer }: { question: Question; answer: 'yes' | 'no' | undefined }) {
  return (
    <Radios
      name={question.name}
      legend={question.asks}
      help={`${question.isException ? 'Nếu không' : 'Nếu có'} thì cần: ${question.papers.join('; ')}.`}
      value={answer === undefined ? '' : answer === 'yes' ? 'co' : 'khong'}
      options={[
        { value: 'co', label: 'Có' },
        { value: 'khong', label: 'Không' },
        { value: '', label: 'Chưa biết' },
      ]}
    />
  );
}

interface RadiosProps {
  name: string;
  legend: string;
  help?: string;
  value: string;
  options: { value: string; label: string }[];
}

function Radios({ name, legend, help, value, options }: RadiosProps) {
  return (
    <fieldset class="case-question">
      <legend>{legend}</legend>
      {help && <p class="form-hint">{help}</p>}
      <div class="case-options">
        {options.map((option) => (
          <label class="slot">
            <input type="radio" name={name} value={option.value} checked={option.value === value} />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

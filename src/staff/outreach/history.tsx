import { OUTREACH_STEP_LABELS, type OutreachDeed, revocable } from '../../features/outreach/index.ts';
import { clockTime, formatDay, formatTime } from '../../law/day.ts';
import { typed } from '../../ui/field.tsx';
import type { OutreachView } from './outreach-view.ts';
import { PLACE } from './place.ts';
import { StepForm } from './step-form.tsx';

/** Every deed in order, with its proof; what was a mistake is struck through and may be recorded anew. */
export function History({ view }: { view: OutreachView }) {
  const { steps, officers, item } = view;
  const wrong = view.open.includes('revoke') ? revocable(steps) : [];
  const shown = steps.filter(({ step }) => step !== 'guide');
  return (
    <section class="mb-3" aria-labelledby="dien-bien">
      <h2 id="dien-bien">Diễn biến</h2>
      <ol class="steps">
        {shown.map((step) => (
          <li>
            <Told step={step} />
            {step.file && (
              <>
                {' '}
                <a href={`${PLACE}/${item.id}/tep/${step.file}`} data-turbo="false">
                  Tệp kèm
                </a>
              </>
            )}
            <div class="text-secondary">
              {officers.find((each) => each.id === step.by)?.displayName ?? 'Cán bộ đã nghỉ'},{' '}
              {formatTime(step.at)}
            </div>
            {wrong.includes(step) && <Revoke view={view} step={step} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Told({ step }: { step: OutreachDeed }) {
  const said = [...detailsOf(step), step.note].filter((text) => text !== '').join('. ');
  const words = (
    <>
      <b>{OUTREACH_STEP_LABELS[step.step]}</b>
      {said && `: ${said}`}
    </>
  );
  if (!step.isRevoked) return words;
  return (
    <>
      <s>{words}</s> (ghi nhầm, không tính)
    </>
  );
}

function detailsOf({ step, content }: OutreachDeed): string[] {
  const { day, minute, outlet, link, clusters = [], text, number, units = [], stepNo } = content;
  const when = day ? `${minute === undefined ? '' : `${clockTime(minute)} `}${formatDay(day)}` : '';
  const people = units.reduce((sum, each) => sum + each.people, 0);
  return [
    ...(step === 'revoke' ? [`bước ${stepNo}`] : []),
    ...[when, outlet ?? '', link ?? '', text ?? '', number ? `số ${number}` : ''],
    people > 0 ? `${people} người dự` : '',
    clusters
      .map(({ name, played, why }) => `${name}: ${played ? 'đã phát' : `không phát (${why})`}`)
      .join('; '),
  ];
}

/** Many of them stand on one page: no field has an id. */
function Revoke({ view, step }: { view: OutreachView; step: OutreachDeed }) {
  const { form } = view;
  const isSent = form?.values.step === 'revoke' && Number(form.values.stepNo) === step.no;
  const error = isSent ? form.problem.fields.note : undefined;
  return (
    <details class="no-print reason-form" open={isSent}>
      <summary>Ghi nhầm</summary>
      <StepForm view={view} step="revoke" button="Thu hồi, không tính nữa" tone="btn">
        <input type="hidden" name="stepNo" value={String(step.no)} />
        <label class="form-label">
          Lý do
          <input
            class={`form-control${error ? ' is-invalid' : ''}`}
            name="note"
            value={isSent ? typed(form.values, 'note') : ''}
            required
            {...(error && { 'aria-invalid': 'true' as const })}
          />
        </label>
        {error && <div class="field-error">{error}</div>}
      </StepForm>
    </details>
  );
}

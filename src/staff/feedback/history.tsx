import {
  CONCLUSION_LABELS,
  DECLINE_LABELS,
  type FeedbackStep,
  OUTCOME_LABELS,
  RECORD_LABELS,
  REDIRECTION_LABELS,
  type ShownFeedback,
  STEP_LABELS,
} from '../../features/feedback/index.ts';
import { formatDay, formatTime, toLocalIso } from '../../law/day.ts';
import { REGULATION_CRITERIA } from '../../law/feedback.ts';
import { PLACE } from './place.ts';

/** Names of whatever a step speaks of by its number. */
export interface StepNames {
  units: ReadonlyMap<number, string>;
  officers: ReadonlyMap<number, string>;
  codes: ReadonlyMap<number, string>;
}

/** Everything that was done about an item, as far as the officer may see it, in its order. */
export function History({ shown, names }: { shown: ShownFeedback; names: StepNames }) {
  return (
    <section class="card card-body mb-3" aria-labelledby="dien-bien">
      <h2 id="dien-bien">Diễn biến</h2>
      <ol class="control-steps">
        {shown.steps.map((step) => (
          <li>
            <time datetime={toLocalIso(step.at)}>{formatTime(step.at)}</time>{' '}
            <b>{step.step === 'record' ? RECORD_LABELS[step.payload.kind] : STEP_LABELS[step.step]}</b>
            <Told step={step} names={names} masked={shown.masked} />
            {shown.files
              .filter(({ stepNo }) => stepNo === step.no)
              .map((file) => (
                <div>
                  <a href={`${PLACE}/${shown.item.id}/tep/${file.no}`} data-turbo="false">
                    {shown.masked(file.name)}
                  </a>
                </div>
              ))}
            <div class="text-secondary">{whoOf(step, names)}</div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function whoOf({ by, officerId }: FeedbackStep, { officers }: StepNames): string {
  if (by === 'sender') return 'Người gửi';
  return officerId === null ? 'Hệ thống' : (officers.get(officerId) ?? 'Cán bộ đã nghỉ');
}

interface ToldProps {
  step: FeedbackStep;
  names: StepNames;
  masked(text: string): string;
}

/** What a step says, beyond its name: lines of text, each as it was written. */
function Told({ step, names, masked }: ToldProps) {
  const lines = linesOf(step, names).filter((line) => line !== '');
  if (lines.length === 0) return null;
  return <div class="prewrap">{masked(lines.join('\n'))}</div>;
}

function linesOf(each: FeedbackStep, names: StepNames): string[] {
  const officer = (id: number | null) => (id === null ? '' : (names.officers.get(id) ?? ''));
  const code = (id: number | null) => (id === null ? '' : (names.codes.get(id) ?? ''));
  switch (each.step) {
    case 'receive':
    case 'publish':
      return [];
    case 'ask_supplement':
      return [each.payload.ask, `Người gửi bổ sung đến hết ngày ${formatDay(each.payload.dueOn)}`];
    case 'supplement':
      return [each.payload.text];
    case 'decline':
      return [DECLINE_LABELS[each.payload.reason], each.payload.note];
    case 'redirect':
      return [REDIRECTION_LABELS[each.payload.as], each.payload.to, each.payload.note];
    case 'assign':
      return [
        [names.units.get(each.payload.unitId), officer(each.payload.officerId)].filter(Boolean).join(', '),
        each.payload.note,
      ];
    case 'record':
      return [officer(each.payload.officerId), each.payload.text, ...criteriaOf(each.payload.criteria)];
    case 'extend':
      return [each.payload.reason, `Hạn mới: ${formatDay(each.payload.dueOn)}`];
    case 'submit':
      return [
        CONCLUSION_LABELS[each.payload.conclusion],
        each.payload.outcomes.map((outcome) => OUTCOME_LABELS[outcome]).join('; '),
        each.payload.answer,
      ];
    case 'approve':
      return [
        each.payload.answer,
        each.payload.publishBy === null
          ? `Không công khai: ${each.payload.withheld}`
          : `Công khai chậm nhất ngày ${formatDay(each.payload.publishBy)}`,
      ];
    case 'confirm':
      return [each.payload.isSolved ? 'Đã giải quyết' : 'Chưa giải quyết', each.payload.comment];
    case 'merge':
      return [code(each.payload.intoId), each.payload.note];
    case 'repeat':
      return [
        each.payload.ofId === null ? 'Không phải nhắc lại' : code(each.payload.ofId),
        each.payload.note,
      ];
    case 'accept':
      return [each.payload.note];
    default:
      return [each.payload.reason];
  }
}

function criteriaOf(criteria: Record<string, boolean> | null): string[] {
  if (criteria === null) return [];
  return REGULATION_CRITERIA.map(({ code, text }) => `${text}: ${criteria[code] ? 'đạt' : 'không đạt'}`);
}

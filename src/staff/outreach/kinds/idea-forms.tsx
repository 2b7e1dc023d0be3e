import { criteriaOn, DECISION_LABELS } from '../../../features/outreach/index.ts';
import { choicesOf, Input, Select, TextArea } from '../../../ui/field.tsx';
import type { OutreachView } from '../outreach-view.ts';
import { StepCard, stepFields } from '../step-form.tsx';

/** One assessor's points; assessing again replaces his own. */
export function ScoreForm({ view }: { view: OutreachView }) {
  if (!view.open.includes('score')) return null;
  const field = stepFields(view, 'score');
  return (
    <StepCard view={view} step="score" title="Chấm điểm" button="Ghi điểm của tôi">
      <p class="text-secondary">
        Tiêu chí do phần mềm đề xuất, phường chưa ban hành. Tác giả không chấm đề xuất của mình; chấm lại thì
        thay điểm cũ.
      </p>
      {criteriaOn(view.item.day).map(({ code, label, most }) => (
        <Input
          {...field(`points.${code}`)}
          label={`${label} (0–${most})`}
          type="number"
          inputmode="numeric"
          required
        />
      ))}
      <TextArea {...field('note')} label="Nhận xét" rows={2} />
    </StepCard>
  );
}

/** Recognised, tried out first, or not recognised; only a recognised one is the plan's product. */
export function DecideForm({ view }: { view: OutreachView }) {
  if (!view.open.includes('decide')) return null;
  const field = stepFields(view, 'decide');
  return (
    <StepCard view={view} step="decide" title="Quyết định" button="Ghi quyết định">
      <Select {...field('decision')} label="Quyết định" required choices={choicesOf(DECISION_LABELS)} />
      <Input {...field('tryFrom')} label="Làm thử từ ngày" type="date" />
      <Input {...field('tryUntil')} label="Làm thử đến hết ngày" type="date" />
      <TextArea {...field('note')} label="Lý do" required rows={2} />
    </StepCard>
  );
}

import { logOf, slotsOf } from '../../../features/outreach/index.ts';
import { clockTime, formatDay, localParts, weekdayName } from '../../../law/day.ts';
import { Select, typed } from '../../../ui/field.tsx';
import type { OutreachView } from '../outreach-view.ts';
import { StepCard, stepFields, valuesOf } from '../step-form.tsx';

/** The log of one session: which clusters really played, and why the others did not. */
export function PlayForm({ view }: { view: OutreachView }) {
  const { item, steps } = view;
  if (item.kind !== 'broadcast' || !view.open.includes('play')) return null;
  const now = localParts(view.now);
  const due = slotsOf(item.content)
    .filter(({ day, minute }) => day < now.day || (day === now.day && minute <= now.minute))
    .filter((slot) => !logOf(steps, slot));
  if (due.length === 0) return <p class="empty-state no-print">Chưa có buổi nào đến giờ mà chưa ghi.</p>;
  const sent = valuesOf(view, 'play');
  const field = stepFields(view, 'play');
  const error = field('clusters').error;
  return (
    <StepCard view={view} step="play" title="Ghi buổi phát" button="Ghi buổi phát">
      <Select
        {...field('slot')}
        label="Buổi"
        required
        choices={due.map(({ day, minute }) => ({
          value: `${day}~${minute}`,
          label: `${weekdayName(day)} ${formatDay(day)}, ${clockTime(minute)}`,
        }))}
      />
      <fieldset class="mb-3" id="clusters">
        <legend class="form-label">Cụm loa đã phát</legend>
        {item.content.clusters.map((name, at) => (
          <div class="mb-2">
            <input type="hidden" name={`cluster.${at}`} value={name} />
            <label class="form-check mb-1">
              <input
                class="form-check-input"
                type="checkbox"
                name={`played.${at}`}
                value="1"
                checked={sent.step === undefined || typed(sent, `played.${at}`) === '1'}
              />
              <span class="form-check-label">{name}</span>
            </label>
            <input
              class="form-control"
              name={`why.${at}`}
              value={typed(sent, `why.${at}`)}
              placeholder="Không phát thì ghi lý do"
              aria-label={`${name}: lý do không phát`}
            />
          </div>
        ))}
        {error && <div class="field-error">{error}</div>}
      </fieldset>
    </StepCard>
  );
}

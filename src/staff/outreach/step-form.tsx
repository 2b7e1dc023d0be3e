import type { Child } from 'hono/jsx';
import type { OutreachStep } from '../../features/outreach/index.ts';
import { FormToken, typed } from '../../ui/field.tsx';
import type { OutreachView } from './outreach-view.ts';
import { PLACE } from './place.ts';

interface StepFormProps {
  view: OutreachView;
  step: OutreachStep;
  button: string;
  tone?: string;
  children?: Child;
}

/** The frame of every step's form. A form that was refused keeps its key. */
export function StepForm({ view, step, button, tone = 'btn btn-primary', children }: StepFormProps) {
  const sent = valuesOf(view, step);
  const key = typed(sent, 'clientKey') || view.freshKey();
  return (
    <form method="post" action={`${PLACE}/${view.item.id}/buoc`} enctype="multipart/form-data">
      <FormToken value={view.token} />
      <input type="hidden" name="clientKey" value={key} />
      <input type="hidden" name="step" value={step} />
      {children}
      <button class={tone} type="submit">
        {button}
      </button>
    </form>
  );
}

/** What was typed into a step's form that was refused; empty for every other. */
export function valuesOf({ form }: OutreachView, step: OutreachStep): Record<string, unknown> {
  return form?.values.step === step ? form.values : {};
}

/** The fields of a step's form. Many forms stand on the page, so their names begin with the step. */
export function stepFields(view: OutreachView, step: OutreachStep, start: Record<string, unknown> = {}) {
  const isSent = view.form?.values.step === step;
  const errors = isSent ? view.form!.problem.fields : {};
  return (name: string) => {
    const own = `${step}.${name}`;
    const value = isSent ? typed(view.form!.values, own) : typed(start, name);
    return { name: own, value, error: errors[name] };
  };
}

/** A step's form in a card of its own, when the step is open to the reader. */
export function StepCard(props: StepFormProps & { title: string }) {
  const { view, step, title } = props;
  if (!view.open.includes(step)) return null;
  return (
    <section class="card card-body mb-3 no-print" aria-labelledby={`buoc-${step}`}>
      <h2 id={`buoc-${step}`}>{title}</h2>
      <StepForm {...props} />
    </section>
  );
}

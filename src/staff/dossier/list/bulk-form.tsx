import { randomUUID } from 'node:crypto';
import type { Child } from 'hono/jsx';
import { type BulkStep, STEP_LABELS } from '../../../features/dossiers/index.ts';
import type { Duty, Officer } from '../../../features/organisation/index.ts';
import { FormToken } from '../../../ui/field.tsx';

const DUTY_OF: Record<BulkStep, Duty[]> = {
  transfer: ['receive'],
  forward: ['receive'],
  take_over: ['examine', 'review', 'sign', 'stamp', 'return'],
  assign: ['review'],
  submit_for_signature: ['review'],
  sign: ['sign'],
};

interface BulkFormProps {
  officer: Officer;
  token: string;
  examiners: Officer[];
  children: Child;
}

/** A list whose ticked rows can be taken a step further together. */
export function BulkForm({ officer, token, examiners, children }: BulkFormProps) {
  const steps = (Object.keys(DUTY_OF) as BulkStep[]).filter((step) =>
    DUTY_OF[step].some((duty) => officer.duties.includes(duty)),
  );
  if (steps.length === 0) return <>{children}</>;
  return (
    <form method="post" action="/can-bo/ho-so/nhieu" data-turbo="false">
      <FormToken value={token} />
      <input type="hidden" name="clientKey" value={randomUUID()} />
      {children}
      <div class="bulk-bar no-print">
        <span>Với hồ sơ đã chọn:</span>
        {steps.includes('assign') && examiners.length > 0 && (
          <select class="form-select" name="officerId" aria-label="Giao cho">
            {examiners.map((each) => (
              <option value={String(each.id)}>{each.displayName}</option>
            ))}
          </select>
        )}
        {steps
          .filter((step) => step !== 'assign' || examiners.length > 0)
          .map((step) => (
            <button class="btn" type="submit" name="step" value={step}>
              {STEP_LABELS[step]}
            </button>
          ))}
      </div>
    </form>
  );
}

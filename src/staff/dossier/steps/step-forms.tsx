import { randomUUID } from 'node:crypto';
import { type Dossier, STEP_LABELS, type TakeableStep } from '../../../features/dossiers/index.ts';
import type { Problem } from '../../../platform/problem.ts';
import { FormToken, fieldsOf } from '../../../ui/field.tsx';
import { FIELDS, type StepChoices } from './step-fields.tsx';

interface StepFormProps {
  step: TakeableStep;
  dossier: Dossier;
  choices: StepChoices;
  token: string;
  first: boolean;
  problem?: Problem | undefined;
  typed?: Record<string, unknown> | undefined;
}

/** Steps that end or turn back what was done: never the first thing offered. */
const ASIDE: ReadonlySet<TakeableStep> = new Set([
  'attach_scan',
  'exempt_scan',
  'request_supplement',
  'return_supplement',
  'suspend',
  'consult',
  'close_consultation',
  'open_linked',
  'send_back',
  'request_correction',
  'reject_correction',
  'extend',
  'apologise',
  'refuse',
  'withdraw',
  'stop',
  'undo',
]);

/** What leads on stands first, then what is asked seldom. */
export function inOrder(steps: TakeableStep[]): TakeableStep[] {
  return [...steps.filter((step) => !ASIDE.has(step)), ...steps.filter((step) => ASIDE.has(step))];
}

/** A key stays until it has written something; one that may have is not used again. */
function keyOf(typed: Record<string, unknown> | undefined, problem: Problem | undefined): string {
  return problem?.code === 'changed_meanwhile' ? randomUUID() : String(typed?.clientKey);
}

/** One open step with what it asks; the first is open, the others unfold. What was typed stays after an error. */
export function StepForm({ step, dossier, choices, token, first, problem, typed }: StepFormProps) {
  const isMine = typed?.step === step;
  const isOpen = isMine || (first && !ASIDE.has(step));
  const fields = FIELDS[step]({
    dossier,
    choices,
    field: fieldsOf((isMine ? typed : undefined) ?? {}, isMine ? problem?.fields : {}),
  });
  return (
    <details class="step" open={isOpen}>
      <summary>{STEP_LABELS[step]}</summary>
      <form method="post" action={`/can-bo/ho-so/${dossier.id}/buoc`} enctype="multipart/form-data">
        <FormToken value={token} />
        <input type="hidden" name="step" value={step} />
        <input type="hidden" name="clientKey" value={isMine ? keyOf(typed, problem) : randomUUID()} />
        <input type="hidden" name="stepCount" value={String(dossier.state.stepCount)} />
        {fields}
        <button class={isOpen ? 'btn btn-primary' : 'btn'} type="submit">
          {STEP_LABELS[step]}
        </button>
      </form>
    </details>
  );
}

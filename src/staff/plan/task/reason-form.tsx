import type { Problem } from '../../../platform/problem.ts';
import { FormToken, typed } from '../../../ui/field.tsx';

interface ReasonFormProps {
  action: string;
  token: string;
  /** What the form sends beside the reason. */
  hidden: Record<string, string>;
  words: string;
  /** Of the form that was just sent with a fault. */
  sent: { values: Record<string, unknown>; problem?: Problem | undefined } | null;
}

/** A decision that needs nothing but its reason, folded away until it is wanted. Many of them stand on one page: no field has an id. */
export function ReasonForm({ action, token, hidden, words, sent }: ReasonFormProps) {
  const error = sent?.problem?.fields.reason;
  return (
    <details class="no-print reason-form" open={sent !== null}>
      <summary>{words}</summary>
      <form method="post" action={action}>
        <FormToken value={token} />
        {Object.entries(hidden).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <label class="form-label">
          Lý do
          <input
            class={`form-control${error ? ' is-invalid' : ''}`}
            name="reason"
            value={typed(sent?.values ?? {}, 'reason') ?? ''}
            required
            {...(error && { 'aria-invalid': 'true' as const })}
          />
        </label>
        {error && <div class="field-error">{error}</div>}
        <button class="btn" type="submit">
          {words}
        </button>
      </form>
    </details>
  );
}

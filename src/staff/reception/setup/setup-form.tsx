import type { Child } from 'hono/jsx';
import type { Problem } from '../../../platform/problem.ts';
import { FormToken } from '../../../ui/field.tsx';
import { HALL } from '../tabs.tsx';

/** The form that was refused, with what was typed in it. */
export interface Failed {
  name: string;
  values: Record<string, unknown>;
  problem: Problem;
}

export interface SectionProps {
  token: string;
  failed: Failed | undefined;
}

interface SetupFormProps extends SectionProps {
  /** Which form this is among those of the page. */
  name: string;
  path: string;
  summary: Child;
  button: string;
  /** The values that stand now. */
  values: Record<string, unknown>;
  children: (values: Record<string, unknown>, errors: Readonly<Record<string, string>>) => Child;
}

/** One thing that can be changed, folded until it is. */
export function SetupForm({ name, path, summary, button, values, token, failed, children }: SetupFormProps) {
  const isFailed = failed?.name === name;
  return (
    <details class="step" open={isFailed}>
      <summary>{summary}</summary>
      <form method="post" action={`${HALL}/cai-dat/${path}`}>
        <FormToken value={token} />
        {isFailed ? children(failed.values, failed.problem.fields) : children(values, {})}
        <button class="btn btn-primary" type="submit">
          {button}
        </button>
      </form>
    </details>
  );
}

interface CheckboxesProps {
  name: string;
  legend: string;
  values: Record<string, unknown>;
  choices: { value: string; label: string }[];
  error?: string | undefined;
}

/** Several of a list. */
export function Checkboxes({ name, legend, values, choices, error }: CheckboxesProps) {
  const chosen = new Set([values[name]].flat().map(String));
  return (
    <fieldset class="mb-3">
      <legend class="form-label">{legend}</legend>
      <div class="check-columns">
        {choices.map((choice) => (
          <label class="form-check">
            <input
              class="form-check-input"
              type="checkbox"
              name={name}
              value={choice.value}
              checked={chosen.has(choice.value)}
            />
            <span class="form-check-label">{choice.label}</span>
          </label>
        ))}
      </div>
      {error && <div class="field-error">{error}</div>}
    </fieldset>
  );
}

export function Checkbox({
  name,
  label,
  values,
}: {
  name: string;
  label: string;
  values: Record<string, unknown>;
}) {
  return (
    <label class="form-check mb-3">
      <input class="form-check-input" type="checkbox" name={name} value="1" checked={values[name] === '1'} />
      <span class="form-check-label">{label}</span>
    </label>
  );
}

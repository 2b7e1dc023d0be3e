import type { Choice } from '../../ui/field.tsx';

interface ChoicesProps {
  name: string;
  legend: string;
  choices: Choice[];
  value?: string | undefined;
  error?: string | undefined;
}

/** One of a few, all to be seen at once. */
export function Choices({ name, legend, choices, value, error }: ChoicesProps) {
  return (
    <fieldset class="mb-3" id={name} tabindex={-1} {...(error && { 'aria-describedby': `${name}-error` })}>
      <legend class="form-label">{legend}</legend>
      {error && (
        <div class="field-error" id={`${name}-error`}>
          {error}
        </div>
      )}
      {choices.map((choice) => (
        <label class="form-check">
          <input
            class="form-check-input"
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            required
          />
          <span class="form-check-label">{choice.label}</span>
        </label>
      ))}
    </fieldset>
  );
}

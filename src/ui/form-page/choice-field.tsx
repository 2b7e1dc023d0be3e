import { described, Field } from '../field.tsx';

export interface Labelled {
  name: string;
  label: string;
  help: string | undefined;
}
export type Asked = Labelled & { isRequired: boolean };
export type Choice = Asked & {
  kind: 'choice';
  isMany: boolean;
  choices: { value: string; label: string }[];
  chosen: string[];
};
/** So many choices stand open; more are a list. */
const FEW = 7;

/** One of a few, several, or one of a list. */
export function ChoiceField({ field, error }: { field: Choice; error: string | undefined }) {
  const { name, label, help, isRequired, isMany, choices, chosen } = field;
  const props = { name, label, help, error, required: isRequired };
  if (!isMany && choices.length > FEW)
    return (
      <Field {...props}>
        <select
          id={name}
          name={name}
          class={`form-select${error ? ' is-invalid' : ''}`}
          {...described(props)}
        >
          <option value="">Chọn…</option>
          {choices.map(({ value, label: words }) => (
            <option value={value} selected={chosen.includes(value)}>
              {words}
            </option>
          ))}
        </select>
      </Field>
    );
  return (
    <fieldset class="mb-3" id={name} tabindex={-1} {...described({ ...props, error })}>
      <legend class="form-label">
        {label}
        {!isRequired && <span class="text-secondary"> (không bắt buộc)</span>}
      </legend>
      {isMany && <input type="hidden" name={name} value="" />}
      {choices.map(({ value, label: words }) => (
        <label class="form-check">
          <input
            class="form-check-input"
            type={isMany ? 'checkbox' : 'radio'}
            name={name}
            value={value}
            checked={chosen.includes(value)}
          />
          <span class="form-check-label">{words}</span>
        </label>
      ))}
      <HelpAndError {...props} />
    </fieldset>
  );
}

export function HelpAndError({
  name,
  help,
  error,
}: {
  name: string;
  help?: string | undefined;
  error: string | undefined;
}) {
  return (
    <>
      {help && (
        <div class="form-hint" id={`${name}-help`}>
          {help}
        </div>
      )}
      {error && (
        <div class="field-error" id={`${name}-error`}>
          {error}
        </div>
      )}
    </>
  );
}

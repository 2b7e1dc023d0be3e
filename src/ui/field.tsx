import type { Child } from 'hono/jsx';

interface FieldProps {
  name: string;
  label: string;
  error?: string | undefined;
  help?: string | undefined;
  required?: boolean;
}

interface InputProps extends FieldProps {
  value?: string | undefined;
  type?: 'text' | 'password' | 'email' | 'tel' | 'number' | 'date' | 'search' | 'datetime-local' | 'time';
  autocomplete?: string;
  inputmode?: 'numeric' | 'tel' | 'text';
  list?: string;
  autofocus?: boolean;
}

/** Label above, control, help below, error beside: one way for every form. */
export function Field({ name, label, error, help, required, children }: FieldProps & { children: Child }) {
  return (
    <div class="mb-3">
      <label class="form-label" for={name}>
        {label}
        {required ? '' : <span class="text-secondary"> (không bắt buộc)</span>}
      </label>
      {children}
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
    </div>
  );
}

/** What ties a control to its help and its error. */
export function described({ name, help, error }: FieldProps): {
  'aria-describedby'?: string;
  'aria-invalid'?: 'true';
} {
  const ids = [help && `${name}-help`, error && `${name}-error`].filter(Boolean).join(' ');
  return { ...(ids && { 'aria-describedby': ids }), ...(error && { 'aria-invalid': 'true' as const }) };
}

export function Input({
  value,
  type = 'text',
  autocomplete,
  inputmode,
  list,
  autofocus,
  ...field
}: InputProps) {
  return (
    <Field {...field}>
      <input
        class={`form-control${field.error ? ' is-invalid' : ''}`}
        id={field.name}
        name={field.name}
        type={type}
        value={value ?? ''}
        required={field.required}
        {...(autocomplete && { autocomplete })}
        {...(inputmode && { inputmode })}
        {...(list && { list })}
        {...(autofocus && { autofocus: true })}
        {...described(field)}
      />
    </Field>
  );
}

export function TextArea({
  value,
  rows = 3,
  ...field
}: FieldProps & { value?: string | undefined; rows?: number }) {
  return (
    <Field {...field}>
      <textarea
        class={`form-control${field.error ? ' is-invalid' : ''}`}
        id={field.name}
        name={field.name}
        rows={rows}
        required={field.required}
        {...described(field)}
      >
        {value ?? ''}
      </textarea>
    </Field>
  );
}

export interface Choice {
  value: string;
  label: string;
}

export function Select({
  value,
  choices,
  ...field
}: FieldProps & { value?: string | undefined; choices: Choice[] }) {
  return (
    <Field {...field}>
      <select
        class={`form-select${field.error ? ' is-invalid' : ''}`}
        id={field.name}
        name={field.name}
        required={field.required}
        {...described(field)}
      >
        {choices.map((choice) => (
          <option value={choice.value} selected={choice.value === value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** The choices that a table of labels gives. */
export function choicesOf(labels: Readonly<Record<string, string>>): Choice[] {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}

/** What an officer may hand in as a paper. */
const PAPERS = 'application/pdf,image/jpeg,image/png';

export function FileField({ accept = PAPERS, ...field }: FieldProps & { accept?: string }) {
  return (
    <Field {...field}>
      <input
        class="form-control"
        id={field.name}
        name={field.name}
        type="file"
        accept={accept}
        required={field.required}
        {...described(field)}
      />
    </Field>
  );
}

interface FilterSelectProps {
  name: string;
  label: string;
  /** The words for "do not narrow by this". */
  all: string;
  value: string | null;
  choices: Choice[];
}

/** The days between which a list is looked at, both counted; empty: without a bound. */
export function DayRange({ from, to }: { from: string | null | undefined; to: string | null | undefined }) {
  return (
    <>
      <label>
        Từ ngày
        <input class="form-control" type="date" name="tu" value={from ?? ''} />
      </label>
      <label>
        Đến hết ngày
        <input class="form-control" type="date" name="den" value={to ?? ''} />
      </label>
    </>
  );
}

/** One choice that narrows a list. */
export function FilterSelect({ name, label, all, value, choices }: FilterSelectProps) {
  return (
    <label>
      {label}
      <select class="form-select" name={name}>
        <option value="">{all}</option>
        {choices.map((choice) => (
          <option value={choice.value} selected={choice.value === value}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  );
}

type Values = Readonly<Record<string, unknown>>;

/** What was typed under a name; undefined when the form came without it. */
export function typed(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

/** Name, typed value and error of a field, to be spread into it. */
export function fieldsOf(values: Values, errors: Readonly<Record<string, string>> = {}) {
  return (name: string) => ({ name, value: typed(values, name), error: errors[name] });
}

/** The hidden token that proves the form came from our page. */
export function FormToken({ value }: { value: string }) {
  return <input type="hidden" name="_token" value={value} />;
}

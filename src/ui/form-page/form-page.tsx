import { described, Field } from '../field.tsx';
import { type Asked, type Choice, ChoiceField, HelpAndError, type Labelled } from './choice-field.tsx';

type Line = Asked & {
  kind: 'line';
  type: 'text' | 'tel' | 'email';
  inputmode: 'numeric' | 'decimal' | undefined;
  isLong: boolean;
  unit: string | undefined;
  autocomplete: string | undefined;
  value: string;
};
type Parts = Asked & { kind: 'parts'; fields: FieldDrawing[] };
type Rows = Labelled & { kind: 'rows'; row: string; min: number; rows: FieldDrawing[][]; canAdd: boolean };

/** A field to be drawn with what was typed in it. */
type FieldDrawing =
  | { kind: 'note'; name: string; text: string }
  | (Labelled & { kind: 'computed'; value: string })
  | Line
  | Choice
  | Parts
  | Rows;

type Errors = Readonly<Record<string, string>>;

interface FormPageProps {
  intro: string | undefined;
  fields: FieldDrawing[];
  seenName: string;
  seen: string[];
  errors: Errors;
}

/**
 * The fields of one page of a form, to stand in a `<form method="post">`. Works without a script: a button adds or takes
 * away a row, and the server shows what an answer opens.
 */
export function FormPageDrawing({ intro, fields, seenName, seen, errors }: FormPageProps) {
  return (
    <div class="form-page">
      {/* What the Enter key presses: never the first button that takes a row away. */}
      <button type="submit" class="visually-hidden" tabindex={-1}>
        Tiếp
      </button>
      {intro && <p>{intro}</p>}
      {seen.map((name) => (
        <input type="hidden" name={seenName} value={name} />
      ))}
      {fields.map((field) => (
        <AnyField field={field} errors={errors} />
      ))}
    </div>
  );
}

function AnyField({ field, errors }: { field: FieldDrawing; errors: Errors }) {
  switch (field.kind) {
    case 'note':
      return <p class="form-note">{field.text}</p>;
    case 'computed':
      return <Computed {...field} />;
    case 'line':
      return <LineField field={field} error={errors[field.name]} />;
    case 'choice':
      return <ChoiceField field={field} error={errors[field.name]} />;
    case 'parts':
      return <PartsField field={field} errors={errors} />;
    case 'rows':
      return <RowsField field={field} errors={errors} />;
  }
}

function Computed({ name, label, help, value }: Labelled & { value: string }) {
  return (
    <div class="form-computed" id={name}>
      {label}: <b>{value}</b>
      {help && <div class="form-hint">{help}</div>}
    </div>
  );
}

function LineField({ field, error }: { field: Line; error: string | undefined }) {
  const { name, type, inputmode, isLong, unit, value, isRequired, autocomplete } = field;
  const label = unit ? `${field.label} (${unit})` : field.label;
  const props = { name, label, help: field.help, error, required: isRequired };
  const control = {
    ...{ id: name, name, class: `form-control${error ? ' is-invalid' : ''}`, ...described(props) },
    ...(isRequired && { 'aria-required': 'true' as const }),
  };
  return (
    <Field {...props}>
      {isLong ? (
        // A line break after the tag is not part of the text: one more keeps the first that was typed.
        <textarea {...control} rows={4}>
          {`\n${value}`}
        </textarea>
      ) : (
        <input
          {...control}
          type={type}
          value={value}
          {...(inputmode && { inputmode })}
          {...(autocomplete && { autocomplete })}
        />
      )}
    </Field>
  );
}

function PartsField({ field, errors }: { field: Parts; errors: Errors }) {
  const { name, label, help, isRequired } = field;
  const error = errors[name];
  return (
    <fieldset class="form-parts" id={name} tabindex={-1} {...described({ name, label, help, error })}>
      <legend>
        {label}
        {!isRequired && <span class="text-secondary"> (không bắt buộc)</span>}
      </legend>
      <HelpAndError name={name} help={help} error={error} />
      {field.fields.map((each) => (
        <AnyField field={each} errors={errors} />
      ))}
    </fieldset>
  );
}

/** A row of one person is that person: no frame within the frame. */
function unnested(fields: FieldDrawing[]): FieldDrawing[] {
  const [only, ...more] = fields;
  return only?.kind === 'parts' && more.length === 0 ? only.fields : fields;
}

function RowsField({ field, errors }: { field: Rows; errors: Errors }) {
  const { name, label, help, row, rows, min, canAdd } = field;
  const error = errors[name];
  return (
    <fieldset class="form-rows" id={name} tabindex={-1} {...described({ name, label, help, error })}>
      <legend>{label}</legend>
      <HelpAndError name={name} help={help} error={error} />
      <input type="hidden" name={`${name}.rows`} value={String(rows.length)} />
      {rows.map((fields, at) => (
        <fieldset class="form-parts">
          <legend>
            {row} {at + 1}
          </legend>
          {unnested(fields).map((each) => (
            <AnyField field={each} errors={errors} />
          ))}
          {rows.length > min && (
            <button class="btn btn-outline-secondary" type="submit" name="_row" value={`${name}-${at}`}>
              Bỏ {row.toLowerCase()} {at + 1}
            </button>
          )}
        </fieldset>
      ))}
      {rows.length === 0 && <p class="text-secondary">Chưa có {row.toLowerCase()} nào.</p>}
      {canAdd && (
        <button class="btn btn-outline-primary" type="submit" name="_row" value={`${name}+`}>
          Thêm {row.toLowerCase()}
        </button>
      )}
    </fieldset>
  );
}

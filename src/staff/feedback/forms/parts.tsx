import type { Child } from 'hono/jsx';
import type { Problem } from '../../../platform/problem.ts';
import { type Choice, FileField, FormToken } from '../../../ui/field.tsx';
import { ErrorSummary } from '../../../ui/page.tsx';

/** Which form was sent, what was typed into it, and what is wrong with it. */
export interface Asked {
  verb: string | null;
  values: Record<string, unknown>;
  problem?: Problem;
}

/** What every form of the item's page needs. */
export interface FormProps {
  /** Where it goes. */
  action: string;
  token: string;
  stepCount: number;
  clientKey: string;
  asked: Asked;
  units: Choice[];
  /** Officers, each with his unit. */
  officers: Choice[];
}

interface BoxProps extends FormProps {
  verb: string;
  title: string;
  button: string;
  isOpen?: boolean;
  takesPaper?: boolean;
  children: (form: FormFields) => Child;
}

export interface FormFields {
  /** Name, typed value and error of a field; `stands`: what it holds before anybody typed. Names are its own on the page. */
  field(
    name: string,
    stands?: string,
  ): { name: string; value: string | undefined; error: string | undefined };
  /** What was chosen among boxes of a name. */
  chosen(
    name: string,
    stands?: readonly string[],
  ): { name: string; values: string[]; error: string | undefined };
}

/** The names of a form's fields on the page: several forms have a field of the same meaning. */
export const fieldName = (verb: string, name: string): string => `${verb}-${name}`;

/** One thing that can be done, folded until it is; what was typed stays when it is refused. */
export function Box(props: BoxProps) {
  const { verb, asked, children } = props;
  const isAsked = asked.verb === verb;
  const values = isAsked ? asked.values : {};
  const errors: Readonly<Record<string, string>> = isAsked ? (asked.problem?.fields ?? {}) : {};
  const form: FormFields = {
    field: (name, stands) => ({
      name: fieldName(verb, name),
      value: isAsked ? (typeof values[name] === 'string' ? (values[name] as string) : '') : stands,
      error: errors[name],
    }),
    chosen: (name, stands = []) => ({
      name: fieldName(verb, name),
      values: isAsked ? [values[name] ?? []].flat().map(String) : [...stands],
      error: errors[name],
    }),
  };
  return (
    <details class="step" open={isAsked || props.isOpen === true} id={verb}>
      <summary>{props.title}</summary>
      {isAsked && asked.problem && (
        <ErrorSummary
          message={asked.problem.message}
          fields={Object.fromEntries(
            Object.entries(errors).map(([name, text]) => [fieldName(verb, name), text]),
          )}
        />
      )}
      <form method="post" action={props.action} enctype="multipart/form-data">
        <FormToken value={props.token} />
        <input type="hidden" name="verb" value={verb} />
        <input type="hidden" name="clientKey" value={props.clientKey} />
        <input type="hidden" name="stepCount" value={String(props.stepCount)} />
        {children(form)}
        {props.takesPaper && (
          <FileField name={fieldName(verb, 'file')} label="Tệp PDF, JPEG, PNG" error={errors.file} />
        )}
        <button class="btn btn-primary" type="submit">
          {props.button}
        </button>
      </form>
    </details>
  );
}

interface ChecksProps {
  name: string;
  values: string[];
  error: string | undefined;
  legend: string;
  choices: Choice[];
}

/** None, one or several of a list. */
export function Checks({ name, values, error, legend, choices }: ChecksProps) {
  return (
    <fieldset class="mb-3" id={name}>
      <legend class="form-label">{legend}</legend>
      {choices.map((choice) => (
        <label class="form-check">
          <input
            class="form-check-input"
            type="checkbox"
            name={name}
            value={choice.value}
            checked={values.includes(choice.value)}
          />
          <span class="form-check-label">{choice.label}</span>
        </label>
      ))}
      {error && <div class="field-error">{error}</div>}
    </fieldset>
  );
}

/** One of two answers. */
export function YesNo(props: {
  name: string;
  value: string | undefined;
  error: string | undefined;
  legend: string;
  labels: readonly [yes: string, no: string];
}) {
  const { name, value, error, legend, labels } = props;
  return (
    <fieldset class="mb-3" id={name}>
      <legend class="form-label">{legend}</legend>
      {(['yes', 'no'] as const).map((answer, at) => (
        <label class="form-check form-check-inline">
          <input
            class="form-check-input"
            type="radio"
            name={name}
            value={answer}
            checked={value === answer}
          />
          <span class="form-check-label">{labels[at]}</span>
        </label>
      ))}
      {error && <div class="field-error">{error}</div>}
    </fieldset>
  );
}

export const none = (label: string): Choice => ({ value: '', label });

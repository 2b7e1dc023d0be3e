import { formatDay, isDay } from '../../../law/day.ts';
import type { DossierPlace, ResultTemplate, TemplateField } from './template.ts';

export type Written = Record<string, string>;
export type Places = Record<DossierPlace, string>;

/** Answers of an electronic form by path: "nguoiXacNhan.hoTen"; empty where there is none. */
export type AnswerAt = (path: string) => string;

/** What is proposed for each field: what was declared at home, else words of the dossier. */
export function proposedFields(template: ResultTemplate, places: Places, answerAt: AnswerAt): Written {
  return Object.fromEntries(
    template.fields.map((field) => {
      const declared = (field.answers ?? []).map(answerAt).find((text) => text !== '');
      const proposed = declared ?? (field.proposed === undefined ? '' : fillPlaces(field.proposed, places));
      return [field.name, proposed];
    }),
  );
}

/** What was written, as far as the template asks for it, and what is wrong with it by field. */
export function checkWritten(
  template: ResultTemplate,
  given: Record<string, unknown>,
): { written: Written; faults: Record<string, string> } {
  const written: Written = {};
  const faults: Record<string, string> = {};
  for (const field of template.fields) {
    const text = normalise(given[field.name], field);
    written[field.name] = text;
    const fault = faultOf(field, text);
    if (fault) faults[field.name] = fault;
  }
  return { written, faults };
}

function normalise(given: unknown, { type }: TemplateField): string {
  const text = typeof given === 'string' ? given.normalize('NFC').replace(/\r\n?/g, '\n').trim() : '';
  return type === 'text' ? text : text.replace(/\s+/g, ' ');
}

const MOST = { line: 500, text: 8000, day: 10 } as const;

function faultOf({ type, required, label }: TemplateField, text: string): string | null {
  if (text === '') return required ? `Ghi: ${label}.` : null;
  if (type === 'day' && !isDay(text)) return 'Ghi ngày theo lịch.';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a control character cannot be drawn
  if (/[\u0000-\u0009\u000b-\u001f\u007f]/.test(text)) return 'Có ký tự không in được.';
  return text.length > MOST[type] ? `Tối đa ${MOST[type]} ký tự.` : null;
}

/** Text with its places filled: braces that stand in what was written stay as they are. */
export function fillPlaces(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_whole, name: string) => values[name] ?? '');
}

/** Field values as they stand in the document. */
export function shownFields({ fields }: ResultTemplate, written: Written): Written {
  return Object.fromEntries(
    fields.map(({ name, type }) => {
      const text = written[name] ?? '';
      return [name, type === 'day' && isDay(text) ? formatDay(text) : text];
    }),
  );
}

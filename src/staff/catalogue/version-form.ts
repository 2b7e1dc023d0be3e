import type { FeeChoice, ProcedureVersion, TermUnit } from '../../features/procedures/index.ts';
import { typed } from '../../ui/field.tsx';

export type Values = Readonly<Record<string, unknown>>;

/** The tables of the form that repeat, with the fields of a row; a row in which the first ones are empty is left out. */
export const REPEATED = {
  terms: ['when', 'amount', 'unit', 'raw'],
  fees: ['what', 'kind', 'amount', 'unit', 'tierFrom', 'tierAmount', 'cap', 'waivers', 'raw'],
  documents: ['name', 'form', 'quantity', 'need', 'when'],
} as const;
export type Repeated = keyof typeof REPEATED;
export type FormRow = Readonly<Record<string, string>>;
export type FormRows = Record<Repeated, FormRow[]>;

/** What a new row holds before anybody types. */
const FRESH: Record<Repeated, FormRow> = {
  terms: { when: '', amount: '', unit: 'wd', raw: '' },
  fees: {
    ...{ what: '', kind: 'fixed', amount: '', unit: '', tierFrom: '', tierAmount: '', cap: '' },
    ...{ waivers: '', raw: '' },
  },
  documents: { name: '', form: 'original', quantity: '1', need: 'always', when: '' },
};
const MOST_ROWS = 120;

/** The rows as typed, those that nobody wrote in left out. */
export function typedRows(values: Values): FormRows {
  const rowsOf = (table: Repeated) => {
    const rows: FormRow[] = [];
    for (let at = 0; at < MOST_ROWS; at++) {
      const given = REPEATED[table].map(
        (field) => [field, typed(values, `${table}.${at}.${field}`)] as const,
      );
      if (given.every(([, value]) => value === undefined)) continue;
      rows.push(Object.fromEntries(given.map(([field, value]) => [field, (value ?? '').trim()])));
    }
    return rows.filter((row) => !isBlank(table, row));
  };
  return { terms: rowsOf('terms'), fees: rowsOf('fees'), documents: rowsOf('documents') };
}

function isBlank(table: Repeated, row: FormRow): boolean {
  return Object.entries(row).every(([field, value]) => value === '' || value === FRESH[table][field]);
}

/** The rows after one of the buttons of the form: "terms" adds one, "terms.2" takes the third away. */
export function changedRows(rows: FormRows, button: string): FormRows {
  const [table, at] = button.split('.') as [Repeated, string?];
  if (!Object.hasOwn(REPEATED, table)) return rows;
  const own = rows[table];
  return {
    ...rows,
    [table]: at === undefined ? [...own, FRESH[table]] : own.filter((_, no) => String(no) !== at),
  };
}

/** What the verb takes, out of what was posted. */
export function readVersionForm(values: Values, code: string): Record<string, unknown> {
  const text = (name: string) => typed(values, name) ?? '';
  const many = (name: string) => [values[name] ?? []].flat().map(String);
  return {
    ...Object.fromEntries(SINGLE.map((name) => [name, text(name)])),
    ...typedRows(values),
    code: code || text('code').trim(),
    applicants: many('applicants'),
    methods: many('methods'),
    stated: many('stated'),
    hasNoConditions: text('hasNoConditions') === 'on',
  };
}

const SINGLE = [
  ...['clientKey', 'base', 'name', 'field', 'level', 'competentUnitCode', 'onlineLevel', 'steps', 'results'],
  ...['conditions', 'legalBases', 'decision', 'decidedOn', 'validFrom'],
];

/** A version as the form shows it for editing. */
export function valuesOf(procedure: ProcedureVersion): Values {
  return {
    ...{ name: procedure.name, field: procedure.field, level: procedure.level ?? '' },
    competentUnitCode: procedure.competentUnitCode ?? '',
    onlineLevel: procedure.onlineLevel ?? '',
    ...{ applicants: procedure.applicants, methods: procedure.methods },
    steps: procedure.steps.join('\n'),
    results: procedure.results.map(({ name, code }) => (code ? `${name} (${code})` : name)).join('\n'),
    conditions: procedure.conditions.join('\n'),
    hasNoConditions: procedure.hasConditions === false ? 'on' : '',
    legalBases: procedure.legalBases.join('\n'),
    base: String(procedure.version),
  };
}

export function rowsOf({ terms, fees, documents }: ProcedureVersion): FormRows {
  return {
    terms: terms.map(({ when, term, raw }) => ({ when, ...termFields(term, raw), raw })),
    fees: fees.map((fee) => ({
      ...{ what: fee.what, kind: feeChoice(fee), raw: fee.raw, waivers: fee.waivers, unit: fee.unit ?? '' },
      amount: money(
        fee.kind === 'tiered' ? fee.tiers[0]?.perPageVnd : fee.kind === 'fixed' ? fee.amountVnd : null,
      ),
      tierFrom: String(fee.tiers[1]?.fromPage ?? ''),
      tierAmount: money(fee.tiers[1]?.perPageVnd),
      cap: money(fee.capVnd),
    })),
    documents: documents.map(({ name, form, quantity, when }) => ({
      ...{ name, form, quantity: String(quantity), when: when ?? '' },
      need: when === null ? 'always' : 'when',
    })),
  };
}

function termFields(term: string | null, raw: string): { amount: string; unit: TermUnit } {
  if (term === '0wd') return { amount: '', unit: 'same_day' };
  if (term === null) return { amount: '', unit: raw === 'Không quy định' ? 'none' : 'unknown' };
  return { amount: term.slice(0, -2).replace('.', ','), unit: term.slice(-2) as TermUnit };
}

function feeChoice({ kind, raw }: ProcedureVersion['fees'][number]): FeeChoice {
  return kind === 'free' && raw === 'Miễn phí' ? 'portal_free' : kind;
}

function money(amountVnd: number | null | undefined): string {
  return amountVnd === null || amountVnd === undefined ? '' : amountVnd.toLocaleString('vi-VN');
}

import { z } from 'zod';
import { isDay } from '../../../law/day.ts';

/** What one answer may be long, and how many rows a repeated group may have: more is refused in words. */
export const MOST_CHARACTERS = 10_000;
export const MOST_ROWS = 1_000;

/** A field by its name, or one part of it: `con`, `me.ngaySinh`. */
const path = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}(\.[a-z][A-Za-z0-9]{0,39})?$/);
const name = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]{0,39}$/, 'Tên mục gồm chữ không dấu và số, bắt đầu bằng chữ thường.');
const words = z.string().trim().min(1).max(500);

/** When a page or field is asked: a closed set, over fields that stand earlier. */
export type Condition =
  | { field: string; equals: string }
  | { field: string; in: string[] }
  | { field: string; answered: boolean }
  | { field: string; greaterThan: number | string }
  | { not: Condition }
  | { all: Condition[] }
  | { any: Condition[] };

const someConditions = z
  .array(z.lazy(() => condition))
  .min(1)
  .max(10);
export const condition: z.ZodType<Condition> = z.union([
  z.strictObject({ field: path, equals: z.string().max(200) }),
  z.strictObject({ field: path, in: z.array(z.string().max(200)).min(1).max(50) }),
  z.strictObject({ field: path, answered: z.boolean() }),
  z.strictObject({ field: path, greaterThan: z.union([z.number(), z.string().refine(isDay)]) }),
  z.strictObject({ not: z.lazy(() => condition) }),
  z.strictObject({ all: someConditions }),
  z.strictObject({ any: someConditions }),
]);

/** What a computed field does: a closed list, no language. */
export const operation = z.discriminatedUnion('op', [
  /** Numbers added up, a column of a group too, each times `times`. */
  z.strictObject({ op: z.literal('sum'), of: z.array(path).min(1).max(20), times: z.number().default(1) }),
  z.strictObject({ op: z.literal('count'), of: path }),
  z.strictObject({ op: z.literal('age'), of: path, on: z.union([z.literal('today'), path]) }),
  z.strictObject({ op: z.literal('days'), from: path, to: z.union([z.literal('today'), path]) }),
  z.strictObject({
    op: z.literal('concat'),
    of: z.array(path).min(1).max(10),
    with: z.string().max(10).default(' '),
  }),
]);
export type Operation = z.infer<typeof operation>;

/** What the account, the vault and earlier dossiers can fill in. */
export const PREFILLS = [
  ...(['applicant.name', 'applicant.personalId', 'applicant.birthOn', 'applicant.phone'] as const),
  ...(['applicant.email', 'applicant.address', 'organisation.name', 'organisation.code'] as const),
  ...(['organisation.address', 'organisation.phone', 'organisation.email'] as const),
] as const;
export type Prefill = (typeof PREFILLS)[number];

export const PERSON_PARTS = [
  ...(['hoTen', 'ngaySinh', 'gioiTinh', 'danToc', 'quocTich', 'soDinhDanh'] as const),
  ...(['giayToKhac', 'noiCuTru', 'ngheNghiep', 'dienThoai', 'email'] as const),
] as const;
export type PersonPart = (typeof PERSON_PARTS)[number];

/** Shapes that a short text may have to have. */
export const TEXT_SHAPES = ['name', 'organisationId', 'year', 'digits'] as const;

const asked = {
  name,
  label: words,
  help: words.optional(),
  /** Asked unless said otherwise. */
  required: z.boolean().default(true),
  when: condition.optional(),
  prefill: z.enum(PREFILLS).optional(),
};
const choiceList = z
  .array(z.strictObject({ value: z.string().regex(/^[a-z0-9][A-Za-z0-9-]{0,39}$/), label: words }))
  .max(100);
const dayBound = z.union([z.literal('today'), z.string().refine(isDay), path]);

const simpleTypes = [
  z.strictObject({
    ...asked,
    type: z.literal('text'),
    max: z.number().int().min(1).max(500).default(200),
    shape: z.enum(TEXT_SHAPES).optional(),
  }),
  z.strictObject({
    ...asked,
    type: z.literal('longText'),
    max: z.number().int().min(1).max(MOST_CHARACTERS).default(2_000),
  }),
  z.strictObject({
    ...asked,
    type: z.literal('number'),
    min: z.number().optional(),
    max: z.number().optional(),
    decimals: z.number().int().min(0).max(2).default(0),
    unit: z.string().max(30).optional(),
  }),
  z.strictObject({
    ...asked,
    type: z.literal('money'),
    min: z.number().int().min(0).optional(),
    max: z.number().int().max(1e15).optional(),
  }),
  z.strictObject({
    ...asked,
    type: z.literal('date'),
    /** Also only a year, or a month of a year: who is old may not know more. */
    partial: z.boolean().default(false),
    notBefore: dayBound.optional(),
    notAfter: dayBound.optional(),
  }),
  z.strictObject({ ...asked, type: z.literal('yesNo') }),
  z.strictObject({ ...asked, type: z.literal('choice'), choices: choiceList }),
  z.strictObject({
    ...asked,
    type: z.literal('choices'),
    choices: choiceList,
    /** Every one has to be ticked, as in a declaration. */
    all: z.boolean().default(false),
  }),
  z.strictObject({ ...asked, type: z.literal('personalId') }),
  z.strictObject({ ...asked, type: z.literal('phone') }),
  z.strictObject({ ...asked, type: z.literal('email') }),
] as const;
const compositeTypes = [
  z.strictObject({ ...asked, type: z.literal('address') }),
  z.strictObject({
    ...asked,
    type: z.literal('person'),
    parts: z.array(z.enum(PERSON_PARTS)).min(1),
    /** Parts that may stay empty. */
    optional: z.array(z.enum(PERSON_PARTS)).default([]),
    /** The person at the portal himself: his account fills in the parts. */
    isApplicant: z.boolean().default(false),
  }),
] as const;
const note = z.strictObject({
  type: z.literal('note'),
  name,
  text: z.string().trim().min(1).max(2_000),
  when: condition.optional(),
});
const computed = z.strictObject({
  type: z.literal('computed'),
  name,
  label: words,
  help: words.optional(),
  when: condition.optional(),
  compute: operation,
  unit: z.string().max(30).optional(),
  isMoney: z.boolean().default(false),
  /** Only for the dossier's columns and conditions: neither drawn nor told. */
  isHidden: z.boolean().default(false),
});

export const simpleField = z.discriminatedUnion('type', [...simpleTypes]);
export type SimpleField = z.infer<typeof simpleField>;
export const rowField = z.discriminatedUnion('type', [...simpleTypes, ...compositeTypes, note]);
export type RowField = z.infer<typeof rowField>;
const group = z.strictObject({
  type: z.literal('group'),
  name,
  label: words,
  help: words.optional(),
  when: condition.optional(),
  /** What one row is: "Người con". */
  row: words,
  min: z.number().int().min(0).max(MOST_ROWS).default(0),
  max: z.number().int().min(1).max(MOST_ROWS).default(20),
  fields: z.array(rowField).min(1).max(20),
});
export const formField = z.discriminatedUnion('type', [
  ...simpleTypes,
  ...compositeTypes,
  note,
  computed,
  group,
]);
export type FormField = z.infer<typeof formField>;
export type GroupField = z.infer<typeof group>;
export type PersonField = Extract<FormField, { type: 'person' }>;

export const formPage = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  title: words,
  intro: z.string().trim().max(2_000).optional(),
  when: condition.optional(),
  fields: z.array(formField).min(1).max(60),
});
export type FormPage = z.infer<typeof formPage>;

const paths = z.array(path).min(1).max(5);
/** Which fields say who asks: of several the first that is answered. */
const applicantRoles = z.strictObject({
  kind: z.enum(['citizen', 'organisation']).default('citizen'),
  name: paths,
  personalId: paths.optional(),
  birthOn: paths.optional(),
  phone: paths.optional(),
  email: paths.optional(),
  address: paths.optional(),
  representativeName: paths.optional(),
  representativePersonalId: paths.optional(),
  representativeBasis: paths.optional(),
});
export type ApplicantRole = Exclude<keyof z.infer<typeof applicantRoles>, 'kind'>;

/** The form of a procedure as it stands from `validFrom`. A published version is never changed. */
export const formDefinition = z.strictObject({
  procedureCode: z.string().regex(/^[1-9]\.\d{6}$/),
  version: z.number().int().positive(),
  validFrom: z.string().refine(isDay),
  validUntil: z.string().refine(isDay).nullable().default(null),
  title: words,
  /** What it was written from, and whether the official declaration was read. */
  source: z.string().trim().min(1).max(1_000),
  /** The official declaration was read word for word. */
  isVerified: z.boolean().default(false),
  applicant: applicantRoles,
  /** What is asked in one line, from these fields. */
  summary: paths,
  /** The number of copies, pages or cases that is asked for: what a fee by the piece is counted by. */
  quantity: path.optional(),
  pages: z.array(formPage).min(1).max(30),
});
export type FormDefinition = z.infer<typeof formDefinition>;

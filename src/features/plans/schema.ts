import { z } from 'zod';

export const DUE_KINDS = [
  'continuous',
  'by',
  'from',
  'range',
  'quarter',
  'year',
  'weekly',
  'roadmap',
  'event',
  'own',
  'unparsed',
] as const;
export type DueKind = (typeof DUE_KINDS)[number];

/** When a task must be done, as the plan says it. `from` and `to` are Days, both inclusive; `raw` is the plan's own text. */
export const planDue = z.object({
  kind: z.enum(DUE_KINDS),
  from: z.string().nullable(),
  to: z.string().nullable(),
  raw: z.string(),
});
export type PlanDue = z.infer<typeof planDue>;

/** A number that the plan promises. `indicator` is the code of the figure that measures it, given when the plan is matched. */
export const planTarget = z.object({
  indicator: z.string().nullable(),
  op: z.enum(['>=', '=', '<=']),
  value: z.number(),
  unit: z.string(),
  text: z.string(),
});
export type PlanTarget = z.infer<typeof planTarget>;

export const taskReading = z.object({
  /** Place in the document, from 1. */
  order: z.number().int(),
  section: z.string().nullable(),
  group: z.string().nullable(),
  no: z.string().nullable(),
  text: z.string(),
  leadUnits: z.array(z.string()),
  supportingUnits: z.array(z.string()),
  deliverables: z.array(z.string()),
  due: planDue,
  targets: z.array(planTarget),
  warnings: z.array(z.string()),
});
export type TaskReading = z.infer<typeof taskReading>;

/** A plan as read from its file, before anyone corrected it. `date` is the Day of signing. */
export const planReading = z.object({
  title: z.string(),
  number: z.string().nullable(),
  date: z.string().nullable(),
  issuer: z.string().nullable(),
  tasks: z.array(taskReading),
});
export type PlanReading = z.infer<typeof planReading>;

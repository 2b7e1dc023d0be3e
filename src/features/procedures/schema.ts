import { z } from 'zod';

/** One way in which the term depends on the case; `term` as law/due.ts reads it, null when none is verified. */
export const termVariant = z.object({
  no: z.number().int().positive(),
  when: z.string(),
  term: z
    .string()
    .regex(/^\d+(\.\d+)?(wd|cd|wh)$/)
    .nullable(),
  raw: z.string(),
});
export type TermVariant = z.infer<typeof termVariant>;

export const FEE_KINDS = ['free', 'fixed', 'tiered', 'local', 'unknown'] as const;

export const feeRule = z.object({
  what: z.string(),
  kind: z.enum(FEE_KINDS),
  amountVnd: z.number().int().nonnegative().nullable(),
  unit: z.string().nullable(),
  /** From which page on which price holds. */
  tiers: z.array(z.object({ fromPage: z.number().int().positive(), perPageVnd: z.number().int() })),
  capVnd: z.number().int().nullable(),
  raw: z.string(),
  /** Who pays less or nothing, in words. */
  waivers: z.string().default(''),
});
export type FeeRule = z.infer<typeof feeRule>;

export const requiredDocument = z.object({
  no: z.number().int().positive(),
  name: z.string(),
  form: z.enum(['original', 'copy', 'presented']),
  quantity: z.number().int().positive(),
  required: z.boolean(),
  /** In which case it is needed; null: always. */
  when: z.string().nullable(),
});
export type RequiredDocument = z.infer<typeof requiredDocument>;

export const ONLINE_LEVELS = ['full', 'partial', 'none', 'unverified'] as const;

/** The parts of a procedure that a decision states, each with its own history. */
export const PART_NAMES = [
  ...(['name', 'field', 'level', 'terms', 'fees', 'documents', 'steps', 'methods', 'applicants'] as const),
  ...(['competentUnit', 'online', 'results', 'conditions', 'legalBases', 'decision'] as const),
] as const;
export type PartName = (typeof PART_NAMES)[number];

/** By which decision a part stands as it does, and who entered it. */
export const statement = z.object({
  decision: z.string(),
  decidedOn: z.string().nullable(),
  by: z.string(),
});
export type Statement = z.infer<typeof statement>;

/** A procedure as it stands from `validFrom` until before `validUntil`. Published versions are never changed. */
export const procedureVersion = z.object({
  code: z.string().regex(/^[1-9]\.\d{6}$/),
  version: z.number().int().positive(),
  validFrom: z.string(),
  validUntil: z.string().nullable(),
  name: z.string(),
  field: z.string(),
  fieldCode: z.string(),
  competentUnitCode: z.enum(['VP', 'KTHTDT', 'VHXH', 'CA', 'CHQS']).nullable(),
  /** Full or partial online service; "unverified": received online, level not known; null: nothing known. */
  onlineLevel: z.enum(ONLINE_LEVELS).nullable(),
  applicants: z.array(z.enum(['citizen', 'organisation'])),
  forBusiness: z.boolean(),
  terms: z.array(termVariant),
  fees: z.array(feeRule),
  documents: z.array(requiredDocument),
  results: z.array(z.object({ name: z.string(), code: z.string().nullable() })),
  resultIsDocument: z.boolean(),
  legalBases: z.array(z.string()),
  methods: z.array(z.enum(['direct', 'online', 'post'])),
  /** Who may resolve it, as the national database writes it: "Cấp xã", "Cấp bộ, Cấp xã"… */
  level: z.string().nullable().default(null),
  /** What happens, in our own words; empty: only the general course of every procedure is known. */
  steps: z.array(z.string()).default([]),
  conditions: z.array(z.string()).default([]),
  decision: z.string().nullable(),
  decidedOn: z.string().nullable().default(null),
  /** The parts that a named officer entered or took over, with the decision; the others are as sure as `confidence` says. */
  stated: z.partialRecord(z.enum(PART_NAMES), statement).default({}),
  hasConditions: z.boolean().nullable(),
  /** Received also for other wards; null: not known. */
  anyPlace: z.boolean().nullable(),
  detailUrl: z.string().nullable(),
  confidence: z.string(),
  source: z.string(),
});
export type ProcedureVersion = z.infer<typeof procedureVersion>;

/** A paper that may not be asked because a database holds what it says. */
export const dataReplacement = z.object({
  code: z.string(),
  paper: z.string(),
  database: z.string(),
  databaseOwner: z.string(),
  legalDocument: z.string(),
  article: z.string(),
});
export type DataReplacement = z.infer<typeof dataReplacement>;

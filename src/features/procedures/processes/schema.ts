import { z } from 'zod';

/** What is done at a step of an internal process; each leads to one status of the dossier. */
export const NODE_KINDS = ['receive', 'assign', 'examine', 'review', 'sign', 'stamp', 'return'] as const;
export type NodeKind = (typeof NODE_KINDS)[number];

/** Where a step is done. `unit` names one unit of the ward by its code; the others follow from the dossier. */
export const NODE_PLACES = ['desk', 'competent', 'leaders', 'clerk', 'unit'] as const;

/**
 * When a way out of a step is taken: a closed list of facts, each with the values that it may have. No condition: this
 * way is taken when no other fits.
 */
export const processCondition = z.discriminatedUnion('fact', [
  z.object({ fact: z.literal('outcome'), is: z.array(z.enum(['granted', 'denied'])).min(1) }),
  z.object({
    fact: z.literal('channel'),
    is: z.array(z.enum(['direct', 'online', 'post', 'mobile'])).min(1),
  }),
  z.object({ fact: z.literal('applicant'), is: z.array(z.enum(['citizen', 'organisation'])).min(1) }),
  z.object({ fact: z.literal('term'), is: z.array(z.number().int().positive()).min(1) }),
  z.object({ fact: z.literal('consulted'), is: z.array(z.boolean()).min(1) }),
]);
export type ProcessCondition = z.infer<typeof processCondition>;

export const processNode = z.object({
  /** Its name in the process: b1, b2 … */
  id: z.string().regex(/^[a-z0-9-]{1,20}$/),
  name: z.string().min(1).max(500),
  kind: z.enum(NODE_KINDS),
  place: z.enum(NODE_PLACES),
  unitCode: z.string().nullable(),
  /** Who does it, as the decision writes it. */
  actor: z.string().max(500),
  /** Working minutes; null: the decision does not count the time of this step. */
  limitMinutes: z.number().int().nonnegative().nullable(),
  next: z.array(z.object({ to: z.string(), when: processCondition.nullable() })),
});
export type ProcessNode = z.infer<typeof processNode>;

/** One version of an internal process (quy trình nội bộ). A dossier keeps the version it was accepted under. */
export const processVersion = z.object({
  code: z.string().regex(/^[a-z0-9.-]{1,60}$/),
  version: z.number().int().positive(),
  name: z.string().min(1).max(1000),
  /** Procedures that it is for. */
  procedureCodes: z.array(z.string().regex(/^[1-9]\.\d{6}$/)),
  /** Number and day of the approving decision; empty for the generic process. */
  decision: z.string().max(300),
  validFrom: z.string(),
  validUntil: z.string().nullable(),
  /** Whole term in working minutes as the decision writes it; null when it writes none. */
  totalMinutes: z.number().int().nonnegative().nullable(),
  /** In the order of the decision; the first is where a dossier begins. */
  nodes: z.array(processNode).min(2),
});
export type ProcessVersion = z.infer<typeof processVersion>;

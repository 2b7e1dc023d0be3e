import { z } from 'zod';
import type { Answers } from '../procedures/index.ts';

/** How the citizen wants it, besides the answers of the form. */
export const draftChoices = z.object({
  termNo: z.number().int().positive().nullable().default(null),
  returnBy: z.enum(['centre', 'post', 'online']).default('online'),
  /** Where the post brings it. */
  returnAddress: z.string().max(300).default(''),
  noticeBy: z.enum(['', 'mail', 'sms', 'zalo', 'none']).default(''),
  /** Why a required paper is not attached, by its number in the procedure. */
  missing: z.record(z.string(), z.string().max(300)).default({}),
  /** Items of the vault that are used again, by the number of the paper. */
  fromVault: z.record(z.string(), z.number().int().positive()).default({}),
});
export type DraftChoices = z.infer<typeof draftChoices>;

/** What someone fills in at home; `answers` as typed, by the names of the form's fields. */
export interface Draft {
  wardId: number;
  id: string;
  procedureCode: string;
  formVersion: number | null;
  citizenId: number | null;
  organisationId: number | null;
  answers: Answers;
  choices: DraftChoices;
  savedAt: Date;
  expiresAt: Date;
  /** Set when it was filed. */
  dossierId: number | null;
}

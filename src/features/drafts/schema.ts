import { z } from 'zod';

const typed = (most: number) => z.string().trim().max(most, `Tối đa ${most} ký tự.`).default('');

/** Who files, as typed: for himself, or for someone else and by which paper. */
export const draftApplicant = z.object({
  forOther: z.boolean().default(false),
  name: typed(200),
  personalId: typed(20),
  birthOn: typed(10),
  phone: typed(30),
  email: typed(200),
  address: typed(300),
  /** The power of attorney, the guardianship, or the office held in the organisation. */
  basis: typed(300),
});
export type DraftApplicant = z.infer<typeof draftApplicant>;

/** How the citizen wants it, besides the answers of the form. */
export const draftChoices = z.object({
  /** Empty until that page was sent. */
  applicant: draftApplicant.nullable().default(null),
  termNo: z.number().int().positive().nullable().default(null),
  returnBy: z.enum(['centre', 'post', 'online']).default('online'),
  noticeBy: z.enum(['', 'mail', 'sms', 'zalo', 'none']).default(''),
  /** Why a required paper is not attached, by its number in the procedure. */
  missing: z.record(z.string(), z.string().max(300)).default({}),
  /** Papers of earlier dossiers that are used again, by number: the file's SHA-256. */
  reused: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)).default({}),
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
  answers: Record<string, unknown>;
  choices: DraftChoices;
  savedAt: Date;
  expiresAt: Date;
  /** Set when it was filed. */
  dossierId: number | null;
}

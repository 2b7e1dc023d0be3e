import { z } from 'zod';

/** Where a procedure is made public. */
export const PLACES = ['board', 'portal', 'screen'] as const;
export type Place = (typeof PLACES)[number];

/** Where every procedure must be posted to count as published: at the centre and on the portal. */
export const REQUIRED_PLACES = ['board', 'portal'] as const satisfies readonly Place[];

/** The four classes of faults of a posting. */
export const DEFECTS = ['missing', 'stale', 'different', 'late'] as const;
export type Defect = (typeof DEFECTS)[number];

const clientKey = z.uuid('Hãy mở lại trang và gửi lần nữa.');
const item = z
  .string()
  .regex(/^[1-9]\.\d{6}~\d{1,6}$/, 'Hãy mở lại trang và chọn lần nữa.')
  .transform((text) => {
    const [code, version] = text.split('~') as [string, string];
    return { code, version: Number(version) };
  });

/** Most procedures that one form posts: more than a catalogue of a ward holds. */
const MOST = 2000;

export const postForm = z.object({
  clientKey,
  place: z.enum(PLACES, 'Chọn nơi niêm yết.'),
  /** Code and version that the officer saw: what changed since is not posted unseen. */
  items: z.array(item).min(1, 'Chọn ít nhất một thủ tục.').max(MOST, `Tối đa ${MOST} thủ tục một lần.`),
  note: z.string().trim().max(300, 'Tối đa 300 ký tự.').default(''),
});
export type PostForm = z.output<typeof postForm>;

export const takeDownForm = z.object({
  clientKey,
  postings: z
    .array(z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER))
    .min(1, 'Chọn ít nhất một bản niêm yết để gỡ.')
    .max(MOST * PLACES.length),
  reason: z.string().trim().min(3, 'Ghi vì sao gỡ.').max(300, 'Tối đa 300 ký tự.'),
});

/** A proof that a version was posted. */
export interface Posting {
  id: number;
  code: string;
  version: number;
  place: Place;
  contentHash: string;
  photo: string | null;
  note: string;
  postedBy: number;
  postedAt: Date;
  removal: { by: number; at: Date; reason: string } | null;
}

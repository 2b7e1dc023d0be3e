import { z } from 'zod';
import { type Day, isDay } from '../../../law/day.ts';

export const IMPORT_KINDS = ['figures', 'dossiers'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** What stands beside the file: who published it and about which days, both included. */
export const officialForm = z
  .object({
    clientKey: z.uuid(),
    kind: z.enum(IMPORT_KINDS),
    source: z.string().trim().min(3, 'Ghi nơi công bố.').max(120, 'Tối đa 120 ký tự.'),
    from: z.string().refine(isDay, 'Chọn ngày đầu kỳ.'),
    until: z.string().refine(isDay, 'Chọn ngày cuối kỳ.'),
  })
  .refine((form) => form.from <= form.until, { path: ['until'], message: 'Ngày cuối trước ngày đầu.' });
export type OfficialForm = z.infer<typeof officialForm>;

/** One published figure as read. `percent` is null where only numerator and denominator stand, and the reverse. */
export interface FigureLine {
  line: number;
  name: string;
  /** Ours, by its words or its number in QĐ 766; null: none fits. */
  indicator: string | null;
  from: Day | null;
  until: Day | null;
  numerator: number | null;
  denominator: number | null;
  percent: number | null;
  points: number | null;
}

export const CHANNELS = ['direct', 'online', 'post', 'mobile'] as const;

/** One dossier of an official list, without anything about people. */
export interface ListedDossier {
  code: string;
  status: string;
  channel: (typeof CHANNELS)[number] | null;
  receivedOn: Day | null;
  dueOn: Day | null;
  finishedOn: Day | null;
  isLate: boolean | null;
  hasResultFile: boolean | null;
}

/** What an import says of its file. */
export interface OfficialReading {
  figures: FigureLine[];
  /** How many dossiers were read; they lie in rows of their own. */
  dossiers: number;
  /** How many columns were left out because nothing is compared by them: names, personal ids, addresses. */
  dropped: number;
  faults: string[];
}

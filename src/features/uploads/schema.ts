import { z } from 'zod';
import type { Tx } from '../../platform/database/database.ts';
import type { PaperKind } from '../../platform/files/inspect.ts';
import type { Platform } from '../../platform/platform.ts';

/** What may be handed in, and how much. */
export interface UploadLimits {
  kinds: readonly PaperKind[];
  fileMegabytes: number;
  totalMegabytes: number;
  files: number;
}

/** Whose files they are. The caller has checked that whoever asks may. */
export interface UploadOwner {
  wardId: number;
  /** 'draft:<uuid>', 'dossier:<id>:supplement', 'scan:<batch>' */
  key: string;
  /** Left out: what citizens may hand in. */
  limits?: UploadLimits;
  /** What else is written when a file is taken, in the same transaction; it may refuse. Not told again of a file that is there. */
  taken?(tx: Tx, upload: Upload): Promise<void>;
}

/** A file that was taken, inspected, and waits for a dossier. */
export interface Upload {
  id: string;
  /** For which required document of its owner; '' where that was not asked. */
  part: string;
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
  /** Whether a virus scanner looked at it. */
  scanned: boolean;
  at: Date;
}

/** What uploads stand on. */
export type Ground = Pick<Platform, 'database' | 'files' | 'settings'>;

/** Ten megabytes hold forty scanned pages at 200 dpi; what ten dossiers a day of thirty fill fits a ward's disk for years. */
export const MOST_FILE_MEGABYTES = 10;
export const MOST_TOTAL_MEGABYTES = 30;
export const MOST_FILES = 20;
/** A second on a weak phone's line: what a lost connection costs. */
export const CHUNK_BYTES = 256 * 1024;
export const MOST_CHUNK_BYTES = 1024 * 1024;
/** What citizens may hand in. */
export const CITIZENS_KINDS = ['pdf', 'jpeg', 'png', 'docx', 'xlsx'] as const;

const CITIZENS_LIMITS: UploadLimits = {
  kinds: CITIZENS_KINDS,
  fileMegabytes: MOST_FILE_MEGABYTES,
  totalMegabytes: MOST_TOTAL_MEGABYTES,
  files: MOST_FILES,
};

export function limitsOf(owner: UploadOwner): UploadLimits {
  return owner.limits ?? CITIZENS_LIMITS;
}

const uuid = z.uuid('Thiếu mã của lần gửi. Hãy mở lại trang.');

/** What is said of a file before its first piece is sent. */
export const beginFields = z.object({
  key: uuid,
  name: z.string().max(1000).default(''),
  size: z.number().int().min(1, 'Tệp rỗng. Hãy chọn tệp khác.'),
  part: z.string().max(200).default(''),
});

export type BeginFields = z.infer<typeof beginFields>;

/** An id as an address writes it. */
export function isUploadId(text: string): boolean {
  return uuid.safeParse(text).success;
}

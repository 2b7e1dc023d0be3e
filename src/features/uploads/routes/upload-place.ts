import type { Context } from 'hono';
import type { RequestVariables } from '../../../platform/platform.ts';
import type { Problem } from '../../../platform/problem.ts';
import type { UploadOwner } from '../schema.ts';

/** The routes are written for any place of either face: of its context they need no more than this. */
export interface UploadEnv {
  Variables: RequestVariables;
}
export type UploadContext = Context<UploadEnv>;

/** What a place says of the files that are handed in there. */
export interface UploadPlace {
  /** Whose files they are. It checks the visitor's right. @throws Problem not_found, not_signed_in */
  ownerOf(c: UploadContext): Promise<UploadOwner>;
  /** The cookie that the form tokens of this place are made from. */
  cookieOf(c: UploadContext): string;
  /** The page with the attachments, to which a form without JavaScript leads back. */
  backTo(c: UploadContext): string;
  /** The same page drawn again, with what is wrong; `problem.fields` names the part. */
  showAgain(c: UploadContext, problem: Problem): Response | Promise<Response>;
  /** Megabytes that one form without JavaScript may have; left out: what citizens may hand in. */
  formMegabytes?: number;
}

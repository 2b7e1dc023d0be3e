import type { Context } from 'hono';
import type { UploadOwner } from '../../features/uploads/index.ts';
import type { Problem } from '../../platform/problem.ts';
import type { PortalEnv } from '../ward.ts';

export type UploadContext = Context<PortalEnv>;

/** What a place of the portal says of the files that are handed in there. */
export interface UploadPlace {
  /** Whose files they are. It checks the visitor's right. @throws Problem not_found, not_signed_in */
  ownerOf(c: UploadContext): Promise<UploadOwner>;
  /** The cookie that the form tokens of this place are made from. */
  cookieOf(c: UploadContext): string;
  /** The page with the attachments, to which a form without JavaScript leads back. */
  backTo(c: UploadContext): string;
  /** The same page drawn again, with what is wrong; `problem.fields` names the part. */
  showAgain(c: UploadContext, problem: Problem): Response | Promise<Response>;
}

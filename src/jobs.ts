import { PACK_DOSSIER, type PartsFrom, packItem } from './features/archive/index.ts';
import { SEND_CODE, sendOneTimeCode } from './features/citizens/index.ts';
import { declaredParts } from './features/drafts/index.ts';
import { SEND_NOTICE, sendNotice } from './features/notices/index.ts';
import { receiptParts } from './features/payments/index.ts';
import type { Handlers } from './platform/jobs/worker.ts';
import { openMessenger } from './platform/messages/messages.ts';
import type { Platform } from './platform/platform.ts';

/** What features that stand after the archive add to the package of a dossier. */
export const PACKAGE_PARTS: readonly PartsFrom[] = [declaredParts, receiptParts];

/** Who does which work of the queue, in one list. */
export function jobHandlers(platform: Platform): Handlers {
  const messenger = openMessenger(platform.settings.messages);
  return {
    [SEND_NOTICE]: ({ wardId, noticeId }, job) =>
      sendNotice(platform, messenger, { wardId: Number(wardId), noticeId: Number(noticeId), job }),
    [SEND_CODE]: ({ wardId, codeId }) =>
      sendOneTimeCode(platform, messenger, { wardId: Number(wardId), codeId: Number(codeId) }),
    [PACK_DOSSIER]: ({ wardId, exportId, dossierId }, job) => {
      const key = { wardId: Number(wardId), exportId: Number(exportId), dossierId: Number(dossierId) };
      return packItem(platform, PACKAGE_PARTS, key, job);
    },
  };
}

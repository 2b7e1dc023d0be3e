import { SEND_CODE, sendOneTimeCode } from './features/citizens/index.ts';
import { DOSSIER_SETTLED } from './features/dossiers/index.ts';
import { SEND_NOTICE, sendNotice } from './features/notices/index.ts';
import { keepSettled } from './features/vault/index.ts';
import type { Handlers } from './platform/jobs/worker.ts';
import { openMessenger } from './platform/messages/messages.ts';
import type { Platform } from './platform/platform.ts';

/** Who does which work of the queue, in one list. */
export function jobHandlers(platform: Platform): Handlers {
  const messenger = openMessenger(platform.settings.messages);
  return {
    [SEND_NOTICE]: ({ wardId, noticeId }, job) =>
      sendNotice(platform, messenger, { wardId: Number(wardId), noticeId: Number(noticeId), job }),
    [DOSSIER_SETTLED]: ({ wardId, dossierId }) =>
      platform.database.transact((tx) =>
        keepSettled(tx, { wardId: Number(wardId), dossierId: Number(dossierId) }, platform.now()),
      ),
    [SEND_CODE]: ({ wardId, codeId }) =>
      sendOneTimeCode(platform, messenger, { wardId: Number(wardId), codeId: Number(codeId) }),
  };
}

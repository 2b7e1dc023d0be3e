import { SEND_CODE, sendOneTimeCode } from './features/citizens/index.ts';
import { LOOK_UP_FILED, lookUpFiled } from './features/dossiers/index.ts';
import { SEND_NOTICE, sendNotice } from './features/notices/index.ts';
import type { Handlers } from './platform/jobs/worker.ts';
import { openMessenger } from './platform/messages/messages.ts';
import type { Platform } from './platform/platform.ts';

/** Who does which work of the queue, in one list. */
export function jobHandlers(platform: Platform): Handlers {
  const messenger = openMessenger(platform.settings.messages);
  return {
    [SEND_NOTICE]: ({ wardId, noticeId }, job) =>
      sendNotice(platform, messenger, { wardId: Number(wardId), noticeId: Number(noticeId), job }),
    [LOOK_UP_FILED]: ({ wardId, dossierId }) =>
      lookUpFiled(platform, { wardId: Number(wardId), dossierId: Number(dossierId) }),
    [SEND_CODE]: ({ wardId, codeId }) =>
      sendOneTimeCode(platform, messenger, { wardId: Number(wardId), codeId: Number(codeId) }),
  };
}

import { PACK_DOSSIER, type PartsFrom, packItem } from './features/archive/index.ts';
import { SEND_CODE, sendOneTimeCode } from './features/citizens/index.ts';
import { READ_PAGE, readScanPage, TAKE_APART, takeApart } from './features/digitisation/index.ts';
import { DOSSIER_SETTLED, LOOK_UP_FILED, lookUpFiled } from './features/dossiers/index.ts';
import { declaredParts } from './features/drafts/index.ts';
import { SEND_NOTICE, sendNotice } from './features/notices/index.ts';
import { receiptParts } from './features/payments/index.ts';
import { keepSettled } from './features/vault/index.ts';
import type { Lane } from './platform/jobs/jobs.ts';
import type { Handlers } from './platform/jobs/worker.ts';
import { openMessenger } from './platform/messages/messages.ts';
import { type Platform, platformWithin } from './platform/platform.ts';
import type { Reader } from './platform/scanning/index.ts';

/** What features that stand after the archive add to the package of a dossier. */
export const PACKAGE_PARTS: readonly PartsFrom[] = [declaredParts, receiptParts];

/** Who does which work of the queue, in one list. */
export function jobHandlers(platform: Platform): Handlers {
  const messenger = openMessenger(platform.settings.messages);
  const at = (wardId: number | string | undefined) => platformWithin(platform, Number(wardId));
  return {
    [SEND_NOTICE]: ({ wardId, noticeId }, job) =>
      sendNotice(at(wardId), messenger, { wardId: Number(wardId), noticeId: Number(noticeId), job }),
    [DOSSIER_SETTLED]: ({ wardId, dossierId }) =>
      at(wardId).database.transact((tx) =>
        keepSettled(tx, { wardId: Number(wardId), dossierId: Number(dossierId) }, platform.now()),
      ),
    [LOOK_UP_FILED]: ({ wardId, dossierId }) =>
      lookUpFiled(at(wardId), { wardId: Number(wardId), dossierId: Number(dossierId) }),
    [SEND_CODE]: ({ wardId, codeId }) =>
      sendOneTimeCode(at(wardId), messenger, { wardId: Number(wardId), codeId: Number(codeId) }),
    [PACK_DOSSIER]: ({ wardId, exportId, dossierId }, job) => {
      const key = { wardId: Number(wardId), exportId: Number(exportId), dossierId: Number(dossierId) };
      return packItem(at(wardId), PACKAGE_PARTS, key, job);
    },
  };
}

const READING: readonly string[] = [TAKE_APART, READ_PAGE];
/** Longer than a page may take, so that no other worker takes it meanwhile. */
const READING_LEASE_SECONDS = 300;

/** What asks somebody outside, who may keep silent for as long as he is given. */
const OUTSIDE = { notices: [SEND_NOTICE], codes: [SEND_CODE], questions: [LOOK_UP_FILED] };

/**
 * Reading a page takes seconds, and so does a peer that does not answer: each has workers of its own, so that nothing waits behind a page
 * or behind a network that is cut, and no one-time code behind notices.
 */
export const LANES = {
  reading: { only: READING, leaseSeconds: READING_LEASE_SECONDS },
  notices: { only: OUTSIDE.notices },
  codes: { only: OUTSIDE.codes },
  questions: { only: OUTSIDE.questions },
  rest: { except: [...READING, ...Object.values(OUTSIDE).flat()] },
} as const satisfies Record<string, Lane>;

/** Who reads what was scanned. */
export function readingHandlers(platform: Platform, reader: Reader): Handlers {
  const at = (wardId: number | string | undefined) => ({
    ...platformWithin(platform, Number(wardId)),
    reader,
  });
  return {
    [TAKE_APART]: ({ wardId, fileId }) => takeApart(at(wardId), Number(wardId), Number(fileId)),
    [READ_PAGE]: ({ wardId, fileId, pageId }, job) =>
      readScanPage(
        at(wardId),
        { wardId: Number(wardId), fileId: Number(fileId), pageId: Number(pageId) },
        job,
      ),
  };
}

import { z } from 'zod';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import { adoptUploads, type UploadOwner } from '../../uploads/index.ts';
import type { ReceivedFeedback } from '../receive.ts';
import { placeOf, senderForm, senderOf, wordsForm, wordsOf } from './by-form.ts';
import { ABOUT, enterFeedback } from './enter.ts';
import { type Routing, suggestRouting } from './suggest-routing.ts';

const portalForm = z.object({
  ...wordsForm.shape,
  ...senderForm.shape,
  about: z.enum(ABOUT, 'Chọn điều bạn muốn nói thuộc loại nào.'),
  who: z.enum(['named', 'anonymous'], 'Chọn có ghi tên hay không.'),
  /** Shown that complaints and denunciations go elsewhere, he sends it all the same. */
  goOn: z.string().optional(),
});

/** What citizens may add. The paths by which a file is taken are those of uploads. */
export const FEEDBACK_FILES = {
  ...{ kinds: ['jpeg', 'png', 'pdf'] as const, fileMegabytes: 10, totalMegabytes: 30, files: 10 },
};

/** The files of a form that is not sent yet, or of one step of its sender: known by the form's key, which nobody guesses. */
export function feedbackUploads(wardId: number, clientKey: string): UploadOwner {
  return { wardId, key: `feedback:${clientKey}`, limits: FEEDBACK_FILES };
}

/** What a form has to say before it is taken: that it looks as if it belonged elsewhere. */
export class GoesElsewhere extends Problem {
  readonly as: Routing;

  constructor(as: Routing) {
    super('invalid', 'Chưa gửi: hãy đọc chỉ dẫn dưới đây rồi chọn.', {
      goOn: 'Nếu vẫn muốn gửi như phản ánh, kiến nghị, đánh dấu ô này rồi gửi lại.',
    });
    this.as = as;
  }
}

export interface PortalSender {
  wardId: number;
  citizenId: number | null;
  isKiosk: boolean;
  now: Date;
}

/** What was typed, checked; nothing is written. @throws Problem invalid, GoesElsewhere */
export async function readPortalForm(db: Db, from: PortalSender, given: unknown) {
  const form = parseFields(portalForm, given, 'Chưa gửi được.');
  const isNamed = form.who === 'named';
  const sender = isNamed ? senderOf(form, from.citizenId) : null;
  const place = await placeOf(db, from, form);
  const routing = routingOf(form);
  if (routing !== null && form.goOn !== '1') throw new GoesElsewhere(routing);
  return { form, sender, place };
}

function routingOf({ about, content, proposal }: z.infer<typeof portalForm>): Routing | null {
  if (about === 'complaint' || about === 'denunciation') return about;
  return suggestRouting(`${content} ${proposal}`)?.as ?? null;
}

/** Enters what a citizen sends from the portal or at the machine in the hall, with the files that he chose. */
export async function sendFeedback(
  tx: Tx,
  from: PortalSender,
  { form, sender, place }: Awaited<ReturnType<typeof readPortalForm>>,
): Promise<ReceivedFeedback> {
  const { wardId, now, isKiosk } = from;
  const files = await adoptUploads(tx, feedbackUploads(wardId, form.clientKey));
  return enterFeedback(
    tx,
    { wardId, now, takenBy: null },
    {
      ...{ clientKey: form.clientKey, channel: isKiosk ? 'kiosk' : 'portal', words: wordsOf(form), sender },
      files: files.map(({ name, sha256 }) => ({ name, file: sha256 })),
      ...place,
    },
    { about: form.about, happenedAt: null, isReadBack: false, note: '' },
  );
}

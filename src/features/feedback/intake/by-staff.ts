import { z } from 'zod';
import { instant, isDay, toLocalDay } from '../../../law/day.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { type FileStore, type StoredFile, saveFile } from '../../../platform/files/file-store.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import { type Act, noteAct, type Officer } from '../../organisation/index.ts';
import type { ReceivedFeedback } from '../receive.ts';
import { placeOf, senderForm, senderOf, wordsForm, wordsOf } from './by-form.ts';
import { enterFeedback } from './enter.ts';

/** What officers take down: everything else comes by itself. */
export const TAKEN_CHANNELS = ['hotline', 'paper', 'mass_media'] as const;
export type TakenChannel = (typeof TAKEN_CHANNELS)[number];

const staffForm = z.object({
  ...wordsForm.shape,
  ...senderForm.shape,
  channel: z.enum(TAKEN_CHANNELS, 'Chọn kênh.'),
  who: z.enum(['named', 'anonymous']).catch('anonymous'),
  /** Of the call, the letter or the article. */
  happenedOn: z.string().refine(isDay, 'Chọn ngày.'),
  happenedTime: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$|^$/, 'Ghi giờ như 09:30.')
    .default(''),
  isReadBack: z.string().optional(),
  source: z.string().trim().max(500, 'Tối đa 500 ký tự.').default(''),
});
type StaffForm = z.infer<typeof staffForm>;

/** Who writes down what somebody says: counters, who controls procedures, who oversees. */
export function mayTakeDown({ duties }: Pick<Officer, 'duties'>): boolean {
  return duties.some((duty) => duty === 'receive' || duty === 'control' || duty === 'oversee');
}

/**
 * Enters what an officer took down by telephone, from a letter or from the press. A letter comes with its scan. What the press says has no
 * sender. The same client key once.
 * @throws Problem not_allowed, invalid
 */
export async function takeDownFeedback(
  tx: Tx,
  files: FileStore,
  act: Act,
  { form: given, papers }: { form: unknown; papers: readonly StoredFile[] },
): Promise<ReceivedFeedback> {
  const { officer, now } = act;
  const { wardId } = officer;
  if (!mayTakeDown(officer)) throw new Problem('not_allowed', 'Bạn không có nhiệm vụ ghi phản ánh.');
  const form = parseFields(staffForm, given, 'Chưa ghi được.');
  const happenedAt = checked(form, papers.length, now);
  const isNamed = form.who === 'named' && form.channel !== 'mass_media';
  const sender = isNamed ? senderOf(form, null) : null;
  const place = await placeOf(tx, { wardId, now }, form);
  const kept = [];
  for (const paper of papers)
    kept.push({ name: paper.name, file: await saveFile(tx, files, wardId, paper, now) });
  const received = await enterFeedback(
    tx,
    { wardId, takenBy: officer.id, now },
    {
      ...{ clientKey: form.clientKey, channel: form.channel, sender, files: kept },
      ...{ words: wordsOf(form, form.channel === 'mass_media' ? form.source : ''), ...place },
    },
    { about: '', happenedAt, isReadBack: form.isReadBack === '1', note: '' },
  );
  if (received.token !== null) await noteAct(tx, act, 'feedback_receive', received.code);
  return received;
}

/** What each channel needs. @returns when it was called, written or published */
function checked(form: StaffForm, papers: number, now: Date): Date {
  const fields: Record<string, string> = {};
  const { channel, happenedOn, happenedTime, isReadBack, source } = form;
  if (happenedOn > toLocalDay(now)) fields.happenedOn = 'Ngày này chưa đến.';
  if (channel === 'hotline' && happenedTime === '') fields.happenedTime = 'Ghi giờ người gửi gọi đến.';
  if (channel === 'hotline' && isReadBack !== '1')
    fields.isReadBack = 'Đọc lại lời đã ghi cho người gọi nghe, họ đồng ý thì đánh dấu.';
  if (channel === 'paper' && papers === 0) fields.tep = 'Kèm bản quét của văn bản.';
  if (channel === 'mass_media' && source === '') fields.source = 'Ghi báo, đài, trang và đường dẫn.';
  const [hour = 0, minute = 0] = happenedTime === '' ? [] : happenedTime.split(':').map(Number);
  const at = instant(happenedOn, hour * 60 + minute);
  if (at > now && fields.happenedOn === undefined) fields.happenedTime = 'Giờ này chưa đến.';
  if (Object.keys(fields).length > 0) throw new Problem('invalid', 'Chưa ghi được.', fields);
  return at;
}

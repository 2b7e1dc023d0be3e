import { z } from 'zod';
import {
  type Filling,
  type FulfilledTask,
  fillFields,
  type OfficialContent,
  type PictureBlock,
  readMarks,
  SIGNINGS,
} from '../../features/official-documents/index.ts';
import { OFFICIAL_KINDS } from '../../law/document-kinds.ts';
import { parseFields } from '../../platform/problem.ts';

const text = (most: number) => z.string().max(most, `Tối đa ${most} ký tự.`).default('');
const list = z.preprocess(
  (given) => (given === undefined ? [] : [given].flat()),
  z.array(z.string()).max(60),
);

const documentForm = z.object({
  clientKey: z.uuid('Biểu mẫu đã cũ: hãy mở lại trang.'),
  kind: z.enum(OFFICIAL_KINDS, 'Chọn loại văn bản.'),
  seen: z.coerce.number().int().min(0).max(1_000_000).default(0),
  subject: text(2000),
  addressees: text(20_000),
  basis: text(40_000),
  body: text(400_000),
  recipients: text(20_000),
  /** "vice_chairman.12" */
  signing: z
    .string('Chọn người ký.')
    .regex(new RegExp(`^(${SIGNINGS.join('|')})\\.\\d{1,15}$`), 'Chọn người ký.')
    .transform((given) => {
      const [signing, signerId] = given.split('.') as [(typeof SIGNINGS)[number], string];
      return { signing, signerId: Number(signerId) };
    }),
  task: list.transform((given) =>
    given.flatMap((each): FulfilledTask[] => {
      const [, planId, taskKey] = /^(\d{1,9})\.(\d{1,9})$/.exec(each) ?? [];
      return planId === undefined ? [] : [{ planId: Number(planId), taskKey: Number(taskKey) }];
    }),
  ),
});

/** What the desk's form gave: parsed, its fields in braces filled with what they say now. @throws Problem invalid, with the fields */
export async function readTyped(filling: Filling, given: unknown, pictures: readonly PictureBlock[]) {
  const form = parseFields(documentForm, given, 'Chưa lưu được văn bản.');
  const { subject, addressees, basis, body, recipients } = form;
  const filled = await fillFields(filling, { subject, addressees, basis, body, recipients });
  const lines = (given: string) => given.split(/\r?\n/);
  const content: OfficialContent = {
    subject: filled.subject,
    addressees: lines(filled.addressees),
    basis: lines(filled.basis),
    recipients: lines(filled.recipients).map((line) => line.replace(/^\s*-\s*|[;.]\s*$/g, '')),
    ...readMarks(filled.body, pictures),
  };
  const { clientKey, kind, seen, signing, task } = form;
  return { clientKey, kind, seen, ...signing, tasks: task, content };
}

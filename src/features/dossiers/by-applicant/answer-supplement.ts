import { z } from 'zod';
import type { Tx } from '../../../platform/database/database.ts';
import { type FileStore, type StoredFile, saveFile } from '../../../platform/files/file-store.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import type { VisitorAct } from '../../citizens/index.ts';
import { answerDue } from '../arrival.ts';
import { askedNow } from '../asked.ts';
import { text } from '../intake-form.ts';
import type { DossierDocument } from '../schema.ts';
import type { Dossier } from '../store.ts';
import { type OwnContext, type OwnRequest, takeOwnStep } from './take-own-step.ts';

/** A file under the name of what was asked for. */
export interface AnswerFile {
  name: string;
  file: StoredFile;
}

export interface SupplementAnswer {
  note: unknown;
  /** Which request this answers: the number of the step that asked. */
  asked: unknown;
  files: AnswerFile[];
}

const WRONG = 'Chưa gửi được bổ sung: có mục cần sửa.';
const answerForm = z.object({
  note: text(2000).default(''),
  asked: z.coerce.number('Biểu mẫu đã cũ.').int('Biểu mẫu đã cũ.').positive('Biểu mẫu đã cũ.'),
});

/**
 * The applicant sends what he was asked for. Before acceptance the dossier waits for the desk's answer anew. In process
 * it has arrived from this instant on: nothing closes it any more, and the desk says within the hours of an online
 * submission whether it is enough; if so the term counts from the arrival, if not the applicant keeps his days.
 * @throws Problem not_found, step_not_open, changed_meanwhile (something else is asked now), invalid
 */
export async function answerSupplement(
  tx: Tx,
  store: FileStore,
  act: VisitorAct,
  request: OwnRequest & { answer: SupplementAnswer },
): Promise<Dossier> {
  const { note, asked } = parseFields(answerForm, request.answer, WRONG);
  const { files } = request.answer;
  return takeOwnStep(tx, act, { ...request, step: 'answer_supplement' }, async (context) => {
    if (askedNow(context.dossier)?.stepNo !== asked)
      throw new Problem('changed_meanwhile', 'Yêu cầu bổ sung vừa đổi. Hãy xem lại rồi gửi.');
    if (note === '' && files.length === 0)
      throw new Problem('invalid', WRONG, { note: 'Gửi ít nhất một tệp, hoặc viết câu trả lời.' });
    const documents = await keepFiles(store, context, files);
    const { state } = context.dossier;
    return {
      payload: {
        ...{ by: context.by, documents, note },
        answerDueAt: answerDue(act.now, 'online', context.rules),
        until: state.status === 'awaiting_supplement' ? (state.supplementUntil?.toISOString() ?? null) : null,
      },
      dueAt: null,
    };
  });
}

async function keepFiles(
  store: FileStore,
  { tx, dossier, act }: OwnContext,
  files: AnswerFile[],
): Promise<DossierDocument[]> {
  const last = Math.max(0, ...dossier.state.documents.map((each) => each.no));
  const kept: DossierDocument[] = [];
  for (const [at, { name, file }] of files.entries())
    kept.push({
      ...{ no: last + at + 1, name, source: 'electronic', quantity: 1, reusable: false },
      file: await saveFile(tx, store, dossier.wardId, file, act.now),
      scanExemptReason: null,
    });
  return kept;
}

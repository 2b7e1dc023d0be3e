import { randomUUID } from 'node:crypto';
import {
  type FeedbackPayloads,
  findFeedback,
  type GivenFeedback,
  receiveFeedback,
  type TakenFeedbackStep,
  takeFeedbackStep,
} from '../src/features/feedback/index.ts';
import type { Officer } from '../src/features/organisation/index.ts';
import { foldVietnamese } from '../src/platform/fold-vietnamese.ts';
import type { TestDatabase } from './database.ts';
import { givenFeedback } from './feedback-life.ts';

/** What the public is to see. */
export interface ShownWords {
  title: string;
  content: string;
  proposal: string;
  place: string;
  latitude: number | null;
  longitude: number | null;
  answer: string;
  matters: ('conduct' | 'regulation')[];
  fieldCode: string | null;
  procedureCode: string | null;
}
export interface ShownPhoto {
  file: string;
  mediaType: string;
  description: string;
}

export const SHOWN: ShownWords = {
  ...{ title: 'Chờ lâu ở quầy 3', content: 'Người dân chờ hai giờ.', proposal: 'Mở thêm quầy.', place: '' },
  ...{ latitude: null, longitude: null, answer: 'Phường đã mở thêm một quầy.', matters: ['conduct'] },
  ...{ fieldCode: null, procedureCode: null },
};

/** Petitions that are shown to the public, made the long way by one officer's hand at each step. */
export function publishedFeedback(
  at: TestDatabase,
  wardId = at.wardId,
  people?: Record<'desk' | 'handler' | 'approver', Officer>,
) {
  const officers = people ?? {
    ...{ desk: at.officer('kiemsoat'), handler: at.officer('vanhoa'), approver: at.officer('chutich') },
  };
  const { db } = at.database;
  const take = async <Name extends TakenFeedbackStep>(
    id: number,
    who: keyof typeof officers,
    step: Name,
    payload: FeedbackPayloads[Name],
  ): Promise<void> => {
    const act = { officer: officers[who], now: at.platform.now(), requestId: 'test' };
    const taken = { step, clientKey: randomUUID(), stepCount: null, payload };
    await at.database.transact((tx) => takeFeedbackStep(tx, act, id, taken));
  };
  /** Received, and answered: it waits for publication. */
  const answer = async (words: ShownWords, given: Partial<GivenFeedback> = {}) => {
    const { id, code } = await at.database.transact((tx) =>
      receiveFeedback(tx, { wardId, takenBy: null, now: at.platform.now() }, givenFeedback(given)),
    );
    const group = words.matters.includes('conduct') ? 'conduct' : 'own_regulation';
    await take(id, 'desk', 'accept', {
      ...{ group, matters: words.matters, fieldCode: null, procedureCode: null, dossierId: null },
      ...{ subjectUnitId: null, subjectOfficerId: null, note: '' },
    });
    await take(id, 'desk', 'assign', { unitId: officers.handler.unitId, officerId: null, note: '' });
    await take(id, 'handler', 'submit', { conclusion: 'founded', outcomes: [], answer: words.answer });
    const approved = { answer: words.answer, publishBy: '2026-12-31', withheld: null };
    await take(id, 'approver', 'approve', approved);
    return { id, code };
  };
  /** One more version of what the public sees, and the step that shows it. */
  const show = async (id: number, words: ShownWords, photos: readonly ShownPhoto[] = []): Promise<void> => {
    const { last } = await db
      .selectFrom('feedback_publications')
      .select(({ fn }) => fn.max('version').as('last'))
      .where('feedback_id', '=', id)
      .executeTakeFirstOrThrow();
    const version = Number(last ?? 0) + 1;
    const { matters, fieldCode, procedureCode, ...rest } = words;
    const key = { ward_id: wardId, feedback_id: id, version };
    await at.database.transact((tx) =>
      tx
        .insertInto('feedback_publications')
        .values({
          ...{ ...key, ...rest, matters: [...matters], field_code: fieldCode },
          ...{ procedure_code: procedureCode, unit_id: officers.handler.unitId },
          search_text: foldVietnamese([words.title, words.content, words.proposal, words.answer].join(' ')),
          ...{ decisions: '[]', reason: version === 1 ? '' : 'Sửa chữ', published_by: officers.desk.id },
          published_at: at.platform.now(),
        })
        .execute(),
    );
    for (const [no, { file, mediaType, description }] of photos.entries())
      await at.database.transact((tx) =>
        tx
          .insertInto('feedback_publication_photos')
          .values({
            ...{ ...key, no: no + 1, file, media_type: mediaType },
            ...{ width: 640, height: 480, description },
          })
          .execute(),
      );
    await take(id, 'desk', 'publish', { version });
  };
  const publish = async (change: Partial<ShownWords> = {}, photos: readonly ShownPhoto[] = []) => {
    const words = { ...SHOWN, ...change };
    const item = await answer(words);
    await show(item.id, words, photos);
    return item;
  };
  const takeDown = (id: number) => take(id, 'desk', 'take_down', { reason: 'Có thông tin cá nhân' });
  const reopen = (id: number) => {
    const [soon, later] = ['2026-12-15', '2026-12-31'];
    const dueDays = { classify: soon, supplement: soon, forward_regulation: soon, handle: later };
    return take(id, 'desk', 'reopen', { reason: 'Việc vẫn như cũ', dueDays });
  };
  const read = (id: number) => findFeedback(db, wardId, id);
  return { take, answer, show, publish, takeDown, reopen, read };
}

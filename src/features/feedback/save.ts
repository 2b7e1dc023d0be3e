import type { Tx } from '../../platform/database/database.ts';
import { publish } from '../../platform/database/publish.ts';
import { foldVietnamese } from '../../platform/fold-vietnamese.ts';
import { noteFacts } from '../figures/index.ts';
import { FEEDBACK_CHAIN_START, feedbackHash } from './chain.ts';
import { factsOf } from './facts.ts';
import { maskSender } from './handling/mask.ts';
import type { FeedbackSender, FeedbackStep, FeedbackStepOf, FeedbackWords } from './schema.ts';
import { applyFeedbackStep, beginFeedback, type FeedbackState } from './state.ts';
import type { Feedback, FeedbackFile } from './store.ts';
import { findVotes } from './votes.ts';

/** What lists of petitions follow live. */
export const FEEDBACK_TOPIC = 'feedback';

export interface NewFeedback {
  wardId: number;
  clientKey: string;
  words: FeedbackWords;
  /** Null: without a name. */
  sender: FeedbackSender | null;
  takenBy: number | null;
  /** SHA-256 of the token by which the sender comes back. */
  tokenHash: Buffer;
  first: FeedbackStepOf<'receive'>;
  files: readonly FeedbackFile[];
}

/** Saves an item with its first step. @returns its id */
export async function saveNewFeedback(tx: Tx, given: NewFeedback): Promise<number> {
  const { wardId, words, first, sender, clientKey } = given;
  const state = beginFeedback(first);
  const hash = feedbackHash(FEEDBACK_CHAIN_START, first, clientKey);
  const { id } = await tx
    .insertInto('feedback_items')
    .values({
      ...{ ward_id: wardId, code: state.code, channel: state.channel, received_at: first.at },
      ...{
        client_key: clientKey,
        is_anonymous: state.isAnonymous,
        title: words.title,
        content: words.content,
      },
      ...{
        proposal: words.proposal,
        place: words.place,
        latitude: words.latitude,
        longitude: words.longitude,
      },
      ...{ about_whom: words.aboutWhom, source: words.source, taken_by: given.takenBy, head_hash: hash },
      search_text: searchTextOf(state.code, words, sender),
      ...columnsOf(state),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const key = { ward_id: wardId, feedback_id: id };
  if (sender !== null) {
    const { citizenId, isProtected, ...rest } = sender;
    await tx
      .insertInto('feedback_senders')
      .values({ ...key, ...rest, citizen_id: citizenId, is_protected: isProtected })
      .execute();
  }
  await tx
    .insertInto('feedback_keys')
    .values({ ...key, token_hash: given.tokenHash, made_at: first.at })
    .execute();
  await insertStep(tx, { wardId, id }, { step: first, clientKey, previous: FEEDBACK_CHAIN_START, hash });
  await saveFiles(tx, { wardId, id }, { stepNo: 1, after: 0, files: given.files });
  await noteFacts(tx, wardId, [], factsOf(state, { likes: 0, dislikes: 0 }));
  await publish(tx, wardId, FEEDBACK_TOPIC, 'arrival');
  return id;
}

/** Adds a step to a locked item and keeps its row, its files and its figures in step with it. */
export async function saveFeedbackStep(
  tx: Tx,
  item: Feedback,
  step: FeedbackStep,
  { clientKey, files = [] }: { clientKey: string; files?: readonly FeedbackFile[] },
): Promise<FeedbackState> {
  const state = applyFeedbackStep(item.state, step);
  const hash = feedbackHash(item.headHash, step, clientKey);
  await insertStep(tx, item, { step, clientKey, previous: item.headHash, hash });
  await tx
    .updateTable('feedback_items')
    .set({ ...columnsOf(state), head_hash: hash })
    .where('ward_id', '=', item.wardId)
    .where('id', '=', item.id)
    .execute();
  await saveFiles(tx, item, { stepNo: step.no, after: item.files.length, files });
  const votes = await findVotes(tx, item.wardId, item.id);
  await noteFacts(tx, item.wardId, factsOf(item.state, votes), factsOf(state, votes));
  await publish(tx, item.wardId, FEEDBACK_TOPIC, 'step');
  return state;
}

type Key = Pick<Feedback, 'wardId' | 'id'>;

async function insertStep(
  tx: Tx,
  { wardId, id }: Key,
  {
    step,
    clientKey,
    previous,
    hash,
  }: { step: FeedbackStep; clientKey: string; previous: Buffer; hash: Buffer },
): Promise<void> {
  await tx
    .insertInto('feedback_steps')
    .values({
      ...{ ward_id: wardId, feedback_id: id, no: step.no, step: step.step, status_after: step.statusAfter },
      ...{ at: step.at, officer_id: step.officerId, by: step.by, payload: JSON.stringify(step.payload) },
      ...{ client_key: clientKey, previous_hash: previous, hash },
    })
    .execute();
}

async function saveFiles(
  tx: Tx,
  { wardId, id }: Key,
  { stepNo, after, files }: { stepNo: number; after: number; files: readonly FeedbackFile[] },
): Promise<void> {
  if (files.length === 0) return;
  await tx
    .insertInto('feedback_files')
    .values(
      files.map(({ name, file }, at) => ({
        ...{ ward_id: wardId, feedback_id: id, no: after + at + 1, step_no: stepNo, name, file },
      })),
    )
    .execute();
}

/** The columns that are the fold of the steps. */
export function columnsOf(state: FeedbackState) {
  return {
    ...{ status: state.status, status_at: state.statusAt, step_count: state.stepCount },
    ...{ feedback_group: state.group, matters: [...state.matters], field_code: state.fieldCode },
    ...{ procedure_code: state.procedureCode, dossier_id: state.dossierId },
    ...{ subject_unit_id: state.subjectUnitId, subject_officer_id: state.subjectOfficerId },
    ...{ unit_id: state.unitId, officer_id: state.officerId },
    ...{ limit_code: state.limit?.code ?? null, due_on: state.limit?.dueOn ?? null },
    ...{ handled_on: state.handledOn, published_on: state.publishedOn },
    ...{ repeats_id: state.repeatsId, into_id: state.intoId },
  };
}

/** What is looked for: without the sender, whom nobody is to find by trying his name. */
function searchTextOf(code: string, words: FeedbackWords, sender: FeedbackSender | null): string {
  const shown = [words.title, words.content, words.place].map((text) => maskSender(text, sender));
  return foldVietnamese([code, ...shown].join(' '));
}

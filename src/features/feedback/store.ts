import type { Db, Tx } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import type { FeedbackSender, FeedbackStatus, FeedbackStep, FeedbackWords } from './schema.ts';
import { type FeedbackState, foldFeedback } from './state.ts';

export interface FeedbackFile {
  name: string;
  /** SHA-256 of its bytes. */
  file: string;
}

/** An item with its record. Its sender is read apart (`findSender`). */
export interface Feedback {
  wardId: number;
  id: number;
  words: FeedbackWords;
  takenBy: number | null;
  state: FeedbackState;
  steps: readonly FeedbackStep[];
  files: readonly (FeedbackFile & { no: number; stepNo: number })[];
  headHash: Buffer;
}

/** @throws Problem not_found */
export function findFeedback(db: Db, wardId: number, id: number): Promise<Feedback> {
  return read(db, wardId, id, false);
}

/** The same, and nobody else takes a step meanwhile. @throws Problem not_found */
export function lockFeedback(tx: Tx, wardId: number, id: number): Promise<Feedback> {
  return read(tx, wardId, id, true);
}

async function read(db: Db, wardId: number, id: number, locks: boolean): Promise<Feedback> {
  const item = db.selectFrom('feedback_items').selectAll().where('ward_id', '=', wardId).where('id', '=', id);
  const row = await (locks ? item.forUpdate() : item).executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có phản ánh, kiến nghị này.');
  const [steps, files] = await Promise.all([listSteps(db, wardId, id), listFiles(db, wardId, id)]);
  const { title, content, proposal, place, latitude, longitude, source } = row;
  return {
    ...{ wardId, id, takenBy: row.taken_by, headHash: row.head_hash, steps, files },
    words: { title, content, proposal, place, latitude, longitude, aboutWhom: row.about_whom, source },
    state: foldFeedback(steps),
  };
}

export async function listSteps(db: Db, wardId: number, id: number): Promise<FeedbackStep[]> {
  const rows = await db
    .selectFrom('feedback_steps')
    .select(['no', 'step', 'status_after', 'at', 'officer_id', 'by', 'payload'])
    .where('ward_id', '=', wardId)
    .where('feedback_id', '=', id)
    .orderBy('no')
    .execute();
  return rows.map(asStep);
}

export function asStep(row: {
  no: number;
  step: string;
  status_after: string;
  at: Date;
  officer_id: number | null;
  by: string;
  payload: unknown;
}): FeedbackStep {
  const { no, step, status_after, at, officer_id, by, payload } = row;
  return { no, step, statusAfter: status_after, at, officerId: officer_id, by, payload } as FeedbackStep;
}

async function listFiles(db: Db, wardId: number, id: number): Promise<Feedback['files']> {
  const rows = await db
    .selectFrom('feedback_files')
    .select(['no', 'step_no', 'name', 'file'])
    .where('ward_id', '=', wardId)
    .where('feedback_id', '=', id)
    .orderBy('no')
    .execute();
  return rows.map(({ no, step_no, name, file }) => ({ no, stepNo: step_no, name, file }));
}

/** Who sent it; null: without a name. Whoever shows it to an officer notes the look (`noteAccess`). */
export async function findSender(db: Db, wardId: number, id: number): Promise<FeedbackSender | null> {
  const row = await db
    .selectFrom('feedback_senders')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('feedback_id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const { kind, name, address, phone, email, citizen_id, is_protected } = row;
  return {
    ...{ kind: kind as FeedbackSender['kind'], name, address, phone, email },
    ...{ citizenId: citizen_id, isProtected: is_protected },
  };
}

/** The item that the holder of a token sent. @throws Problem not_found */
export async function findFeedbackId(db: Db, wardId: number, tokenHash: Buffer): Promise<number> {
  const row = await db
    .selectFrom('feedback_keys')
    .select('feedback_id')
    .where('ward_id', '=', wardId)
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có phản ánh, kiến nghị này.');
  return row.feedback_id;
}

/** Officers who were asked to explain. */
export function askedOfficers({ steps }: Pick<Feedback, 'steps'>): number[] {
  return steps.flatMap((each) =>
    each.step === 'record' && each.payload.kind === 'explanation_asked' && each.payload.officerId !== null
      ? [each.payload.officerId]
      : [],
  );
}

/** A petition as its sender gets it back. */
export interface OwnFeedback {
  code: string;
  receivedAt: Date;
  title: string;
  content: string;
  proposal: string;
  place: string;
  status: FeedbackStatus;
  name: string;
  address: string;
  phone: string;
  email: string;
}

/** The petitions that someone sent with his account's name to them, the newest first. */
export async function listOwnFeedback(db: Db, wardId: number, citizenId: number): Promise<OwnFeedback[]> {
  const rows = await db
    .selectFrom('feedback_senders as s')
    .innerJoin('feedback_items as i', (join) =>
      join.onRef('i.ward_id', '=', 's.ward_id').onRef('i.id', '=', 's.feedback_id'),
    )
    .select(['i.code', 'i.received_at', 'i.title', 'i.content', 'i.proposal', 'i.place', 'i.status'])
    .select(['s.name', 's.address', 's.phone', 's.email'])
    .where('s.ward_id', '=', wardId)
    .where('s.citizen_id', '=', citizenId)
    .orderBy('i.id', 'desc')
    .execute();
  return rows.map(({ received_at, ...row }) => ({
    ...row,
    receivedAt: received_at,
    status: row.status as FeedbackStatus,
  }));
}

import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { unsealJson } from '../../../platform/personal-ids/sealing.ts';
import { Problem } from '../../../platform/problem.ts';
import { type Dossier, findHeld, type HeldNumber } from '../../dossiers/index.ts';
import type { Written } from '../templates/fill-template.ts';

/** A version as its examiner saved it; `file` is the drawn PDF, which is what is signed. */
export interface ResultVersion {
  no: number;
  template: string;
  written: Written;
  signerId: number;
  file: string;
  savedAt: Date;
  savedBy: number;
}

/** A version with its signer's signature. */
export interface Approval {
  no: number;
  versionNo: number;
  stepNo: number;
  file: string;
  signedAt: Date;
  signedBy: number;
  /** The dossier was sent back after it: it counts no more. */
  isVoid: boolean;
}

export interface ResultDraft {
  wardId: number;
  id: number;
  dossierId: number;
  code: string;
  /** Oldest first; at least one. */
  versions: ResultVersion[];
  approvals: Approval[];
  /** The approval that counts now. */
  approval: Approval | null;
  /** The number that it holds or was issued under. */
  number: HeldNumber | null;
}

/** The draft of a dossier's result with all its versions; null where none was begun. */
export async function findDraft(db: Db, dossier: Dossier): Promise<ResultDraft | null> {
  const { wardId, id: dossierId } = dossier;
  const row = await db
    .selectFrom('result_drafts')
    .select(['id', 'code'])
    .where('ward_id', '=', wardId)
    .where('dossier_id', '=', dossierId)
    .executeTakeFirst();
  if (!row) return null;
  const approvals = await listApprovals(db, dossier, row.id);
  const approval = approvals.findLast((each) => !each.isVoid) ?? null;
  const number = approval === null ? null : await findHeld(db, wardId, holderOf(row.id, approval));
  const versions = await listVersions(db, wardId, row.id);
  return { wardId, id: row.id, dossierId, code: row.code, versions, approvals, approval, number };
}

/** @throws Problem step_not_open when a signed version waits for its seal: another file must not take its place */
export async function mustNotBeSigned(db: Db, dossier: Dossier): Promise<void> {
  const draft = await findDraft(db, dossier);
  if (draft?.approval)
    throw new Problem(
      'step_not_open',
      'Kết quả đã ký số: hãy cấp số và đóng dấu số ở trang Kết quả, hoặc trả lại để làm lại.',
    );
}

/** The name under which a signed version holds its number. */
export function holderOf(draftId: number, { no }: Pick<Approval, 'no'>): string {
  return `result:${draftId}.${no}`;
}

/** Whoever writes a version, signs one or issues it holds this until he commits. */
export async function lockDraft(tx: Tx, wardId: number, dossierId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`result:${wardId}/${dossierId}`}, 0))`.execute(
    tx,
  );
}

async function listVersions(db: Db, wardId: number, draftId: number): Promise<ResultVersion[]> {
  const rows = await db
    .selectFrom('result_versions')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('draft_id', '=', draftId)
    .orderBy('no')
    .execute();
  return rows.map((row) => ({
    ...{ no: row.no, template: row.template, signerId: row.signer_id },
    written: unsealJson<Written>('result_versions.fields', row.fields),
    ...{ file: row.file, savedAt: row.saved_at, savedBy: row.saved_by },
  }));
}

async function listApprovals(db: Db, { wardId, steps }: Dossier, draftId: number): Promise<Approval[]> {
  const rows = await db
    .selectFrom('result_approvals')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('draft_id', '=', draftId)
    .orderBy('no')
    .execute();
  const sentBack = Math.max(0, ...steps.map(({ step }) => (step.step === 'send_back' ? step.no : 0)));
  return rows.map((row) => ({
    ...{ no: row.no, versionNo: row.version_no, stepNo: row.step_no, file: row.file },
    ...{ signedAt: row.signed_at, signedBy: row.signed_by, isVoid: row.step_no < sentBack },
  }));
}

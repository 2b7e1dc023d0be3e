import { z } from 'zod';
import type { Tx } from '../../../platform/database/database.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import { type Dossier, findDossierByCode } from '../../dossiers/index.ts';
import { noteFacts } from '../../figures/index.ts';
import { type Act, noteAct } from '../../organisation/index.ts';
import { answerFacts } from '../answer-facts.ts';
import { officersOf } from '../concerned.ts';
import { followVoid } from '../follow-ups/follow-answer.ts';
import { DECISIVE } from '../questions.ts';

export const CHECKS = ['matches', 'differs', 'void'] as const;
export type CheckKind = (typeof CHECKS)[number];

export const CHECK_LABELS: Record<CheckKind, string> = {
  matches: 'Đã đối chiếu, đúng',
  differs: 'Sai lệch với phiếu giấy',
  void: 'Loại phiếu',
};

const form = z.object({
  clientKey: z.uuid(),
  code: z.string().trim().min(1, 'Ghi mã hồ sơ.').max(60),
  kind: z.enum(CHECKS, 'Chọn kết quả.'),
  reason: z.string().trim().max(500, 'Tối đa 500 ký tự.').default(''),
});

const WRONG = 'Chưa ghi được: có mục cần sửa.';
const LEAST_REASON = 10;

/**
 * What whoever controls found of an answer: as its paper, not as its paper, or invalid. A void answer stays with its versions
 * and leaves the figures. Never by who typed it, nor by who worked on the dossier. The same client key once.
 * @throws Problem not_allowed, invalid (with the fields), step_not_open
 */
export async function checkAnswer(tx: Tx, act: Act, given: unknown): Promise<void> {
  const { wardId, id: officerId, duties } = act.officer;
  if (!duties.includes('control'))
    throw new Problem('not_allowed', 'Chỉ bộ phận kiểm soát đối chiếu, loại phiếu đánh giá.');
  const { clientKey, code, kind, reason } = parseFields(form, given, WRONG);
  if (kind !== 'matches' && reason.length < LEAST_REASON)
    throw new Problem('invalid', WRONG, { reason: `Ghi lý do, ít nhất ${LEAST_REASON} ký tự.` });
  const dossier = await findDossierByCode(tx, wardId, code);
  const answer = dossier && (await lockAnswer(tx, dossier));
  if (!dossier || !answer)
    throw new Problem('invalid', WRONG, { code: 'Không có phiếu đánh giá của hồ sơ mang mã này.' });
  if (answer.typed_by === officerId || officersOf(dossier).has(officerId))
    throw new Problem(
      'not_allowed',
      'Bạn đã nhập phiếu này hoặc đã làm hồ sơ của nó: người khác phải đối chiếu.',
    );
  if (await isNoted(tx, wardId, clientKey)) return;
  if (kind !== 'void' && answer.way !== 'paper')
    throw new Problem('invalid', WRONG, {
      code: 'Phiếu này do người nộp tự gửi, không có bản giấy để đối chiếu.',
    });
  const isFound = await hasCheck(tx, dossier, { version: answer.version, kind });
  if (answer.voided_at !== null || isFound)
    throw new Problem('step_not_open', 'Phiếu này đã được ghi kết quả như vậy, hoặc đã bị loại.');
  await tx
    .insertInto('survey_checks')
    .values({
      ...{ ward_id: wardId, dossier_id: dossier.id, version: answer.version, kind, reason },
      ...{ officer_id: officerId, at: act.now, client_key: clientKey },
    })
    .execute();
  if (kind === 'void') await voidAnswer(tx, dossier, answer, act.now);
  await noteAct(tx, act, `survey_${kind}`, dossier.state.code);
}

async function voidAnswer(tx: Tx, dossier: Dossier, answer: Locked, now: Date): Promise<void> {
  await tx
    .updateTable('survey_answers')
    .set({ voided_at: now })
    .where('ward_id', '=', dossier.wardId)
    .where('dossier_id', '=', dossier.id)
    .execute();
  const { procedureCode, competentUnitId: unitId } = dossier.state;
  const counted = { answeredAt: answer.answered_at, score: answer.score, procedureCode, unitId };
  await noteFacts(tx, dossier.wardId, answerFacts(counted), []);
  await followVoid(tx, dossier, now);
}

type Locked = NonNullable<Awaited<ReturnType<typeof lockAnswer>>>;

async function lockAnswer(tx: Tx, { wardId, id }: Dossier) {
  const row = await tx
    .selectFrom('survey_answers')
    .select(['way', 'typed_by', 'version', 'voided_at', 'answered_at'])
    .where('ward_id', '=', wardId)
    .where('dossier_id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return null;
  const { score } = await tx
    .selectFrom('survey_scores')
    .select('score')
    .where('ward_id', '=', wardId)
    .where('dossier_id', '=', id)
    .where('question', '=', DECISIVE)
    .executeTakeFirstOrThrow();
  return { ...row, score };
}

async function isNoted(tx: Tx, wardId: number, clientKey: string): Promise<boolean> {
  const row = await tx
    .selectFrom('survey_checks')
    .select('kind')
    .where('ward_id', '=', wardId)
    .where('client_key', '=', clientKey)
    .executeTakeFirst();
  return row !== undefined;
}

async function hasCheck(
  tx: Tx,
  { wardId, id }: Dossier,
  { version, kind }: { version: number; kind: CheckKind },
): Promise<boolean> {
  const row = await tx
    .selectFrom('survey_checks')
    .select('kind')
    .where('ward_id', '=', wardId)
    .where('dossier_id', '=', id)
    .where('version', '=', version)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return row !== undefined;
}

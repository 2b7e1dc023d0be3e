import { z } from 'zod';
import { feedbackDue } from '../../../../law/feedback.ts';
import { parseFields } from '../../../../platform/problem.ts';
import { findDossierByCode } from '../../../dossiers/index.ts';
import { listOfficersEver, listUnits } from '../../../organisation/index.ts';
import { findProcedure, listFields } from '../../../procedures/index.ts';
import { dueDaysFrom } from '../../rules.ts';
import { DECLINE_REASONS, type FeedbackPayloads, MATTERS, REDIRECTIONS } from '../../schema.ts';
import { boxes, choice, NOT_DONE, note, words, wrong } from './fields.ts';
import { type VerbGround, verb } from './verb.ts';

const acceptForm = z.object({
  matters: boxes(MATTERS).refine((matters) => matters.length > 0, 'Chọn ít nhất một loại nội dung.'),
  fieldCode: z.string().trim().max(40).default(''),
  procedureCode: z.string().trim().max(20).default(''),
  dossierCode: z.string().trim().max(60).default(''),
  subjectUnitId: choice,
  subjectOfficerId: choice,
  note,
});
type AcceptForm = z.output<typeof acceptForm>;

const declineForm = z.object({
  reason: z.enum(DECLINE_REASONS, 'Chọn lý do không tiếp nhận.'),
  note: words(2000),
});
const redirectForm = z.object({
  as: z.enum(REDIRECTIONS, 'Chọn chuyển hay hướng dẫn theo hướng nào.'),
  to: z.string().trim().min(3, 'Ghi cơ quan nhận.').max(300, 'Tối đa 300 ký tự.'),
  note,
});

/** Takes it up: what it is about, of which procedure and dossier, and whom it complains about. */
export const accept = verb({
  step: 'accept',
  payload: async (at, form) => asAccepted(at, parseFields(acceptForm, form, NOT_DONE)),
  // Classified anew, he is not told again.
  tells: ({ group }) => (group === null ? 'accepted' : null),
});

export const decline = verb({
  step: 'decline',
  payload: (_, form) => parseFields(declineForm, form, NOT_DONE),
  tells: () => 'declined',
});

/** To where it belongs; complaints, denunciations and receptions with the decree that they follow. */
export const redirect = verb({
  step: 'redirect',
  payload: (_, form) => parseFields(redirectForm, form, NOT_DONE),
  tells: () => 'redirected',
});

export const askSupplement = verb({
  step: 'ask_supplement',
  payload: ({ ground: { today, rules, calendar } }, form) => {
    const { ask } = parseFields(z.object({ ask: words(2000) }), form, NOT_DONE);
    return { ask, dueOn: feedbackDue('sender', { from: today, rules }, calendar) };
  },
  tells: () => 'supplement_asked',
});

/** What the sender gave at the desk or by telephone. The limits begin anew. */
export const supplement = verb({
  step: 'supplement',
  payload: ({ ground }, form) => ({
    ...parseFields(z.object({ text: words() }), form, NOT_DONE),
    dueDays: dueDaysFrom(ground),
  }),
});

async function asAccepted(at: VerbGround, form: AcceptForm): Promise<FeedbackPayloads['accept']> {
  const { matters, note: why } = form;
  const dossier = await dossierOf(at, form.dossierCode);
  const procedureCode = form.procedureCode || (dossier?.state.procedureCode ?? null);
  const fieldCode = await fieldOf(at, form.fieldCode, procedureCode);
  return {
    group: matters.includes('conduct') ? 'conduct' : 'own_regulation',
    ...{ matters, note: why, procedureCode, fieldCode, dossierId: dossier?.id ?? null },
    ...(await subjectOf(at, form)),
  };
}

async function dossierOf({ tx, act }: VerbGround, code: string) {
  if (code === '') return null;
  const dossier = await findDossierByCode(tx, act.officer.wardId, code);
  return dossier ?? wrong('dossierCode', 'Phường không có hồ sơ mang mã này.');
}

/** The procedure's own field, unless another was chosen. */
async function fieldOf({ tx, ground }: VerbGround, given: string, procedureCode: string | null) {
  const fields = await listFields(tx, ground.today);
  if (given !== '' && !fields.some(({ fieldCode }) => fieldCode === given))
    wrong('fieldCode', 'Chọn một lĩnh vực.');
  if (procedureCode === null) return given || null;
  const procedure = await findProcedure(tx, procedureCode, ground.today).catch(() => null);
  if (procedure === null) wrong('procedureCode', 'Danh mục không có thủ tục mang mã này.');
  return given || procedure.fieldCode;
}

async function subjectOf({ tx, act }: VerbGround, form: AcceptForm) {
  const { wardId } = act.officer;
  const [units, officers] = await Promise.all([listUnits(tx, wardId), listOfficersEver(tx, wardId)]);
  const officer = officers.find(({ id }) => id === form.subjectOfficerId);
  if (form.subjectOfficerId !== null && !officer) wrong('subjectOfficerId', 'Chọn một người của phường.');
  if (form.subjectUnitId !== null && !units.some(({ id }) => id === form.subjectUnitId))
    wrong('subjectUnitId', 'Chọn một đơn vị của phường.');
  return { subjectUnitId: form.subjectUnitId, subjectOfficerId: form.subjectOfficerId };
}

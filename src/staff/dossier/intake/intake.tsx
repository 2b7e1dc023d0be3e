import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import {
  type DeskAnswer,
  type Earlier,
  findDossier,
  findLikeDossiers,
  findWardRules,
  type LikeDossier,
} from '../../../features/dossiers/index.ts';
import { findProcedure, type ProcedureVersion } from '../../../features/procedures/index.ts';
import { receiveWithVault } from '../../../features/vault/index.ts';
import { toLocalDay } from '../../../law/day.ts';
import { normalisePhone } from '../../../law/phone.ts';
import { readForm } from '../../../platform/http/form.ts';
import { mustBeId } from '../../../platform/http/keys.ts';
import { Problem } from '../../../platform/problem.ts';
import { typed } from '../../../ui/field.tsx';
import { sayDossiers } from '../../looks/say-rows.ts';
import { actOf, requireDuty, type StaffContext, type StaffEnv } from '../../session.ts';
import { alongOf, choosePage } from './choose-procedure.tsx';
import { intakePage } from './intake-form.tsx';
import { type AskedLookup, FoundNothing, lookUpRow, lookUpUntried, takeLookup } from './intake-lookups.ts';
import { earlierOf, fillFromCard, takeCardLine } from './read-card.ts';
import { keepScans, readDocuments, readIntake, type Values } from './read-intake.ts';
import { cannotOpen, isAgreed } from './vault-offer.tsx';

const PATH = '/can-bo/ho-so/moi';

export const intake = new Hono<StaffEnv>()
  .get(PATH, async (c) => {
    requireDuty(c.var.officer, 'receive');
    const code = c.req.query('thu-tuc');
    if (!code) return choosePage(c);
    const procedure = await findProcedure(c.var.platform.database.db, code, toLocalDay(c.var.platform.now()));
    const { values, earlier } = await samePerson(c);
    return c.html(
      await intakePage(c, procedure, { values: { clientKey: randomUUID(), ...values }, earlier }),
    );
  })
  .post(PATH, async (c) => {
    requireDuty(c.var.officer, 'receive');
    const { database, files, now } = c.var.platform;
    let body: Values = await readForm(c);
    const procedure = await findProcedure(database.db, String(body.procedureCode ?? ''), toLocalDay(now()));
    const scanned = takeCardLine(body);
    if (scanned) return showFilled(c, procedure, scanned);
    if (body.answer === 'vault') return showVault(c, procedure, body);
    const asked = takeLookup(body);
    if (asked) return showLookedUp(c, procedure, asked, body);
    let like: LikeDossier[] = [];
    try {
      if (deskAnswer(body).answer === 'accept') body = await lookUpUntried(c, procedure, body);
      const documents = await readDocuments(c, body, procedure);
      const act = actOf(c);
      const form = readIntake(body);
      like = body.acknowledged === '1' ? [] : await likeDossiers(c, body);
      if (like.length > 0)
        throw new Problem('invalid', 'Người này đã có hồ sơ cùng thủ tục. Xem lại trước khi nhận thêm.', {
          acknowledged: 'Đánh dấu nếu đây là hồ sơ khác.',
        });
      const received = await database.transact((tx) =>
        receiveWithVault(tx, files, act, { form, documents, isAgreed: isAgreed(body) }, deskAnswer(body)),
      );
      const along = typed(body, 'luot') ? `?luot=${mustBeId(typed(body, 'luot'))}` : '';
      return c.redirect(`/can-bo/ho-so/${received.dossierId}${along}`, 303);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const kept = await keepScans(c, error instanceof FoundNothing ? error.values : body);
      const values = error.code === 'changed_meanwhile' ? { ...kept, clientKey: randomUUID() } : kept;
      const problem = new Problem(error.code, error.message, namedAsTyped(error.fields));
      const earlier = await earlierOf(c, typed(body, 'applicantPersonalId') ?? '');
      return c.html(await intakePage(c, procedure, { values, earlier, problem, like }), error.status);
    }
  });

/** The form again, filled from a card or a number; with what the scanner's line could not be read as, when it could not. */
async function showFilled(
  c: StaffContext,
  procedure: ProcedureVersion,
  { line, values }: { line: string; values: Values },
) {
  const filled = await fillFromCard(c, line, await keepScans(c, values));
  return c.html(await intakePage(c, procedure, { ...filled, offers: true }), filled.problem?.status ?? 200);
}

/** The form again, with what the owner's vault has for it once he agrees. */
async function showVault(c: StaffContext, procedure: ProcedureVersion, body: Values) {
  const values = await keepScans(c, body);
  const earlier = await earlierOf(c, typed(body, 'applicantPersonalId') ?? '');
  const problem = cannotOpen(body) ?? undefined;
  const page = await intakePage(c, procedure, { values, earlier, problem, offers: true });
  return c.html(page, problem?.status ?? 200);
}

/** The form again, with what a database said about one of its papers; nothing is accepted by it. */
async function showLookedUp(c: StaffContext, procedure: ProcedureVersion, asked: AskedLookup, body: Values) {
  const kept = await keepScans(c, body);
  const earlier = await earlierOf(c, typed(body, 'applicantPersonalId') ?? '');
  try {
    const values = await lookUpRow(c, procedure, asked, kept);
    return c.html(await intakePage(c, procedure, { values, earlier }));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return c.html(await intakePage(c, procedure, { values: kept, earlier, problem: error }), error.status);
  }
}

/** The fields of the desk's answer have other names in this form than in the step's own. */
function namedAsTyped(fields: Readonly<Record<string, string>>): Record<string, string> {
  const names: Record<string, string> = { items: 'answerItems', reason: 'answerReason', days: 'answerDays' };
  return Object.fromEntries(Object.entries(fields).map(([name, text]) => [names[name] ?? name, text]));
}

/** What the button says that the desk answers. */
function deskAnswer(body: Values): DeskAnswer {
  if (body.answer === 'refuse') return { answer: 'refuse', fields: { reason: body.answerReason } };
  if (body.answer === 'request_supplement')
    return {
      answer: 'request_supplement',
      fields: { items: body.answerItems, reason: body.answerReason, days: body.answerDays },
    };
  return { answer: 'accept' };
}

/** The person of an earlier dossier, for whoever files several. */
async function samePerson(c: StaffContext): Promise<{ values: Values; earlier: Earlier | null }> {
  const { tiep, luot } = alongOf(c);
  const values: Values = luot ? { luot } : {};
  if (!tiep) return { values, earlier: null };
  const { database } = c.var.platform;
  const { wardId } = c.var.officer;
  const { applicant, state } = await findDossier(database.db, { wardId, dossierId: mustBeId(tiep) });
  sayDossiers(c, [mustBeId(tiep)]);
  return {
    values: {
      ...values,
      applicantKind: state.applicantKind,
      applicantName: applicant.name,
      applicantPersonalId: applicant.personalId ?? '',
      applicantBirthOn: applicant.birthOn ?? '',
      applicantPhone: applicant.phone ?? '',
      applicantAddress: applicant.address,
      applicantEmail: applicant.email ?? '',
      representativeName: applicant.representativeName ?? '',
      representativePersonalId: applicant.representativePersonalId ?? '',
      representativeBasis: applicant.representativeBasis ?? '',
      channel: state.channel,
      sessionId: state.sessionId === null ? '' : String(state.sessionId),
      returnBy: applicant.returnBy,
      noticeBy: applicant.noticeBy,
      forBody: state.place === 'forwarded' && state.elsewhereWardId === null ? (state.elsewhere ?? '') : '',
      forWardId: state.place === 'forwarded' ? String(state.elsewhereWardId ?? '') : '',
    },
    earlier: await earlierOf(c, applicant.personalId ?? ''),
  };
}

async function likeDossiers(c: StaffContext, body: Values): Promise<LikeDossier[]> {
  const { database, now } = c.var.platform;
  const { wardId } = c.var.officer;
  const { duplicateWarningDays: days } = await findWardRules(database.db, wardId, now());
  return findLikeDossiers(database.db, wardId, {
    procedureCode: typed(body, 'procedureCode') ?? '',
    name: typed(body, 'applicantName') ?? '',
    personalId: typed(body, 'applicantPersonalId')?.replace(/[\s-]/g, '') || null,
    phone: normalisePhone(typed(body, 'applicantPhone') ?? ''),
    clientKey: typed(body, 'clientKey') ?? '',
    days,
    now: now(),
  });
}

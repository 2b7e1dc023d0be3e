import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import {
  type DeskAnswer,
  type Earlier,
  findDossier,
  findEarlier,
  findLikeDossiers,
  findWardRules,
  type LikeDossier,
  receive,
} from '../../../features/dossiers/index.ts';
import { noteAct } from '../../../features/organisation/index.ts';
import { findProcedure } from '../../../features/procedures/index.ts';
import { toLocalDay } from '../../../law/day.ts';
import { readIdentityCard } from '../../../law/identity-card.ts';
import { normalisePhone } from '../../../law/phone.ts';
import { mustBeId } from '../../../platform/http/keys.ts';
import { Problem } from '../../../platform/problem.ts';
import { typed } from '../../../ui/field.tsx';
import { actOf, requireDuty, type StaffContext, type StaffEnv } from '../../session.ts';
import { alongOf, choosePage } from './choose-procedure.tsx';
import { intakePage } from './intake-form.tsx';
import { keepScans, readDocuments, readIntake, type Values } from './read-intake.ts';

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
  .post(`${PATH}/the`, async (c) => {
    requireDuty(c.var.officer, 'receive');
    const { database, now } = c.var.platform;
    const body = await c.req.parseBody();
    const procedure = await findProcedure(database.db, String(body.procedureCode ?? ''), toLocalDay(now()));
    const filled = await fromCard(c, body);
    return c.html(await intakePage(c, procedure, filled), filled.problem?.status ?? 200);
  })
  .post(PATH, async (c) => {
    requireDuty(c.var.officer, 'receive');
    const { database, files, now } = c.var.platform;
    const body = await c.req.parseBody({ all: true });
    const procedure = await findProcedure(database.db, String(body.procedureCode ?? ''), toLocalDay(now()));
    let like: LikeDossier[] = [];
    try {
      const documents = await readDocuments(c, body, procedure);
      const act = actOf(c);
      const form = readIntake(body);
      like = body.acknowledged === '1' ? [] : await likeDossiers(c, body);
      if (like.length > 0)
        throw new Problem('invalid', 'Người này đã có hồ sơ cùng thủ tục. Xem lại trước khi nhận thêm.', {
          acknowledged: 'Đánh dấu nếu đây là hồ sơ khác.',
        });
      const received = await database.transact((tx) =>
        receive(tx, files, act, { form, documents }, deskAnswer(body)),
      );
      const along = typed(body, 'luot') ? `?luot=${mustBeId(typed(body, 'luot'))}` : '';
      return c.redirect(`/can-bo/ho-so/${received.dossierId}${along}`, 303);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const kept = await keepScans(c, body);
      const values = error.code === 'changed_meanwhile' ? { ...kept, clientKey: randomUUID() } : kept;
      const problem = new Problem(error.code, error.message, namedAsTyped(error.fields));
      const earlier = await earlierOf(c, typed(body, 'applicantPersonalId') ?? '');
      return c.html(await intakePage(c, procedure, { values, earlier, problem, like }), error.status);
    }
  });

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
  await database.transact((tx) => noteAct(tx, actOf(c), 'view', state.code));
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
    },
    earlier: await earlierOf(c, applicant.personalId ?? ''),
  };
}

/** What a scanned card says, and what the ward already has from that person. */
async function fromCard(c: StaffContext, body: Values) {
  const fresh: Values = { clientKey: randomUUID(), ...body };
  const card = readIdentityCard(typed(body, 'card') ?? '');
  if (!card) {
    const problem = new Problem('invalid', 'Không đọc được thẻ. Quét lại, hoặc gõ tên và số.', {
      card: 'Dòng này không phải mã QR của thẻ căn cước.',
    });
    return { values: fresh, earlier: null, problem };
  }
  const earlier = await earlierOf(c, card.personalId);
  return {
    earlier,
    values: {
      ...fresh,
      applicantKind: 'citizen',
      applicantName: card.name,
      applicantPersonalId: card.personalId,
      applicantBirthOn: card.birthOn ?? '',
      applicantAddress: card.address,
      applicantPhone: typed(body, 'applicantPhone') || (earlier?.phone ?? ''),
      applicantEmail: typed(body, 'applicantEmail') || (earlier?.email ?? ''),
    },
  };
}

/** Looking at someone's earlier dossiers is noted, as opening one is. */
async function earlierOf(c: StaffContext, personalId: string): Promise<Earlier | null> {
  if (!/^\d{10,13}$/.test(personalId)) return null;
  const { database } = c.var.platform;
  const earlier = await findEarlier(database.db, c.var.officer.wardId, personalId);
  if (earlier) await database.transact((tx) => noteAct(tx, actOf(c), 'view', earlier.code));
  return earlier;
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

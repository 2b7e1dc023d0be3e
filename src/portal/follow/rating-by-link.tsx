import { type Context, Hono } from 'hono';
import { type Dossier, findDossier, findDossierByCode } from '../../features/dossiers/index.ts';
import { findRatingPath, readRatingToken } from '../../features/notices/index.ts';
import { findProcedureVersion } from '../../features/procedures/index.ts';
import {
  answerSurvey,
  DECISIVE,
  findLink,
  findSurvey,
  type SurveySender,
} from '../../features/surveys/index.ts';
import { callerAddress } from '../../platform/http/caller.ts';
import { formLimit, readForm } from '../../platform/http/form.ts';
import { Problem } from '../../platform/problem.ts';
import { countTry } from '../../platform/security/attempts.ts';
import { PortalPage } from '../frame.tsx';
import { KioskRating } from '../surveys/kiosk-rating.tsx';
import { mustBeNoOfficer } from '../surveys/no-officer.ts';
import { doneQuery, Thanks } from '../surveys/thanks.tsx';
import type { PortalEnv } from '../ward.ts';
import { clientKeyOf, isForForm, type Typed } from './own-form.tsx';
import { RatingForm } from './rating-form.tsx';

type LinkContext = Context<PortalEnv>;

/** Links that one address may try in vain in a quarter of an hour. */
const MISSES = 30;
const NOT_OURS = 'Đường dẫn này không đúng, hoặc đã hết hạn.';

/** How the applicant was served, by a link of his own. It opens these questions and nothing of the dossier. */
export const ratingByLink = new Hono<PortalEnv>()
  .get('/dg/:token', async (c) => {
    const { database, settings } = c.var.platform;
    const given = { secret: settings.secret, wardId: c.var.ward.id, token: c.req.param('token') };
    const path = await findRatingPath(database.db, given);
    if (path === null) throw await missed(c);
    return c.redirect(path, 302);
  })
  .get('/danh-gia/:token', async (c) => c.html(await show(c, {})))
  .post('/danh-gia/:token', formLimit(1), async (c) => {
    const { dossier, sender } = await read(c);
    const body = await readForm(c);
    const { database, now } = c.var.platform;
    await mustBeNoOfficer(c);
    try {
      const sent = { ...sender, clientKey: clientKeyOf(body), now: now() };
      await database.transact((tx) => answerSurvey(tx, dossier, sent, body));
      return c.redirect(`${c.req.path}?${doneQuery(body[DECISIVE])}${body.may === '1' ? '&may=1' : ''}`, 303);
    } catch (error) {
      if (!isForForm(error)) throw error;
      return c.html(await show(c, { problem: error, typed: body }), error.status);
    }
  });

/** The dossier that the link is about, and how an answer by it comes. @throws Problem not_found, too_many_tries */
async function read(c: LinkContext): Promise<{ dossier: Dossier; sender: SurveySender }> {
  const { database, settings, now } = c.var.platform;
  const { id: wardId } = c.var.ward;
  const token = c.req.param('token') ?? '';
  const handedOut = await findLink(database.db, wardId, token, now());
  if (handedOut !== null) {
    const { dossierId, sender } = handedOut;
    return { dossier: await findDossier(database.db, { wardId, dossierId }), sender };
  }
  const code = readRatingToken(settings.secret, wardId, token);
  const dossier = code === null ? null : await findDossierByCode(database.db, wardId, code);
  if (dossier === null) throw await missed(c);
  return { dossier, sender: { way: 'link' } };
}

/** Counts a link that we did not write, so that none is found by trying. */
async function missed(c: LinkContext): Promise<Problem> {
  const { database, now } = c.var.platform;
  await database.transact((tx) => countTry(tx, `rating:${callerAddress(c)}`, MISSES, 15, now()));
  return new Problem('not_found', NOT_OURS);
}

async function show(c: LinkContext, { problem, typed }: { problem?: Problem; typed?: Typed }) {
  const { dossier, sender } = await read(c);
  const { database, now } = c.var.platform;
  const { procedureCode, procedureVersion } = dossier.state;
  const procedure = await findProcedureVersion(database.db, procedureCode, procedureVersion);
  const survey = await findSurvey(database.db, dossier, now(), sender);
  const done = c.req.query('xong');
  const isBad = done === 'thap';
  if (c.req.query('may') === '1' || typed?.may === '1')
    return <KioskRating {...{ c, procedure, survey, problem, isDone: done !== undefined, isBad }} />;
  return (
    <PortalPage title="Đánh giá việc phục vụ" ward={c.var.ward}>
      <h1>{done === undefined ? 'Bạn thấy được phục vụ thế nào?' : 'Cảm ơn bạn đã đánh giá'}</h1>
      <p>{procedure.name}</p>
      {done === undefined ? (
        <RatingForm {...{ survey, problem, typed, showsAnswer: false }} action={c.req.path} />
      ) : (
        <Thanks isBad={isBad}>
          <p>
            <a href={c.req.path}>Sửa đánh giá</a>
          </p>
        </Thanks>
      )}
    </PortalPage>
  );
}

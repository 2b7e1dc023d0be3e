import { type Context, Hono } from 'hono';
import { type Dossier, findDossierByCode } from '../../features/dossiers/index.ts';
import { findRatingPath, readRatingToken } from '../../features/notices/index.ts';
import { findProcedureVersion } from '../../features/procedures/index.ts';
import { answerSurvey, findSurvey } from '../../features/surveys/index.ts';
import { callerAddress } from '../../platform/http/caller.ts';
import { formLimit, readForm } from '../../platform/http/form.ts';
import { Problem } from '../../platform/problem.ts';
import { countTry } from '../../platform/security/attempts.ts';
import { PortalPage } from '../frame.tsx';
import type { PortalEnv } from '../ward.ts';
import { clientKeyOf, isForForm, type Typed } from './own-form.tsx';
import { RatingForm } from './rating-form.tsx';

type LinkContext = Context<PortalEnv>;

/** Links that one address may try in vain in a quarter of an hour. */
const MISSES = 30;
const NOT_OURS = 'Đường dẫn này không đúng.';

/** How the applicant was served, by the link of his notice. It opens these questions and nothing of the dossier. */
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
    const dossier = await read(c);
    const body = await readForm(c);
    const { database, now } = c.var.platform;
    try {
      const how = { clientKey: clientKeyOf(body), way: 'link' as const, now: now() };
      await database.transact((tx) => answerSurvey(tx, dossier, how, body));
      return c.redirect(`${c.req.path}?xong=1`, 303);
    } catch (error) {
      if (!isForForm(error)) throw error;
      return c.html(await show(c, { problem: error, typed: body }), error.status);
    }
  });

/** The dossier that the link is about. @throws Problem not_found, too_many_tries */
async function read(c: LinkContext): Promise<Dossier> {
  const { database, settings } = c.var.platform;
  const code = readRatingToken(settings.secret, c.var.ward.id, c.req.param('token') ?? '');
  const dossier = code === null ? null : await findDossierByCode(database.db, c.var.ward.id, code);
  if (dossier === null) throw await missed(c);
  return dossier;
}

/** Counts a link that we did not write, so that none is found by trying. */
async function missed(c: LinkContext): Promise<Problem> {
  const { database, now } = c.var.platform;
  await database.transact((tx) => countTry(tx, `rating:${callerAddress(c)}`, MISSES, 15, now()));
  return new Problem('not_found', NOT_OURS);
}

async function show(c: LinkContext, { problem, typed }: { problem?: Problem; typed?: Typed }) {
  const dossier = await read(c);
  const { database, now } = c.var.platform;
  const { procedureCode, procedureVersion } = dossier.state;
  const procedure = await findProcedureVersion(database.db, procedureCode, procedureVersion);
  const survey = await findSurvey(database.db, dossier, now());
  const isDone = c.req.query('xong') !== undefined;
  return (
    <PortalPage title="Đánh giá việc phục vụ" ward={c.var.ward}>
      <h1>{isDone ? 'Cảm ơn bạn đã đánh giá' : 'Bạn thấy được phục vụ thế nào?'}</h1>
      <p>{procedure.name}</p>
      {isDone ? (
        <p>
          <a href={c.req.path}>Sửa đánh giá</a>. Có việc cần phường xử lý và trả lời?{' '}
          <a href={`/phan-anh/gui?ho-so=${encodeURIComponent(dossier.state.code)}`}>Gửi phản ánh</a>.
        </p>
      ) : (
        <RatingForm {...{ survey, problem, typed, showsAnswer: false }} action={c.req.path} />
      )}
    </PortalPage>
  );
}

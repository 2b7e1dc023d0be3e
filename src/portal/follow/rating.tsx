import { Hono } from 'hono';
import { answerSurvey, findSurvey } from '../../features/surveys/index.ts';
import { readForm } from '../../platform/http/form.ts';
import type { Problem } from '../../platform/problem.ts';
import { PortalPage } from '../frame.tsx';
import { mustBeNoOfficer } from '../surveys/no-officer.ts';
import type { KnownEnv } from '../visitor.ts';
import { clientKeyOf, isForForm, type Typed } from './own-form.tsx';
import { RatingForm } from './rating-form.tsx';
import { type OwnContext, pathOf, readOwn } from './read-own.ts';

/** How the applicant was served, from the page of his dossier. */
export const ratingPage = new Hono<KnownEnv>()
  .get('/ho-so-cua-toi/:code/danh-gia', async (c) => c.html(await show(c)))
  .post('/ho-so-cua-toi/:code/danh-gia', async (c) => {
    const dossier = await readOwn(c);
    const body = await readForm(c);
    const { database, now } = c.var.platform;
    try {
      await mustBeNoOfficer(c);
      const sent = { clientKey: clientKeyOf(body), way: 'session' as const, now: now() };
      await database.transact((tx) => answerSurvey(tx, dossier, sent, body));
      return c.redirect(`${pathOf(dossier)}?xong=danh-gia`, 303);
    } catch (error) {
      if (!isForForm(error)) throw error;
      return c.html(await show(c, error, body), error.status);
    }
  });

async function show(c: OwnContext, problem?: Problem, typed?: Typed) {
  const dossier = await readOwn(c);
  const { database, now } = c.var.platform;
  const survey = await findSurvey(database.db, dossier, now(), { way: 'session' });
  return (
    <PortalPage title="Đánh giá việc phục vụ" ward={c.var.ward} place="/ho-so-cua-toi">
      <p>
        <a href={pathOf(dossier)}>Hồ sơ {dossier.state.code}</a>
      </p>
      <h1>Bạn thấy được phục vụ thế nào?</h1>
      <RatingForm
        {...{ survey, problem, typed, token: c.var.token, showsAnswer: true }}
        action={pathOf(dossier, 'danh-gia')}
      />
    </PortalPage>
  );
}

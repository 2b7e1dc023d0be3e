import { Hono } from 'hono';
import {
  decideRequest,
  exportAtDesk,
  fileRequestAtDesk,
  findRequest,
  listRequests,
} from '../../features/privacy/index.ts';
import { readForm } from '../../platform/http/form.ts';
import { mustBeId } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { sayDossiers, saySubject } from '../looks/say-rows.ts';
import { actOf, requireDuty, type StaffContext, type StaffEnv } from '../session.ts';
import { DESK, ONE, PATH } from './places.ts';
import { DeskRequestPage } from './request-form.tsx';
import { RequestPage } from './request-page.tsx';
import { RightsPage } from './rights-page.tsx';

/** What persons ask of their own data: taken at the desk, decided by whoever controls. */
export const dataRightsPages = new Hono<StaffEnv>()
  .get(PATH, async (c) => {
    requireDuty(c.var.officer, 'receive', 'control');
    return c.html(await rightsPage(c, {}));
  })
  .post(`${PATH}/tai`, async (c) => {
    requireDuty(c.var.officer, 'receive', 'control');
    const body = await readForm(c);
    try {
      const { zip, dossierIds } = await exportAtDesk(c.var.platform.database, actOf(c), body);
      sayDossiers(c, dossierIds);
      return c.body(zip, 200, {
        'content-type': 'application/zip',
        'content-disposition': 'attachment; filename="du-lieu-ca-nhan.zip"',
        'cache-control': 'private, no-store',
      });
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'invalid') throw error;
      return c.html(await rightsPage(c, body, error), error.status);
    }
  })
  .get(DESK, (c) => {
    requireDuty(c.var.officer, 'receive', 'control');
    return c.html(<DeskRequestPage c={c} values={{}} />);
  })
  .post(DESK, async (c) => {
    requireDuty(c.var.officer, 'receive', 'control');
    const body = await readForm(c);
    try {
      const { database } = c.var.platform;
      const id = await database.transact((tx) => fileRequestAtDesk(tx, actOf(c), body));
      return c.redirect(`${PATH}#so-${id}`, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'invalid') throw error;
      return c.html(<DeskRequestPage c={c} values={body} problem={error} />, error.status);
    }
  })
  .get(ONE, async (c) => c.html(await requestPage(c, {})))
  .post(ONE, async (c) => {
    requireDuty(c.var.officer, 'control');
    const body = await readForm(c);
    const id = mustBeId(c.req.param('id'));
    try {
      await decideRequest(c.var.platform, actOf(c), id, body);
      return c.redirect(`${PATH}/${id}`, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code === 'not_found') throw error;
      return c.html(await requestPage(c, body, error), error.status);
    }
  });

async function rightsPage(c: StaffContext, values: Record<string, unknown>, problem?: Problem) {
  const { db } = c.var.platform.database;
  const { wardId } = c.var.officer;
  const [open, answered] = [
    await listRequests(db, wardId, 'open'),
    await listRequests(db, wardId, 'answered'),
  ];
  return <RightsPage {...{ c, values, problem, open, answered }} />;
}

async function requestPage(c: StaffContext, values: Record<string, unknown>, problem?: Problem) {
  requireDuty(c.var.officer, 'control');
  const { db } = c.var.platform.database;
  const request = await findRequest(db, c.var.officer.wardId, mustBeId(c.req.param('id')));
  saySubject(c, `yêu cầu số ${request.id}`);
  return <RequestPage {...{ c, request, values, problem }} />;
}

import { Hono } from 'hono';
import { decideWeights } from '../../features/indicators/index.ts';
import { Problem } from '../../platform/problem.ts';
import { actOf, requireDuty, type StaffEnv } from '../session.ts';
import { exportIndex } from './export-index.ts';
import { indexPage } from './index-page.tsx';
import { WEIGHTS_PATH, weightsPage } from './weights-page.tsx';

/** The QĐ 766 index: of any period, beside another one; and how its components weigh. */
export const qualityIndexPages = new Hono<StaffEnv>()
  .get('/can-bo/chi-so-766', async (c) => c.html(await indexPage(c)))
  .get('/can-bo/chi-so-766.csv', exportIndex)
  .get(WEIGHTS_PATH, async (c) => c.html(await weightsPage(c, {})))
  .post(WEIGHTS_PATH, async (c) => {
    requireDuty(c.var.officer, 'administer', 'control');
    const body = await c.req.parseBody();
    try {
      const act = actOf(c);
      await c.var.platform.database.transact((tx) => decideWeights(tx, act, body));
      return c.redirect(WEIGHTS_PATH, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code === 'not_allowed') throw error;
      return c.html(await weightsPage(c, body, error), error.status);
    }
  });

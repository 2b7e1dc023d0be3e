import { Hono } from 'hono';
import {
  listOpenOf,
  mustScan,
  openBatch,
  SCAN_LIMITS,
  scanOwner,
} from '../../features/digitisation/index.ts';
import { type UploadContext, uploadRoutes } from '../../features/uploads/index.ts';
import { readCookie } from '../../platform/http/cookies.ts';
import { mustBeId } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { showDossier } from '../dossier/dossier.tsx';
import { readDossier } from '../dossier/read-dossier.ts';
import { actOf, SESSION_COOKIE, type StaffContext, type StaffEnv } from '../session.ts';
import { mustDigitise, pathOf, uploadsOf } from './own-batch.ts';

const PLACE = '/can-bo/ho-so/:dossier{[0-9]+}/so-hoa';

function here(c: UploadContext): StaffContext {
  return c as never;
}

const dossierOf = (c: StaffContext) => mustBeId(c.req.param('dossier'));

/** The officer's open batch of the dossier. @throws Problem not_found, step_not_open, not_allowed */
async function ownBatch(c: StaffContext) {
  mustDigitise(c);
  const act = actOf(c);
  return c.var.platform.database.transact(async (tx) => {
    const dossier = await mustScan(tx, act, dossierOf(c));
    return openBatch(tx, act, dossier.id);
  });
}

/** Files that are scanned for a dossier: whole by a form, in pieces by our script. */
export const scanUploads = new Hono<StaffEnv>()
  .get(PLACE, async (c) => {
    mustDigitise(c);
    const dossier = await readDossier(c, dossierOf(c));
    const open = await listOpenOf(c.var.platform.database.db, dossier.wardId, dossier.id);
    const own = open.find((each) => each.officerId === c.var.officer.id);
    return c.redirect(own ? pathOf(own) : `/can-bo/ho-so/${dossier.id}`, 303);
  })
  .post(`${PLACE}/mo`, async (c) => {
    try {
      return c.redirect(pathOf(await ownBatch(c)), 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'step_not_open') throw error;
      const dossier = await readDossier(c, dossierOf(c));
      return c.html(await showDossier(c, dossier, error), error.status);
    }
  })
  .route(
    PLACE,
    uploadRoutes({
      ownerOf: async (c) => scanOwner(await ownBatch(here(c)), { source: 'drag' }),
      cookieOf: (c) => readCookie(c, SESSION_COOKIE) ?? '',
      backTo: (c) => uploadsOf(dossierOf(here(c))),
      showAgain: async (c, problem) => {
        const dossier = await readDossier(here(c), dossierOf(here(c)));
        return c.html(await showDossier(here(c), dossier, problem), problem.status);
      },
      formMegabytes: SCAN_LIMITS.totalMegabytes + 2,
    }) as never,
  );

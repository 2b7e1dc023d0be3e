import { Hono } from 'hono';
import {
  draftOutreachReport,
  findOutreach,
  listOutreachSteps,
  planOutreach,
  takeOutreachStep,
} from '../../features/outreach/index.ts';
import { readPaper } from '../../platform/files/paper.ts';
import { openStoredFile } from '../../platform/files/stored-file.ts';
import { mustBeId } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { sendFile } from '../send-file.ts';
import { actOf, type StaffContext, type StaffEnv } from '../session.ts';
import { itemPage } from './item-page.tsx';
import { listPage } from './list-page.tsx';
import { newPage } from './new-page.tsx';
import { PLACE } from './place.ts';
import { printPage } from './print-page.tsx';
import { readStep } from './read-step.ts';

const ITEM = `${PLACE}/:id{[0-9]+}`;

/** Outreach: the list, a new piece, and each one's page. */
export const outreachPages = new Hono<StaffEnv>()
  .get(PLACE, async (c) => c.html(await listPage(c)))
  .get(`${PLACE}/moi`, async (c) => c.html(await newPage(c, null)))
  .post(PLACE, async (c) => {
    const values = await c.req.parseBody({ all: true });
    try {
      const id = await c.var.platform.database.transact((tx) => planOutreach(tx, actOf(c), values));
      return c.redirect(`${PLACE}/${id}`, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code === 'not_allowed') throw error;
      return c.html(await newPage(c, { values, problem: error }), error.status);
    }
  })
  .get(ITEM, async (c) => c.html(await itemPage(c, null)))
  .get(`${ITEM}/phieu`, async (c) => c.html(await printPage(c)))
  .post(`${ITEM}/buoc`, (c) =>
    written(c, async (body) => {
      const { database, files, settings } = c.var.platform;
      const id = idOf(c);
      await findOutreach(database.db, c.var.officer.wardId, id);
      const form = readStep(body);
      const file = await readPaper(form.file, settings);
      await database.transact((tx) => takeOutreachStep(tx, files, actOf(c), { id, form, file }));
    }),
  )
  .post(`${ITEM}/bao-cao`, (c) =>
    written(c, (body) =>
      c.var.platform.database.transact((tx) => draftOutreachReport(tx, actOf(c), idOf(c), body)),
    ),
  )
  .get(`${ITEM}/tep/:sha256{[0-9a-f]+}`, async (c) => {
    const { database, files } = c.var.platform;
    const { wardId } = c.var.officer;
    const sha256 = c.req.param('sha256');
    const steps = await listOutreachSteps(database.db, wardId, idOf(c));
    if (!steps.some(({ file }) => file === sha256))
      throw new Problem('not_found', 'Việc này không có tệp ấy.');
    return sendFile(c, await openStoredFile(database.db, files, wardId, sha256), 'inline');
  });

function idOf(c: StaffContext): number {
  return mustBeId(c.req.param('id'));
}

/** Takes one of the page's forms; what was typed stays when it is refused. */
async function written(c: StaffContext, work: (body: Record<string, unknown>) => Promise<unknown>) {
  const body = await c.req.parseBody();
  try {
    await work(body);
    return c.redirect(`${PLACE}/${idOf(c)}`, 303);
  } catch (error) {
    if (!(error instanceof Problem) || ['not_found', 'not_allowed'].includes(error.code)) throw error;
    return c.html(await itemPage(c, { values: body, problem: error }), error.status);
  }
}

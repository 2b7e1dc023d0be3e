import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { answerCase, closeCase, findCase, redraftLetter } from '../../features/urging/index.ts';
import { readPaper } from '../../platform/files/paper.ts';
import { openStoredFile } from '../../platform/files/stored-file.ts';
import { mustBeId } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { sendFile } from '../send-file.ts';
import { actOf, type StaffContext, type StaffEnv } from '../session.ts';
import { type Asked, casePage } from './case-page.tsx';
import { exportCases } from './export-cases.ts';
import { listPage } from './list-page.tsx';
import { PLACE } from './place.ts';

const CASE = `${PLACE}/:id{[0-9]+}`;

/** Urging what is late: the list of cases, and each with its letters and answers. */
export const urgingPages = new Hono<StaffEnv>()
  .get(PLACE, async (c) => c.html(await listPage(c)))
  .get(`${PLACE}.csv`, (c) => exportCases(c))
  .get(CASE, async (c) => c.html(await casePage(c, caseIdOf(c), { form: null, values: keyed() })))
  .post(`${CASE}/tra-loi`, (c) =>
    written(c, 'answer', async (body) => {
      const { database, files, settings } = c.var.platform;
      const file = await readPaper(body.file, settings);
      const act = actOf(c);
      await database.transact((tx) => answerCase(tx, files, act, { caseId: caseIdOf(c), form: body, file }));
    }),
  )
  .post(`${CASE}/dong`, (c) =>
    written(c, 'close', (body) =>
      c.var.platform.database.transact((tx) => closeCase(tx, actOf(c), caseIdOf(c), body)),
    ),
  )
  .post(`${CASE}/soan-lai`, (c) =>
    written(c, 'redraft', (body) => redraftLetter(c.var.platform.database, actOf(c), caseIdOf(c), body)),
  )
  .get(`${CASE}/tep/:sha256{[0-9a-f]+}`, async (c) => {
    const { database, files } = c.var.platform;
    const { wardId } = c.var.officer;
    const sha256 = c.req.param('sha256');
    const { events } = await findCase(database.db, { wardId, caseId: caseIdOf(c) });
    if (!events.some(({ file }) => file === sha256))
      throw new Problem('not_found', 'Vụ đôn đốc không có tệp này.');
    return sendFile(c, await openStoredFile(database.db, files, wardId, sha256), 'inline');
  });

const keyed = () => ({ clientKey: randomUUID() });

function caseIdOf(c: StaffContext): number {
  return mustBeId(c.req.param('id'));
}

/** Takes one of the case's forms; what was typed stays when it is refused. */
async function written(
  c: StaffContext,
  form: Exclude<Asked['form'], null>,
  work: (body: Record<string, unknown>) => Promise<void>,
) {
  const body = await c.req.parseBody();
  try {
    await work(body);
    return c.redirect(`${PLACE}/${caseIdOf(c)}`, 303);
  } catch (error) {
    if (!(error instanceof Problem) || ['not_found', 'not_allowed'].includes(error.code)) throw error;
    return c.html(await casePage(c, caseIdOf(c), { form, values: body, problem: error }), error.status);
  }
}

import { Hono } from 'hono';
import {
  checkAnswer,
  isPaperOf,
  TYPING_DUTIES,
  takeFollowUpStep,
  typePaper,
} from '../../features/surveys/index.ts';
import { readPaper } from '../../platform/files/paper.ts';
import { openStoredFile } from '../../platform/files/stored-file.ts';
import { mustBeId } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { sendFile } from '../send-file.ts';
import { actOf, requireDuty, type StaffContext, type StaffEnv } from '../session.ts';
import { checksPage } from './checks-page.tsx';
import { deskCode } from './desk-code.tsx';
import { exportResults } from './export-results.ts';
import { followUpPage, followUpsPage } from './follow-ups.tsx';
import { paperPage } from './paper-page.tsx';
import { PLACE } from './place.tsx';
import { resultsPage } from './results-page.tsx';

/** Satisfaction: its results, papers that are typed and compared, what bad answers set off. */
export const surveyPages = new Hono<StaffEnv>()
  .get(PLACE, async (c) => c.html(await resultsPage(c)))
  .get(`${PLACE}.csv`, (c) => exportResults(c, 'csv'))
  .get(`${PLACE}.xlsx`, (c) => exportResults(c, 'xlsx'))
  .post('/can-bo/ho-so/:id{[0-9]+}/ma-danh-gia', async (c) => {
    c.header('cache-control', 'private, no-store');
    return c.html(await deskCode(c, mustBeId(c.req.param('id'))));
  })
  .get(`${PLACE}/phieu-giay`, (c) => {
    requireDuty(c.var.officer, ...TYPING_DUTIES);
    return c.html(paperPage(c, {}));
  })
  .post(`${PLACE}/phieu-giay`, async (c) => {
    requireDuty(c.var.officer, ...TYPING_DUTIES);
    const { database, files, settings } = c.var.platform;
    return written(c, {
      work: async (form) => {
        const paper = await readPaper(form.file, settings);
        await database.transact((tx) => typePaper(tx, files, actOf(c), { form, paper }));
      },
      next: `${PLACE}/phieu-giay?xong=1`,
      again: (values, problem) => paperPage(c, values, problem),
    });
  })
  .get(`${PLACE}/doi-chieu`, async (c) => {
    requireDuty(c.var.officer, 'control');
    return c.html(await checksPage(c, {}));
  })
  .post(`${PLACE}/doi-chieu`, (c) => {
    requireDuty(c.var.officer, 'control');
    return written(c, {
      work: (form) => c.var.platform.database.transact((tx) => checkAnswer(tx, actOf(c), form)),
      next: `${PLACE}/doi-chieu`,
      again: (values, problem) => checksPage(c, values, problem),
    });
  })
  .get(`${PLACE}/doi-chieu/tep/:sha256{[0-9a-f]+}`, async (c) => {
    requireDuty(c.var.officer, 'control');
    const { database, files } = c.var.platform;
    const { wardId } = c.var.officer;
    const sha256 = c.req.param('sha256');
    if (!(await isPaperOf(database.db, wardId, sha256)))
      throw new Problem('not_found', 'Không có bản giấy này.');
    return sendFile(c, await openStoredFile(database.db, files, wardId, sha256), 'inline');
  })
  .get(`${PLACE}/theo-doi`, async (c) => c.html(await followUpsPage(c)))
  .get(`${PLACE}/theo-doi/:id{[0-9]+}`, async (c) =>
    c.html(await followUpPage(c, mustBeId(c.req.param('id')))),
  )
  .post(`${PLACE}/theo-doi/:id{[0-9]+}/buoc`, (c) => {
    const id = mustBeId(c.req.param('id'));
    return written(c, {
      work: (form) => c.var.platform.database.transact((tx) => takeFollowUpStep(tx, actOf(c), id, form)),
      next: `${PLACE}/theo-doi/${id}`,
      again: (values, problem) => {
        if (problem.code === 'not_allowed') throw problem;
        return followUpPage(c, id, values, problem);
      },
    });
  });

type Page = ReturnType<typeof paperPage> | ReturnType<typeof checksPage>;

interface Writing {
  work(form: Record<string, unknown>): Promise<void>;
  /** Where it goes on. */
  next: string;
  again(values: Record<string, unknown>, problem: Problem): Page;
}

/** Takes a form; what was typed stays when it is refused. */
async function written(c: StaffContext, { work, next, again }: Writing) {
  const body = await c.req.parseBody();
  try {
    await work(body);
    return c.redirect(next, 303);
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'not_found') throw error;
    return c.html(await again(body, error), error.status);
  }
}

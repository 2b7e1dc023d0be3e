import { Hono } from 'hono';
import { handleFeedback, maySeeSender, viewFeedback } from '../../features/feedback/index.ts';
import { noteAct } from '../../features/organisation/index.ts';
import { assignSubtask } from '../../features/plans/index.ts';
import { readPaper } from '../../platform/files/paper.ts';
import { openStoredFile } from '../../platform/files/stored-file.ts';
import { mustBeId } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { sendFile } from '../send-file.ts';
import { actOf, type StaffContext, type StaffEnv } from '../session.ts';
import { exportRegister } from './export-register.ts';
import { itemPage } from './item-page.tsx';
import { listPage } from './list-page.tsx';
import { PLACE, TEMPLATES } from './place.ts';
import { slipPage } from './slip.tsx';
import { saveTemplate, templatesPage } from './templates.tsx';

const ITEM = `${PLACE}/:id{[0-9]+}`;
const NOTHING = { verb: null, values: {} };

/** Petitions: the register, each item with what can be done about it, and the ward's words for answers. */
export const feedbackPages = new Hono<StaffEnv>()
  .get(PLACE, async (c) => c.html(await listPage(c)))
  .get(`${PLACE}.xlsx`, (c) => exportRegister(c))
  .get(TEMPLATES, async (c) => c.html(await templatesPage(c)))
  .post(TEMPLATES, (c) => saveTemplate(c))
  .get(ITEM, async (c) => c.html(await itemPage(c, idOf(c), { asked: NOTHING })))
  .post(`${ITEM}/buoc`, (c) => handled(c))
  .post(`${ITEM}/nguoi-gui`, async (c) => {
    const { database } = c.var.platform;
    const { item, sender } = await viewFeedback(database.db, c.var.officer, idOf(c));
    if (!maySeeSender(c.var.officer, item.state))
      throw new Problem('not_allowed', 'Chỉ đầu mối tiếp nhận xem được người gửi.');
    await database.transact((tx) => noteAct(tx, actOf(c), 'feedback_sender', item.state.code));
    return c.html(await itemPage(c, idOf(c), { asked: NOTHING, sender }));
  })
  .get(`${ITEM}/phieu`, async (c) => c.html(await slipPage(c, idOf(c))))
  .get(`${ITEM}/tep/:no{[0-9]+}`, async (c) => {
    const { database, files } = c.var.platform;
    const shown = await viewFeedback(database.db, c.var.officer, idOf(c));
    const file = shown.files.find(({ no }) => String(no) === c.req.param('no'));
    if (!file) throw new Problem('not_found', 'Phản ánh này không có tệp đó.');
    const stored = await openStoredFile(database.db, files, c.var.officer.wardId, file.file);
    return sendFile(c, { ...stored, name: shown.masked(file.name) }, 'inline');
  });

function idOf(c: StaffContext): number {
  return mustBeId(c.req.param('id'));
}

/** Takes one of the item's forms; what was typed stays when it is refused. */
async function handled(c: StaffContext) {
  const body = await c.req.parseBody({ all: true });
  const verb = String(body.verb ?? '');
  const values = ownFields(body, verb);
  try {
    await take(c, verb, values);
    return c.redirect(await afterwards(c), 303);
  } catch (error) {
    const goesOut = ['not_found', 'not_allowed'];
    if (!(error instanceof Problem) || goesOut.includes(error.code)) throw error;
    return c.html(await itemPage(c, idOf(c), { asked: { verb, values, problem: error } }), error.status);
  }
}

/** The fields of one form: on the page each bears the form's name in front. */
function ownFields(body: Record<string, unknown>, verb: string): Record<string, unknown> {
  const own = Object.entries(body).filter(([name]) => name.startsWith(`${verb}-`));
  return {
    ...Object.fromEntries(own.map(([name, value]) => [name.slice(verb.length + 1), value])),
    ...{ clientKey: body.clientKey, stepCount: body.stepCount },
  };
}

async function take(c: StaffContext, verb: string, form: Record<string, unknown>): Promise<void> {
  const { database, files, settings } = c.var.platform;
  const act = actOf(c);
  const paper = await readPaper(form.file, settings);
  const id = idOf(c);
  await database.transact(async (tx) => {
    if (verb !== 'remedy_task') return handleFeedback(tx, files, act, { id, verb, form, paper });
    // What must be mended is noted at the item and given out as work that is watched: both or neither.
    const given = { ...form, text: `Giao việc: ${String(form.title ?? '')}` };
    await handleFeedback(tx, files, act, { id, verb: 'remedy', form: given, paper });
    await assignSubtask(tx, act, { of: null, origin: `feedback/${id}/${String(form.stepCount)}`, form });
  });
}

/** Back to the item; to the register when by this step it is no longer the officer's to read. */
async function afterwards(c: StaffContext): Promise<string> {
  const { db } = c.var.platform.database;
  try {
    await viewFeedback(db, c.var.officer, idOf(c));
    return `${PLACE}/${idOf(c)}`;
  } catch (error) {
    if (error instanceof Problem && error.code === 'not_found') return PLACE;
    throw error;
  }
}

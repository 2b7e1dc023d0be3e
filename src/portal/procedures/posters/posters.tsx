import { Hono } from 'hono';
import { drawList, drawPoster, drawPosters, keptSheet } from '../../../features/postings/index.ts';
import { findProcedure } from '../../../features/procedures/index.ts';
import { toLocalDay } from '../../../law/day.ts';
import { Problem } from '../../../platform/problem.ts';
import type { PortalEnv } from '../../ward.ts';
import { cleanCode } from '../doors.tsx';
import { boardOf, LIST, type PortalContext, paperOf, posterOf, readList } from './board.ts';
import { listPage } from './list-page.tsx';
import { posterPage } from './poster-page.tsx';

/** Sheets for the notice board: the whole list by field and every procedure, to be printed or as PDF. */
export const posters = new Hono<PortalEnv>()
  .get(LIST, async (c) => c.html(await listPage(c)))
  .get(`${LIST}.pdf`, async (c) => {
    const { procedures, field, fieldCode, address } = await readList(c);
    const list = { procedures, field, address, board: boardOf(c), paper: paperOf(c) };
    return sendPdf(c, await keptSheet(drawList, list), `danh-muc-${fieldCode ?? 'thu-tuc'}`);
  })
  .get(`${LIST}/tung-to.pdf`, async (c) => {
    const { procedures, fieldCode } = await readList(c);
    if (fieldCode === null) throw new Problem('not_found', 'Chọn một lĩnh vực để in từng tờ.');
    const sheets = [];
    for (const procedure of procedures) sheets.push(await posterOf(c, procedure));
    return sendPdf(c, await keptSheet(drawPosters, sheets), `niem-yet-${fieldCode}`);
  })
  .get('/thu-tuc/:code/niem-yet.pdf', async (c) => {
    const { database, now } = c.var.platform;
    const code = cleanCode(c.req.param('code'));
    const procedure = await findProcedure(database.db, code, toLocalDay(now()));
    return sendPdf(c, await keptSheet(drawPoster, await posterOf(c, procedure)), `niem-yet-${code}`);
  })
  .get('/thu-tuc/:code/niem-yet', async (c) => {
    const code = cleanCode(c.req.param('code'));
    if (code !== c.req.param('code')) return c.redirect(`/thu-tuc/${code}/niem-yet`, 301);
    return c.html(await posterPage(c, code));
  });

/** A sheet may be kept for a while: it says on which day it was printed. */
function sendPdf(c: PortalContext, bytes: Uint8Array, name: string): Response {
  return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(`${name}-${paperOf(c)}.pdf`)}`,
    'cache-control': 'public, max-age=300',
  });
}

import { Hono } from 'hono';
import { findArchived, openDownload, requestExport, rewritePackage } from '../../features/archive/index.ts';
import { noteAct } from '../../features/organisation/index.ts';
import { findStoredFile } from '../../platform/files/stored-file.ts';
import { readForm } from '../../platform/http/form.ts';
import { mustBeId } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { mustHandle } from '../dossier/read-dossier.ts';
import { sendFile, sendPieces } from '../send-file.ts';
import { actOf, requireDuty, type StaffContext, type StaffEnv } from '../session.ts';
import { archivePage } from './archive-page.tsx';
import { archivedPage } from './archived-page.tsx';
import { exportPage } from './export-page.tsx';
import { PATH } from './place.ts';

const ZIP = 'application/zip';

/** Packages of ended dossiers, made by whoever controls; dossiers of other installations, read by whoever handles dossiers. */
export const archivePages = new Hono<StaffEnv>()
  .get(PATH, async (c) => {
    mustHandle(c);
    return c.html(await archivePage(c));
  })
  .post(PATH, async (c) => {
    requireDuty(c.var.officer, 'control');
    const body = await readForm(c);
    try {
      const id = await c.var.platform.database.transact((tx) => requestExport(tx, actOf(c), body));
      return c.redirect(`${PATH}/goi/${id}`, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'invalid') throw error;
      return c.html(await archivePage(c, { problem: error, typed: body }), error.status);
    }
  })
  .get(`${PATH}/goi/:id{[0-9]+}`, async (c) => {
    requireDuty(c.var.officer, 'control');
    return c.html(await exportPage(c, mustBeId(c.req.param('id'))));
  })
  .get(`${PATH}/goi/:file{[0-9]+\\.zip}`, async (c) => {
    requireDuty(c.var.officer, 'control');
    const id = idOf(c);
    const { name, pieces } = await openDownload(c.var.platform, c.var.officer.wardId, id);
    await note(c, 'fetch_packages', `gói hồ sơ ${id}`);
    return sendPieces(c, { name, mediaType: ZIP }, pieces);
  })
  .get(`${PATH}/ho-so/:id{[0-9]+}`, async (c) => {
    mustHandle(c);
    const archived = await read(c, mustBeId(c.req.param('id')));
    return c.html(archivedPage(c, archived));
  })
  .get(`${PATH}/ho-so/:file{[0-9]+\\.zip}`, async (c) => {
    requireDuty(c.var.officer, 'control');
    const archived = await read(c, idOf(c));
    const { code } = archived.manifest.dossier;
    await note(c, 'fetch_packages', code);
    return sendPieces(c, { name: `${code}.zip`, mediaType: ZIP }, rewritePackage(c.var.platform, archived));
  })
  .get(`${PATH}/ho-so/:id{[0-9]+}/tep/:no{[0-9]+}`, async (c) => {
    mustHandle(c);
    const { files } = await read(c, mustBeId(c.req.param('id')));
    const file = files.find(({ no }) => no === Number(c.req.param('no')));
    if (!file) throw new Problem('not_found', 'Không có tệp này.');
    const { database, files: store } = c.var.platform;
    const { bytes } = await findStoredFile(database.db, store, c.var.officer.wardId, file.sha256);
    return sendFile(c, { name: nameOf(file), mediaType: file.mediaType, bytes }, 'inline');
  });

/** What stands in a package, with the look noted. @throws Problem not_found */
async function read(c: StaffContext, id: number) {
  const archived = await findArchived(c.var.platform.database.db, c.var.officer.wardId, id);
  await note(c, 'view_archived', archived.manifest.dossier.code);
  return archived;
}

function note(c: StaffContext, action: string, subject: string): Promise<void> {
  return c.var.platform.database.transact((tx) => noteAct(tx, actOf(c), action, subject));
}

function idOf(c: StaffContext): number {
  return mustBeId(String(c.req.param('file')).replace('.zip', ''));
}

/** The name that it had, with the ending of what it is. */
function nameOf({ name, path }: { name: string; path: string }): string {
  const ending = path.slice(path.lastIndexOf('.'));
  return name.toLowerCase().endsWith(ending) ? name : `${name}${ending}`;
}

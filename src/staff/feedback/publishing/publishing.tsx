import { Hono } from 'hono';
import {
  applyDecisions,
  beginDraft,
  findPublishGround,
  GRID,
  listPublicationPhotos,
  makePhoto,
  publishFeedback,
  readPublishForm,
} from '../../../features/feedback/index.ts';
import { openStoredFile } from '../../../platform/files/stored-file.ts';
import { readForm } from '../../../platform/http/form.ts';
import { mustBeId } from '../../../platform/http/keys.ts';
import { Problem } from '../../../platform/problem.ts';
import { sendFile } from '../../send-file.ts';
import { actOf, type StaffContext, type StaffEnv } from '../../session.ts';
import { PLACE } from '../place.ts';
import { publishPage } from './publish-page.tsx';

const ITEM = `${PLACE}/:id{[0-9]+}/cong-khai`;

/** Setting what the public may see of a petition, from the original beside it; and everything that was shown before. */
export const publishingPages = new Hono<StaffEnv>()
  .get(ITEM, async (c) => {
    const ground = await groundOf(c);
    return c.html(await publishPage(c, { ground, draft: beginDraft(ground) }));
  })
  .post(ITEM, (c) => moderate(c))
  .get(`${ITEM}/anh/:no{[0-9]+}`, (c) => previewPhoto(c))
  .get(`${ITEM}/:version{[0-9]+}/anh/:no{[0-9]+}`, async (c) => {
    const { database, files } = c.var.platform;
    const { item } = await groundOf(c);
    const version = mustBeId(c.req.param('version'));
    const key = { wardId: item.wardId, feedbackId: item.id, version: Math.min(version, 1_000_000) };
    const photos = await listPublicationPhotos(database.db, key);
    const photo = photos.find(({ no }) => String(no) === c.req.param('no'));
    if (!photo) throw new Problem('not_found', 'Bản công khai này không có ảnh đó.');
    return sendFile(c, await openStoredFile(database.db, files, item.wardId, photo.file), 'inline');
  });

function groundOf(c: StaffContext) {
  return findPublishGround(c.var.platform.database.db, c.var.officer, mustBeId(c.req.param('id')));
}

/** "Xem lại" does what was decided and shows it; "Công khai" publishes what stands in the form. Nothing that was typed is lost. */
async function moderate(c: StaffContext) {
  const { database, files } = c.var.platform;
  const form = await readForm(c);
  const id = mustBeId(c.req.param('id'));
  const page = async (problem?: Problem) => {
    const ground = await groundOf(c);
    const draft = applyDecisions(ground, readPublishForm(form, ground.pictures));
    return publishPage(c, { ground, draft, ...(problem && { problem }) });
  };
  if (form.do !== 'publish') return c.html(await page());
  try {
    await database.transact((tx) => publishFeedback(tx, files, actOf(c), { id, form }));
    return c.redirect(`${PLACE}/${id}/cong-khai`, 303);
  } catch (error) {
    if (!(error instanceof Problem) || ['not_found', 'not_allowed'].includes(error.code)) throw error;
    return c.html(await page(error), error.status);
  }
}

/** A picture of the item as it would be shown, with the cells that the address names (`o=3.12`). */
async function previewPhoto(c: StaffContext) {
  const { files } = c.var.platform;
  const { pictures } = await groundOf(c);
  const picture = pictures.find(({ no }) => String(no) === c.req.param('no'));
  if (!picture) throw new Problem('not_found', 'Phản ánh này không có ảnh đó.');
  const cells = (c.req.query('o') ?? '').split('.', GRID * GRID).filter((each) => /^\d{1,2}$/.test(each));
  const blurred = cells.map(Number).filter((cell) => cell < GRID * GRID);
  const { bytes } = await makePhoto(await files.read(picture.file), blurred);
  return sendFile(c, { name: `anh-${picture.no}.jpg`, mediaType: 'image/jpeg', bytes }, 'inline');
}

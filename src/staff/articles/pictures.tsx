import { Hono } from 'hono';
import { addPicture, findArticle, listPictures } from '../../features/articles/index.ts';
import { openStoredFile } from '../../platform/files/stored-file.ts';
import { mustBeId } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { typed } from '../../ui/field.tsx';
import { sendFile } from '../send-file.ts';
import { actOf, type StaffEnv } from '../session.ts';
import { showArticle } from './article.tsx';

const PATH = '/can-bo/tin-bai/:id{[0-9]+}/anh';

export const articlePictures = new Hono<StaffEnv>()
  .post(PATH, async (c) => {
    const { database, files } = c.var.platform;
    const articleId = mustBeId(c.req.param('id'));
    const body = await c.req.parseBody();
    // Whose article it is comes before what was sent for it.
    await findArticle(database.db, c.var.officer, articleId);
    try {
      const description = typed(body, 'description') ?? '';
      await database.transact(async (tx) =>
        addPicture(tx, files, actOf(c), { articleId, picture: body.picture, description }),
      );
      return c.redirect(`/can-bo/tin-bai/${articleId}`, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code === 'not_allowed' || error.code === 'not_found')
        throw error;
      return c.html(await showArticle(c, body, error), error.status);
    }
  })
  .get(`${PATH}/:sha256{[0-9a-f]+}`, async (c) => {
    const { database, files } = c.var.platform;
    const { officer } = c.var;
    const article = await findArticle(database.db, officer, mustBeId(c.req.param('id')));
    const pictures = await listPictures(database.db, officer.wardId, article.id);
    const found = pictures.find((each) => each.file === c.req.param('sha256'));
    if (!found) throw new Problem('not_found', 'Tin này không có ảnh ấy.');
    const file = await openStoredFile(database.db, files, officer.wardId, found.file);
    return sendFile(c, { ...file, mediaType: found.mediaType }, 'inline');
  });

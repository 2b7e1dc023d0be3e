import { Hono } from 'hono';
import { stepEnvelope, takeStep } from '../../../features/dossiers/index.ts';
import { readPaper } from '../../../platform/files/paper.ts';
import { openStoredFile } from '../../../platform/files/stored-file.ts';
import { mustBeId } from '../../../platform/http/keys.ts';
import { Problem } from '../../../platform/problem.ts';
import { sendFile } from '../../send-file.ts';
import { actOf, type StaffEnv } from '../../session.ts';
import { showDossier } from '../dossier.tsx';
import { readDossier } from '../read-dossier.ts';

export const steps = new Hono<StaffEnv>()
  .post('/can-bo/ho-so/:id{[0-9]+}/buoc', async (c) => {
    const { database, files, settings } = c.var.platform;
    const dossierId = mustBeId(c.req.param('id'));
    const body = await c.req.parseBody({ all: true });
    try {
      const envelope = stepEnvelope.safeParse(body);
      if (!envelope.success) throw new Problem('invalid', 'Biểu mẫu thiếu dữ liệu. Hãy mở lại trang hồ sơ.');
      const act = actOf(c);
      const file = await readPaper(body.file, settings);
      await database.transact((tx) =>
        takeStep(tx, files, act, { ...envelope.data, dossierId, fields: body, file }),
      );
      return c.redirect(`/can-bo/ho-so/${dossierId}`, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code === 'not_found') throw error;
      const dossier = await readDossier(c, dossierId);
      return c.html(await showDossier(c, dossier, error, body), error.status);
    }
  })
  .get('/can-bo/ho-so/:id{[0-9]+}/tep/:sha256{[0-9a-f]+}', async (c) => {
    const { database, files } = c.var.platform;
    const sha256 = c.req.param('sha256');
    const { state } = await readDossier(c, mustBeId(c.req.param('id')));
    if (state.resultFile !== sha256 && !state.documents.some((each) => each.file === sha256))
      throw new Problem('not_found', 'Hồ sơ không có tệp này.');
    const file = await openStoredFile(database.db, files, c.var.officer.wardId, sha256);
    return sendFile(c, file, 'inline');
  });

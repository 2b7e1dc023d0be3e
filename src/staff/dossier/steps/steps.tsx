import { Hono } from 'hono';
import { type Dossier, findDossier, stepEnvelope, takeStep } from '../../../features/dossiers/index.ts';
import { mustNotBeSigned } from '../../../features/results/index.ts';
import { readPaper } from '../../../platform/files/paper.ts';
import { openStoredFile } from '../../../platform/files/stored-file.ts';
import { mustBeId } from '../../../platform/http/keys.ts';
import { Problem } from '../../../platform/problem.ts';
import { sendFile } from '../../send-file.ts';
import { actOf, type StaffContext, type StaffEnv } from '../../session.ts';
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
      if (envelope.data.step === 'stamp') await mustBeOnPaper(c, dossierId);
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
    const { state, steps } = await readDossier(c, mustBeId(c.req.param('id')));
    const isOfDocument = state.documents.some((each) => each.file === sha256);
    if (state.resultFile !== sha256 && !isOfDocument && !isOfStep(steps, sha256))
      throw new Problem('not_found', 'Hồ sơ không có tệp này.');
    const file = await openStoredFile(database.db, files, c.var.officer.wardId, sha256);
    return sendFile(c, file, 'inline');
  });

/** The result as it was signed, and the signature of who received it. */
function isOfStep(steps: Dossier['steps'], sha256: string): boolean {
  return steps.some(({ step }) => {
    if (step.step === 'sign') return step.payload.file === sha256;
    return step.step === 'return_result' && step.payload.receipt === sha256;
  });
}

/** @throws Problem step_not_open when the result was signed electronically: its number belongs on that file */
async function mustBeOnPaper(c: StaffContext, dossierId: number): Promise<void> {
  const { db } = c.var.platform.database;
  await mustNotBeSigned(db, await findDossier(db, { wardId: c.var.officer.wardId, dossierId }));
}

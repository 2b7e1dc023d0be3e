import { Hono } from 'hono';
import { z } from 'zod';
import { BULK_STEPS, STEP_LABELS, takeSteps } from '../../../features/dossiers/index.ts';
import { parseFields } from '../../../platform/problem.ts';
import { Status as StatusMark } from '../../../ui/page.tsx';
import { StaffPage } from '../../frame.tsx';
import { actOf, type StaffEnv } from '../../session.ts';
import { mustHandle } from '../read-dossier.ts';

const bulkForm = z.object({
  step: z.enum(BULK_STEPS, 'Chọn việc cần làm.'),
  clientKey: z.uuid('Biểu mẫu đã cũ: hãy mở lại danh sách.'),
  dossier: z
    .preprocess(
      (given) => (given === undefined ? [] : [given].flat()),
      z.array(z.string().regex(/^\d{1,15}\.\d{1,6}$/)),
    )
    .pipe(z.array(z.string()).min(1, 'Chưa chọn hồ sơ nào.').max(200, 'Nhiều nhất 200 hồ sơ một lần.')),
});

/** One step for many dossiers; what went and what did not is told for each. */
export const bulk = new Hono<StaffEnv>().post('/can-bo/ho-so/nhieu', async (c) => {
  mustHandle(c);
  const { database, files } = c.var.platform;
  const body = await c.req.parseBody({ all: true });
  const form = parseFields(bulkForm, body, 'Chưa chọn hồ sơ nào, hoặc biểu mẫu đã cũ.');
  const dossiers = form.dossier.map((text) => {
    const [dossierId, stepCount] = text.split('.').map(Number) as [number, number];
    return { dossierId, stepCount };
  });
  const fields = { officerId: body.officerId, note: '' };
  const results = await takeSteps(database, files, actOf(c), { ...form, dossiers, fields });
  const done = results.filter((each) => each.why === null).length;
  return c.html(
    <StaffPage title="Làm nhiều hồ sơ" officer={c.var.officer} token={c.var.token} place="/can-bo/ho-so">
      <h1>
        {STEP_LABELS[form.step]}: {done} / {results.length} hồ sơ
      </h1>
      <ul class="choice-list">
        {results.map((each) => (
          <li>
            <a href={`/can-bo/ho-so/${each.dossierId}`}>{each.code}</a>{' '}
            <StatusMark tone={each.why === null ? 'good' : 'bad'}>{each.why ?? 'Xong'}</StatusMark>
          </li>
        ))}
      </ul>
      <a class="btn btn-primary" href="/can-bo/ho-so">
        Về danh sách
      </a>
    </StaffPage>,
  );
});

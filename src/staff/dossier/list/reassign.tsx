import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { z } from 'zod';
import { findHeldBy, MOST_HELD, takeSteps } from '../../../features/dossiers/index.ts';
import { listAbsences, listOfficers } from '../../../features/organisation/index.ts';
import { toLocalDay } from '../../../law/day.ts';
import { mustBeId } from '../../../platform/http/keys.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import { FormToken, Select } from '../../../ui/field.tsx';
import { Status as StatusMark } from '../../../ui/page.tsx';
import { StaffPage } from '../../frame.tsx';
import { actOf, requireDuty, type StaffContext, type StaffEnv } from '../../session.ts';

const PATH = '/can-bo/ho-so/giao-lai/:id{[0-9]+}';
const PLACE = '/can-bo/ho-so';

const form = z.object({
  clientKey: z.uuid('Biểu mẫu đã cũ: hãy mở lại trang.'),
  officerId: z.coerce.number().int().positive('Chọn người nhận.'),
});

/** Everything that someone of the unit holds, given to another at once: he is away, or leaves. */
export const reassign = new Hono<StaffEnv>()
  .get(PATH, async (c) => {
    requireDuty(c.var.officer, 'review');
    const { from, others, deputyId } = await peopleOf(c);
    const held = await findHeldBy(c.var.platform.database.db, c.var.officer, from.id);
    return c.html(
      <StaffPage title="Giao lại hồ sơ" officer={c.var.officer} token={c.var.token} place={PLACE}>
        <h1>Giao lại hồ sơ của {from.displayName}</h1>
        {held.length === 0 || others.length === 0 ? (
          <p class="empty-state">
            {held.length === 0 ? 'Không giữ hồ sơ nào đang mở trong đơn vị.' : 'Đơn vị không còn ai thụ lý.'}
          </p>
        ) : (
          <form method="post" class="card card-body" data-turbo="false">
            <FormToken value={c.var.token} />
            <input type="hidden" name="clientKey" value={randomUUID()} />
            <p>
              Đang giữ {held.length === MOST_HELD ? `từ ${MOST_HELD}` : held.length} hồ sơ. Người mới nhận
              từng hồ sơ; hồ sơ đang chờ người nộp hoặc nơi khác chưa giao lại được, trang sau ghi rõ.
            </p>
            <Select
              name="officerId"
              label="Giao cho"
              required
              value={String(deputyId ?? '')}
              choices={others.map((each) => ({ value: String(each.id), label: each.displayName }))}
            />
            <button class="btn btn-primary" type="submit">
              Giao lại tất cả
            </button>
          </form>
        )}
      </StaffPage>,
    );
  })
  .post(PATH, async (c) => {
    requireDuty(c.var.officer, 'review');
    const { from } = await peopleOf(c);
    const { database, files } = c.var.platform;
    const { clientKey, officerId } = parseFields(form, await c.req.parseBody(), 'Chưa giao lại được.');
    const dossiers = await findHeldBy(database.db, c.var.officer, from.id);
    const fields = { officerId, note: `Giao lại từ ${from.displayName}` };
    const request = { step: 'assign' as const, clientKey, dossiers, fields };
    const results = await takeSteps(database, files, actOf(c), request);
    const refused = results.filter((each) => each.why !== null);
    return c.html(
      <StaffPage title="Giao lại hồ sơ" officer={c.var.officer} token={c.var.token} place={PLACE}>
        <h1>
          Đã giao lại {results.length - refused.length} / {results.length} hồ sơ
        </h1>
        {refused.length > 0 && (
          <>
            <p>
              {refused.length} hồ sơ chưa giao lại được, vẫn ở {from.displayName}:
            </p>
            <ul class="choice-list">
              {refused.map((each) => (
                <li>
                  <a href={`${PLACE}/${each.dossierId}`}>{each.code}</a>{' '}
                  <StatusMark tone="bad">{each.why}</StatusMark>
                </li>
              ))}
            </ul>
          </>
        )}
        <a class="btn btn-primary" href={`${PLACE}?viec=open&nguoi=${officerId}`}>
          Xem hồ sơ của người nhận
        </a>
      </StaffPage>,
    );
  });

/** Whose dossiers, and who in the unit may take them; the deputy of today first in mind. @throws Problem not_found */
async function peopleOf(c: StaffContext) {
  const { database, now } = c.var.platform;
  const { wardId, unitId } = c.var.officer;
  const officers = await listOfficers(database.db, wardId);
  const from = officers.find((each) => each.id === mustBeId(c.req.param('id')) && each.unitId === unitId);
  if (!from) throw new Problem('not_found', 'Đơn vị của bạn không có người này.');
  const absences = await listAbsences(database.db, wardId, toLocalDay(now()));
  return {
    from,
    others: officers.filter(
      (each) => each.unitId === unitId && each.id !== from.id && each.duties.includes('examine'),
    ),
    deputyId: absences.find((each) => each.officerId === from.id)?.deputyId ?? null,
  };
}

import { type Context, Hono } from 'hono';
import {
  arrange,
  closePhoneLinks,
  endBatch,
  findPhoneOf,
  forgetUploads,
  lockBatch,
  mayScan,
  mustScan,
  openPhoneLink,
  parseArrangement,
  type WholeBatch,
} from '../../features/digitisation/index.ts';
import { noteAct } from '../../features/organisation/index.ts';
import type { Tx } from '../../platform/database/database.ts';
import { findStoredFile } from '../../platform/files/stored-file.ts';
import { readForm } from '../../platform/http/form.ts';
import { mustBeId } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { FormToken } from '../../ui/field.tsx';
import { ErrorSummary } from '../../ui/page.tsx';
import { readDossier } from '../dossier/read-dossier.ts';
import { StaffPage } from '../frame.tsx';
import { sendFile } from '../send-file.ts';
import { actOf, type StaffContext, type StaffEnv } from '../session.ts';
import { BatchParts } from './batch-parts.tsx';
import { pathOf, readBatch, SCANS, SCANS_LIVE } from './own-batch.ts';
import { PhoneBox } from './phone-box.tsx';
import { isBusy, ScanField } from './scan-box.tsx';

const PLACE = `${SCANS}/:batch{[0-9]+}`;

/** What is scanned together of a dossier: its pages as they are read, arranged into papers. */
export const batchPages = new Hono<StaffEnv>()
  .get(PLACE, async (c) => c.html(await showBatch(c)))
  .post(`${PLACE}/xep`, (c) =>
    change(c, async (tx, batch) => {
      const { viec } = await readForm(c);
      await arrange(tx, batch, parseArrangement(viec), actOf(c).now);
    }),
  )
  .post(`${PLACE}/dien-thoai`, (c) =>
    change(c, (tx, batch) => openPhoneLink(tx, actOf(c), batch, c.var.platform.settings.secret)),
  )
  .post(`${PLACE}/dien-thoai/dong`, (c) => change(c, (tx, batch) => closePhoneLinks(tx, actOf(c), batch)))
  .post(`${PLACE}/dong`, async (c) => {
    const answer = await change(c, async (tx, batch) => {
      await endBatch(tx, batch, actOf(c).now);
      await noteAct(tx, actOf(c), 'end_scan', `lô quét ${batch.id}`);
    });
    const { batch } = await readBatch(c);
    if (batch.closedAt !== null) await forgetUploads(c.var.platform, batch);
    return answer;
  })
  .get(`${PLACE}/trang/:page{[0-9]+}`, async (c) => {
    const { batch } = await readBatch(c);
    const page = batch.pages.find((each) => each.id === mustBeId(c.req.param('page')));
    const sha256 = c.req.query('nho') === '1' ? page?.thumb : page?.image;
    if (!sha256) throw new Problem('not_found', 'Không có ảnh của trang này.');
    const { database, files } = c.var.platform;
    return sendFile(c, await findStoredFile(database.db, files, batch.wardId, sha256), 'inline');
  });

/** Changes the locked batch and shows it again. Only who may digitise papers of its dossier now may. */
export async function change(
  c: Context<StaffEnv>,
  work: (tx: Tx, batch: WholeBatch) => Promise<void>,
  backTo?: string,
): Promise<Response> {
  const { batch, dossier } = await readBatch(c);
  try {
    await c.var.platform.database.transact(async (tx) => {
      await mustScan(tx, actOf(c), dossier.id);
      await work(tx, await lockBatch(tx, { wardId: batch.wardId, batchId: batch.id }));
    });
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'not_found') throw error;
    return c.html(await showBatch(c, error), error.status);
  }
  return c.redirect(backTo ?? pathOf(batch), 303);
}

async function showBatch(c: StaffContext, problem?: Problem) {
  const { batch } = await readBatch(c);
  const { database, settings, now } = c.var.platform;
  const dossier = await readDossier(c, batch.dossierId!);
  const may =
    batch.closedAt === null && (await mayScan(database.db, { officer: c.var.officer, now: now() }, dossier));
  const phone = await findPhoneOf(database.db, batch, { secret: settings.secret, now: now() });
  const isOwn = batch.officerId === c.var.officer.id;
  return (
    <StaffPage
      title={`Số hóa ${dossier.state.code}`}
      officer={c.var.officer}
      token={c.var.token}
      place={SCANS}
      refresh={isBusy(batch) ? '5' : undefined}
    >
      <div class="page-head">
        <div>
          <h1>Số hóa giấy tờ</h1>
          <p class="mb-0">
            Hồ sơ <a href={`/can-bo/ho-so/${dossier.id}`}>{dossier.state.code}</a> · {dossier.applicant.name}
          </p>
        </div>
      </div>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      <div class="two-columns">
        <div id="lo-quet" {...(batch.closedAt === null && { 'data-live': SCANS_LIVE })}>
          <BatchParts {...{ batch, dossier, may, token: c.var.token }} />
        </div>
        {may && (
          <div>
            {isOwn && (
              <section class="card card-body" aria-label="Thêm tệp">
                <ScanField dossierId={dossier.id} token={c.var.token} />
              </section>
            )}
            <section class="card card-body mt-3" id="dien-thoai" data-live={SCANS_LIVE}>
              <PhoneBox {...{ batch, phone, token: c.var.token, publicUrl: settings.publicUrl }} />
            </section>
            <EndForm batch={batch} token={c.var.token} />
          </div>
        )}
      </div>
    </StaffPage>
  );
}

/** What is not confirmed is thrown away; so the button says it. */
function EndForm({ batch, token }: { batch: WholeBatch; token: string }) {
  return (
    <details class="card card-body mt-3">
      <summary>Đóng lô quét</summary>
      <p>
        Giấy tờ đã xác nhận vẫn ở hồ sơ. Mọi trang chưa xác nhận, ảnh và chữ đã đọc trong lô này bị xóa hẳn.
      </p>
      <form method="post" action={`${pathOf(batch)}/dong`}>
        <FormToken value={token} />
        <button class="btn" type="submit">
          Đóng và xóa phần chưa xác nhận
        </button>
      </form>
    </details>
  );
}

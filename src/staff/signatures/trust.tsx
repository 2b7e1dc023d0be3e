import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import {
  addAnchor,
  anchorForm,
  endAnchor,
  listAnchors,
  type TrustAnchor,
} from '../../features/signatures/index.ts';
import { formatDay, toLocalDay } from '../../law/day.ts';
import type { Tx } from '../../platform/database/database.ts';
import { mustBeId } from '../../platform/http/keys.ts';
import { Problem, parseFields } from '../../platform/problem.ts';
import { FileField, FormToken, fieldsOf, Input } from '../../ui/field.tsx';
import { ErrorSummary } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import { actOf, requireDuty, type StaffContext, type StaffEnv } from '../session.ts';

const PATH = '/can-bo/nguon-tin-cay';

/** Whose signatures this ward trusts, from when and until when. */
export const trustPages = new Hono<StaffEnv>()
  .get(PATH, async (c) => c.html(await trustPage(c, {})))
  .post(PATH, async (c) => {
    const body = await c.req.parseBody();
    return save(c, body, async (tx) => {
      const form = parseFields(anchorForm, body, 'Chưa thêm được chứng thư gốc.');
      if (!(body.file instanceof File) || body.file.size === 0 || body.file.size > 100_000)
        throw new Problem('invalid', 'Chưa chọn tệp chứng thư gốc.', { file: 'Chọn tệp .pem, .crt, .cer.' });
      const file = new Uint8Array(await body.file.arrayBuffer());
      await addAnchor(tx, actOf(c), { ...form, file });
    });
  })
  .post(`${PATH}/:id{[0-9]+}/thoi`, async (c) => {
    const id = mustBeId(c.req.param('id'));
    return save(c, {}, (tx) => endAnchor(tx, actOf(c), id, toLocalDay(c.var.platform.now())));
  });

async function save(c: StaffContext, values: Record<string, unknown>, work: (tx: Tx) => Promise<void>) {
  requireDuty(c.var.officer, 'administer');
  try {
    await c.var.platform.database.transact(work);
    return c.redirect(PATH, 303);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'invalid') throw error;
    return c.html(await trustPage(c, values, error), error.status);
  }
}

async function trustPage(c: StaffContext, values: Record<string, unknown>, problem?: Problem) {
  requireDuty(c.var.officer, 'administer');
  const { officer, token, platform } = c.var;
  const anchors = await listAnchors(platform.database.db, officer.wardId);
  const field = fieldsOf(values, problem?.fields);
  return (
    <StaffPage title="Nguồn chứng thư tin cậy" officer={officer} token={token} place="/can-bo/quan-tri">
      <h1>Nguồn chứng thư tin cậy</h1>
      <p>
        Chữ ký số được coi là của đúng người khi chứng thư của họ do một trong các nguồn này cấp. Ngoài danh
        sách dưới đây còn có các nguồn mà người vận hành đặt cho cả hệ thống.
      </p>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      <div class="two-columns">
        <section class="card card-body" aria-labelledby="danh-sach">
          <h2 id="danh-sach">Danh sách của phường</h2>
          {anchors.length === 0 && <p class="empty-state">Chưa có nguồn nào.</p>}
          <ul>
            {anchors.map((each) => (
              <AnchorLine anchor={each} token={token} />
            ))}
          </ul>
        </section>
        <form method="post" action={PATH} enctype="multipart/form-data" class="card card-body">
          <h2>Thêm chứng thư gốc</h2>
          <FormToken value={token} />
          <input type="hidden" name="clientKey" value={randomUUID()} />
          <FileField {...field('file')} label="Tệp chứng thư gốc" accept=".pem,.crt,.cer" required />
          <Input
            {...field('trustedFrom')}
            value={field('trustedFrom').value ?? toLocalDay(platform.now())}
            label="Tin cậy từ ngày"
            type="date"
            required
          />
          <Input {...field('basis')} label="Căn cứ" required />
          <button class="btn btn-primary" type="submit">
            Thêm nguồn
          </button>
        </form>
      </div>
    </StaffPage>
  );
}

function AnchorLine({ anchor, token }: { anchor: TrustAnchor; token: string }) {
  return (
    <li>
      <b>{anchor.subject}</b>
      <br />
      SHA-256 <span class="text-break">{anchor.fingerprint}</span>
      <br />
      Từ {formatDay(anchor.trustedFrom)}
      {anchor.trustedUntil && ` đến trước ${formatDay(anchor.trustedUntil)}`}. Căn cứ: {anchor.basis}
      {anchor.trustedUntil === null && (
        <form method="post" action={`${PATH}/${anchor.id}/thoi`}>
          <FormToken value={token} />
          <button class="btn btn-sm" type="submit" aria-label={`Thôi tin cậy ${anchor.subject}`}>
            Thôi tin cậy từ hôm nay
          </button>
        </form>
      )}
    </li>
  );
}

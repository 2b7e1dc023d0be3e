import { Hono } from 'hono';
import { exportAtDesk } from '../../features/privacy/index.ts';
import { readForm } from '../../platform/http/form.ts';
import { Problem } from '../../platform/problem.ts';
import { FormToken, fieldsOf, Input, TextArea } from '../../ui/field.tsx';
import { ErrorSummary } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import { sayDossiers } from '../looks/say-rows.ts';
import { actOf, requireDuty, type StaffContext, type StaffEnv } from '../session.ts';

const PATH = '/can-bo/quyen-du-lieu';

/** What a person may ask of his data, done for him at the desk. */
export const dataRightsPages = new Hono<StaffEnv>()
  .get(PATH, async (c) => {
    requireDuty(c.var.officer, 'receive', 'control');
    return c.html(rightsPage(c, {}));
  })
  .post(`${PATH}/tai`, async (c) => {
    requireDuty(c.var.officer, 'receive', 'control');
    const body = await readForm(c);
    try {
      const { zip, dossierIds } = await exportAtDesk(c.var.platform.database, actOf(c), body);
      sayDossiers(c, dossierIds);
      return c.body(zip, 200, {
        'content-type': 'application/zip',
        'content-disposition': 'attachment; filename="du-lieu-ca-nhan.zip"',
        'cache-control': 'private, no-store',
      });
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'invalid') throw error;
      return c.html(rightsPage(c, body, error), error.status);
    }
  });

function rightsPage(c: StaffContext, values: Record<string, unknown>, problem?: Problem) {
  const field = fieldsOf(values, problem?.fields);
  return (
    <StaffPage title="Quyền dữ liệu" officer={c.var.officer} token={c.var.token} place="/can-bo/quan-tri">
      <h1>Quyền của dân với dữ liệu của mình</h1>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      <p>
        Người đến quầy hỏi phường đang giữ gì về mình thì lập tệp này và giao cho chính họ. Người có tài khoản
        mức 2 tự tải được ở <b>Tài khoản, Dữ liệu của tôi</b> trên cổng, có thêm bản nháp, phản ánh và tài
        khoản.
      </p>
      <form method="post" action={`${PATH}/tai`} class="card card-body" data-turbo="false">
        <FormToken value={c.var.token} />
        <Input {...field('name')} label="Họ tên người yêu cầu" required />
        <Input {...field('personalId')} label="Số định danh cá nhân" inputmode="numeric" required />
        <TextArea
          {...field('reason')}
          label="Lý do"
          required
          help="Ghi vào nhật ký. Ví dụ: người có tên yêu cầu tại quầy, phiếu số 12. Không ghi tên, số của ai."
        />
        <label class="form-check mb-3">
          <input class="form-check-input" type="checkbox" name="checked" value="1" required />
          <span class="form-check-label">
            Đã đối chiếu giấy tờ tùy thân: người yêu cầu là người có số này
          </span>
        </label>
        <button class="btn btn-primary" type="submit">
          Lập tệp (ZIP)
        </button>
      </form>
    </StaffPage>
  );
}
